import { fingerprintSentence } from "./snapshot.ts";
import type { QuotedSentences } from "../sentences/gist.ts";
import { tells } from "../sentences/standing.ts";
import { disagree, type FigureSentence, readFigures } from "./figures.ts";
import type { Member } from "./stories.ts";

/** What one document of a story says where another says otherwise. */
export interface Version extends QuotedSentences {
  readonly publisher: string | null;
  readonly published: string | null;
}

/**
 * Finds a sentence whose figures or dates the documents of a story disagree about, as each of them
 * says it. Costs up to 0.1 s for a story of eight documents.
 *
 * @param members the first eight are compared, and of each the first 15 sentences with a figure.
 * @param allows false for a sentence that may not be quoted.
 * @returns one version a document, in their order, at least two; of several such sentences the one
 *   that most documents tell differently. Empty if they agree.
 */
export function findVersions(
  members: readonly Member[],
  allows: (sentence: string) => boolean,
): Version[] {
  const tellings = members.slice(0, mostDocuments).map((member) => readTelling(member, allows));
  let best: FiguredSentence[] = [];
  for (const [index, telling] of tellings.entries()) {
    for (const base of telling) {
      const group = [base];
      for (const other of tellings.slice(index + 1)) {
        const version = other.find((sentence) =>
          group.every((known) => disagree(known.figures, sentence.figures)),
        );
        if (version) group.push(version);
      }
      if (group.length > Math.max(1, best.length)) best = group;
    }
  }
  return best.map(({ version }) => version);
}

const mostDocuments = 8;
const mostSentences = 15;

interface FiguredSentence {
  readonly figures: FigureSentence;
  readonly version: Version;
}

function readTelling(member: Member, allows: (sentence: string) => boolean): FiguredSentence[] {
  const { document, reading, said } = member;
  const figured: FiguredSentence[] = [];
  for (const { start, end } of reading.sentences) {
    if (figured.length === mostSentences) break;
    const sentence = document.text.slice(start, end);
    if (!mayHoldFigure.test(sentence) || !tells(sentence) || !allows(sentence)) continue;
    if (said.has(fingerprintSentence(sentence))) continue;
    figured.push({
      figures: readFigures(sentence, document.language),
      version: {
        documentId: document.id,
        start,
        end,
        publisher: document.publisher,
        published: document.published,
      },
    });
  }
  return figured;
}

const mayHoldFigure =
  /\d|(?<!\p{L})(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|twenty)(?!\p{L})/iu;
