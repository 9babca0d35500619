import type { Embedder } from "../../embedding/index.ts";
import type { StoredDocument } from "../../library/index.ts";
import { daysOld } from "./days.ts";
import type { DigestCandidate } from "../news/news.ts";
import { fingerprintSentence } from "../news/snapshot.ts";
import type { StoryMember, Story } from "../news/groupStories.ts";
import { type ChangedFact, findChange } from "../news/changedFacts.ts";
import { findVersions, type Version } from "../news/versions.ts";
import { chooseKeySentences, type QuotedSentences } from "../sentences/keySentences.ts";
import type { DocumentProfiler, ProfileSentence } from "../sentences/documentProfile.ts";
import type { ReadSeries } from "../sentences/seriesWords.ts";
import type { TopicPassages } from "../../answer/index.ts";

export interface Headline {
  readonly documentId: string;
  readonly title: string;
  readonly url: string | null;
}

/** What tells a story from another of the digest under the same title: the heading above its quote, or its date. */
export type HeadlinePart =
  | { readonly kind: "section"; readonly heading: string }
  | { readonly kind: "date"; readonly published: string };

/** A story of one document, or of several that report the same. */
export interface DigestItem {
  readonly headline: Headline;
  /** If a figure or date of a known document has changed: the sentence before and now. */
  readonly changed?: ChangedFact;
  /** If a story before it has its title. */
  readonly part?: HeadlinePart;
  /** One or two, in order; none if all that carries the story stands in `versions`. */
  readonly quotes: readonly QuotedSentences[];
  /** `new` if any of its documents is, else `updated`; what is `archive` is no news. */
  readonly kind: DigestCandidate["kind"];
  /** How many documents report it. */
  readonly documents: number;
  /** These documents, the newest first; at most eight. */
  readonly sources: readonly DigestSource[];
  /** A sentence whose figures or dates they disagree about, as each has it; two or more, or none. */
  readonly versions: readonly Version[];
  /** When the newest was published, as exact as it says; `null` if none does. */
  readonly published: string | null;
  /** Published more than a week before the digest's date, so the date has to be shown first. */
  readonly isOld: boolean;
}

interface DigestSource extends Headline {
  readonly publisher: string | null;
  readonly published: string | null;
}

export interface ItemWriterOptions {
  readonly profiler: DocumentProfiler;
  readonly embedder: Pick<Embedder, "embed">;
  readonly topic: TopicPassages | null;
  readonly today: string;
  /** Reads what stood in a document's series before; what did is not quoted as news. */
  readonly readSeries: ReadSeries;
}

/**
 * Creates a function that makes the items of one digest, one story after the other. No sentence gets
 * into two items. A call costs about 5 ms, and up to 100 ms for a story of eight documents.
 *
 * @returns the function; it gives `null` for a story without a sentence that can be quoted.
 */
