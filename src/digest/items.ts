import type { Embedder } from "../embedding/embedder.ts";
import type { StoredDocument } from "../library/rows/storedDocument.ts";
import { daysOld } from "./days.ts";
import type { Candidate } from "./news/news.ts";
import { fingerprintSentence } from "./news/snapshot.ts";
import type { Member, Story } from "./news/stories.ts";
import { findVersions, type Version } from "./news/versions.ts";
import { chooseGist, type QuotedSentences } from "./sentences/gist.ts";
import type { Reader, ReadSentence } from "./sentences/reading.ts";
import type { TopicFinds } from "./topic.ts";

export interface Headline {
  readonly documentId: string;
  readonly title: string;
  readonly url: string | null;
}

/** A story: one document, or several that tell the same. */
export interface DigestItem {
  readonly headline: Headline;
  /** One or two, in order; none if all that carries the story stands in `versions`. */
  readonly quotes: readonly QuotedSentences[];
  /** `new` if any of its documents is, else `updated`; what is `archive` is no news. */
  readonly kind: Candidate["kind"];
  /** How many documents tell it. */
  readonly documents: number;
  /** These documents, the newest first; at most eight. */
  readonly sources: readonly DigestSource[];
  /** A sentence whose figures or dates they disagree about, as each has it; two or more, or none. */
  readonly versions: readonly Version[];
  /** When the newest was published, as exact as it says; `null` if none does. */
  readonly published: string | null;
  /** Published more than a week before the digest's date: the date has to be told first. */
  readonly isOld: boolean;
}

interface DigestSource extends Headline {
  readonly publisher: string | null;
  readonly published: string | null;
}

export interface ItemWriterOptions {
  readonly reader: Reader;
  readonly embedder: Pick<Embedder, "embed">;
  readonly topic: TopicFinds | null;
  readonly today: string;
}

/**
 * Writes the items of one digest, no sentence in two of them.
 *
 * @returns a function that gives `null` for a story without a sentence that can be quoted. Costs about
 *   5 ms, and up to 100 ms for a story of eight documents.
 */
export function createItemWriter({ reader, embedder, topic, today }: ItemWriterOptions) {
  const taken = new Set<number>();
  const take = (members: readonly Member[], quotes: readonly QuotedSentences[]) => {
    for (const { reading } of members) {
      for (const fingerprint of fingerprintsWithin(reading, quotes)) taken.add(fingerprint);
    }
  };

  async function chooseQuotes(story: Story, member: Member): Promise<readonly QuotedSentences[]> {
    const { document, reading, said } = member;
    const [title] = await embedder.embed([document.title]);
    const onTopic = topic?.passages.get(document.id);
    const isNews = (sentence: ReadSentence) =>
      said.size === 0 || !said.has(fingerprintSentence(wordsOf(document, sentence)));
    return chooseGist(reader, reading, {
      towards: [story.centroid, title, topic?.vector].filter((vector) => vector !== undefined),
      count: quotesPerItem,
      allows: (sentence) => (onTopic?.has(sentence.passageId) ?? true) && isNews(sentence),
      taken,
    });
  }

  return async (story: Story): Promise<DigestItem | null> => {
    const { members } = story;
    const versions = findVersions(members, (sentence) => !taken.has(fingerprintSentence(sentence)));
    take(members, versions);
    for (const member of members.slice(0, mostSources)) {
      const quotes = await chooseQuotes(story, member);
      take([member], quotes);
      if (quotes.length > 0) return writeItem(members, { lead: member, quotes, versions, today });
    }
    return versions.length === 0
      ? null
      : writeItem(members, { lead: members[0], quotes: [], versions, today });
  };
}

const quotesPerItem = 2;
const mostSources = 8;

/** Puts together an item whose sentences have been chosen. */
export function writeItem(
  members: readonly Pick<Candidate, "document" | "kind">[],
  chosen: {
    readonly lead: Pick<Candidate, "document">;
    readonly quotes: readonly QuotedSentences[];
    readonly versions: readonly Version[];
    readonly today: string;
  },
): DigestItem {
  const { lead, quotes, versions, today } = chosen;
  const [newest] = members;
  const kinds = members.map(({ kind }) => kind);
  const published = newest?.document.published ?? null;
  const age = daysOld(published, today);
  return {
    headline: toHeadline(lead.document),
    quotes,
    kind: kinds.includes("new") ? "new" : (kinds[0] ?? "archive"),
    documents: members.length,
    sources: members.slice(0, mostSources).map(({ document }) => ({
      ...toHeadline(document),
      publisher: document.publisher,
      published: document.published,
    })),
    versions,
    published,
    isOld: age !== null && age > daysUntilOld,
  };
}

/** What is older may not be told as if it were today's. */
export const daysUntilOld = 7;

export function toHeadline({ id, title, url }: StoredDocument): Headline {
  return { documentId: id, title, url };
}

/** The fingerprints of a document's sentences that stand within some quotes of it. */
export function fingerprintsWithin(
  { document, sentences }: Pick<Member["reading"], "document" | "sentences">,
  quotes: readonly QuotedSentences[],
): number[] {
  const own = quotes.filter(({ documentId }) => documentId === document.id);
  return sentences
    .filter(({ start, end }) => own.some((quote) => start >= quote.start && end <= quote.end))
    .map((sentence) => fingerprintSentence(wordsOf(document, sentence)));
}

function wordsOf(document: StoredDocument, { start, end }: ReadSentence): string {
  return document.text.slice(start, end);
}
