import type { Answer, ShownQuote } from "../../answer/index.ts";
import type { Digest, QuotedDocuments } from "../../digest/index.ts";
import { pageAt } from "../../library/index.ts";

/**
 * Makes an answer to "What's new?" of a digest: the first quote of each story, the other documents of the
 * story beside it, and the stories that an answer has no room for as further quotes.
 *
 * @param documents those that the digest quotes, as `getQuotedDocuments` gives them.
 * @returns `null` if the digest quotes nothing.
 */
export function toNewsAnswer(
  question: string,
  digest: Digest,
  documents: QuotedDocuments,
): Answer | null {
  const quotes = digest.items.flatMap(({ quotes: told, versions, sources }): ShownQuote[] => {
    const [first] = [...told, ...versions];
    const document = first && documents.get(first.documentId);
    if (!document) return [];
    const { start, end } = first;
    const others = sources.filter(({ documentId }) => documentId !== document.id);
    return [
      {
        documentId: document.id,
        start,
        end,
        page: pageAt(document, start),
        marks: [],
        alsoIn: others.map(({ documentId }) => ({ documentId, start: 0, end: 0, page: null })),
      },
    ];
  });
  if (quotes.length === 0) return null;
  const shown = quotes.slice(0, mostShown);
  return {
    question: question.trim(),
    corrections: [],
    verdict: "answered",
    confidence: newsConfidence,
    quotes: shown,
    further: quotes.slice(mostShown),
    disagreement: null,
    newest: newestOf(shown, documents),
    foreignLanguage: null,
    nearest: shown.map(({ documentId }) => documentId),
    sources: documents,
  };
}

const mostShown = 3;
// Enough to be told to whoever asks, and too little for a question that a group put to everybody.
const newsConfidence = 0.5;

function newestOf(shown: readonly ShownQuote[], documents: QuotedDocuments): string | null {
  const dates = shown.flatMap(({ documentId }) => documents.get(documentId)?.published ?? []);
  return dates.toSorted().at(-1) ?? null;
}