export function createItemWriter(options: ItemWriterOptions) {
  const { profiler, embedder, topic, today, readSeries } = options;
  const usedFingerprints = new Set<number>();
  const markUsed = (members: readonly StoryMember[], quotes: readonly QuotedSentences[]) => {
    for (const { profile } of members) {
      for (const fingerprint of fingerprintsWithin(profile, quotes)) {
        usedFingerprints.add(fingerprint);
      }
    }
  };

  async function chooseQuotes(
    story: Story,
    member: StoryMember,
  ): Promise<readonly QuotedSentences[]> {
    const { document, profile, knownSentences } = member;
    const [title] = await embedder.embed([document.title]);
    const onTopic = topic?.passages.get(document.id);
    const told = new Set(story.members.map((other) => other.document.id));
    const series = await readSeries(document, told);
    const choose = (saidAbove: string) =>
      chooseKeySentences(profiler, profile, {
        targets: [story.centroid, title, topic?.vector].filter((vector) => vector !== undefined),
        count: quotesPerItem,
        isAllowed(sentence) {
          if (onTopic && !onTopic.has(sentence.passageId)) return false;
          const words = wordsOf(document, sentence);
          return !knownSentences.has(fingerprintSentence(words)) && !series.has(words, saidAbove);
        },
        usedFingerprints,
      });
    const quotes = await choose(document.title);
    // Better what repeats the headline than none.
    return quotes.length > 0 ? quotes : choose("");
  }

  const isOnTopic = ({ document, profile }: StoryMember, { start }: QuotedSentences) => {
    const passages = topic?.passages.get(document.id);
    const sentence = profile.sentences.find((other) => other.start === start);
    return !topic || (sentence !== undefined && passages?.has(sentence.passageId) === true);
  };
  const usedHeadlines = new Set<string>();
  /** `null` if nothing tells it from a story that was told. */
  const tellApart = (item: DigestItem, { document, profile }: StoryMember): DigestItem | null => {
    const [quote] = item.quotes;
    const main = profile.sentences.find(({ start, end }) =>
      quote ? start >= quote.start && end <= quote.end : false,
    );
    const { published } = document;
    const parts: (HeadlinePart | null)[] = [
      null,
      ...(main?.heading ? [{ kind: "section" as const, heading: main.heading }] : []),
      ...(published === null ? [] : [{ kind: "date" as const, published }]),
    ];
    const part = parts.find((each) => !usedHeadlines.has(keyOf(document, each)));
    if (part === undefined) return null;
    usedHeadlines.add(keyOf(document, part));
    return part === null ? item : { ...item, part };
  };

  return async (story: Story): Promise<DigestItem | null> => {
    const { members } = story;
    for (const member of members.slice(0, maxSources)) {
      const changed = findChange(member);
      if (!changed || !isOnTopic(member, changed.now)) continue;
      markUsed([member], [changed.now]);
      const quotes = [changed.now];
      const item = writeItem(members, { lead: member, quotes, versions: [], today });
      return tellApart({ ...item, changed }, member);
    }
    const versions = findVersions(
      members,
      (sentence) => !usedFingerprints.has(fingerprintSentence(sentence)),
    );
    markUsed(members, versions);
    for (const member of members.slice(0, maxSources)) {
      const quotes = await chooseQuotes(story, member);
      markUsed([member], quotes);
      if (quotes.length === 0) continue;
      return tellApart(writeItem(members, { lead: member, quotes, versions, today }), member);
    }
    if (versions.length === 0) return null;
    const [lead] = members;
    return tellApart(writeItem(members, { lead, quotes: [], versions, today }), lead);
  };
}

/** Equal for headlines that read alike. */
function keyOf({ title }: StoredDocument, part: HeadlinePart | null): string {
  const words = part === null ? "" : part.kind === "section" ? part.heading : part.published;
  return `${fingerprintSentence(title)} ${words.trim().toLowerCase()}`;
}

const quotesPerItem = 2;
const maxSources = 8;

/** Makes an item of a story whose sentences have been chosen. */
export function writeItem(
  members: readonly Pick<DigestCandidate, "document" | "kind">[],
  chosen: {
    readonly lead: Pick<DigestCandidate, "document">;
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
    sources: members.slice(0, maxSources).map(({ document }) => ({
      ...toHeadline(document),
      publisher: document.publisher,
      published: document.published,
    })),
    versions,
    published,
    isOld: age !== null && age > daysUntilOld,
  };
}

/** Anything older must not look like news of the day. */
export const daysUntilOld = 7;

export function toHeadline({ id, title, url }: StoredDocument): Headline {
  return { documentId: id, title, url };
}

/** The fingerprints of a document's sentences that are inside some quotes of it. */
export function fingerprintsWithin(
  { document, sentences }: Pick<StoryMember["profile"], "document" | "sentences">,
  quotes: readonly QuotedSentences[],
): number[] {
  const own = quotes.filter(({ documentId }) => documentId === document.id);
  return sentences
    .filter(({ start, end }) => own.some((quote) => start >= quote.start && end <= quote.end))
    .map((sentence) => fingerprintSentence(wordsOf(document, sentence)));
}

function wordsOf(document: StoredDocument, { start, end }: ProfileSentence): string {
  return document.text.slice(start, end);
}
