import { type CitationWords, cite, clip } from "../../../answer/index.ts";
import type { StoredDocument } from "../../../library/index.ts";
import { createRichText, type RichText } from "../../richText.ts";
import type { Words } from "../../../service/words/words.ts";

/** Says where words are from, the title linked if the document has an address. */
export function renderCitation(
  document: StoredDocument,
  page: number | null,
  { words, now }: { readonly words: Words; readonly now: Date },
): RichText {
  const { title, details } = cite(document, page, toCitationWords(words), now);
  return createRichText().append(title, linkTo(document)).append(` · ${details}`).build();
}

/** Names further sources of the same, short: "also in The Port · 1 Jun 2026; …". */
export function renderAlsoIn(documents: readonly StoredDocument[], words: Words): RichText {
  const marker = "\n";
  // The list stands where the language wants it.
  const [before = "", after = ""] = words("citation-also-in", { sources: marker }).split(marker);
  const message = createRichText().append(before);
  documents.forEach((document, index) => {
    const { publisher, published } = document;
    const short = { ...document, publisher: publisher && clip(publisher, 40), published };
    const { details } = cite(short, null, toCitationWords(words));
    if (index > 0) message.append("; ");
    message.append(clip(document.title, 80), linkTo(document)).append(` · ${details}`);
  });
  return message.append(after).build();
}

function linkTo({ url }: StoredDocument) {
  return url === null ? undefined : { type: "text_link" as const, url };
}

/** What a citation says in words that are not the document's. */
export function toCitationWords(words: Words): CitationWords {
  return {
    language: words.language,
    undated: words("citation-undated"),
    page: (number) => words("citation-page", { page: String(number) }),
  };
}
