import { findTopicPassages, type QuoteModel, type TopicPassages } from "../answer/index.ts";
import { dot, meanVector, type Embedder } from "../embedding/index.ts";
import type { Library, StoredDocument } from "../library/index.ts";
import { type ArchiveOptions, pickFromArchive, type ShownPassage } from "./choosing/archive.ts";
import { daysOld, isDay } from "./choosing/days.ts";
import {
  createItemWriter,
  daysUntilOld,
  type DigestItem,
  type Headline,
  toHeadline,
  writeItem,
} from "./choosing/items.ts";
import { findChange } from "./news/changedFacts.ts";
import { type DigestCandidate, findNews } from "./news/news.ts";
import type { Snapshot } from "./news/snapshot.ts";
import { compareNewest, groupStories, type Story } from "./news/groupStories.ts";
import { createSeriesReader, type ReadSeries } from "./sentences/seriesWords.ts";
import { createDocumentProfiler, type DocumentProfiler } from "./sentences/documentProfile.ts";
import { selectDiverse } from "./choosing/diversity.ts";

/** What is new in the documents, in their own words. Plain data. */
export interface Digest {
  /** The day it is for, such as `2026-06-30`. */
  readonly date: string;
  /** True if the chat had no digest before. */
  readonly isFirst: boolean;
  /** The most relevant first; empty only if no new story can be quoted. */
  readonly items: readonly DigestItem[];
  /** Headlines of further new stories, at most 20. */
  readonly also: readonly Headline[];
  /** What was picked from the archive because nothing is new, for the caller to keep; else `null`. */
  readonly shown: ShownPassage | null;
}

export interface DigestOptions {
  readonly library: Library;
  /** The library's model, with its prefix for questions. */
  readonly embedder: Pick<Embedder, "embed" | "knowsWord">;
  readonly quoteModel: QuoteModel;
  /** The documents at the chat's last digest; `null` if there was none. */
  readonly seen: Snapshot | null;
  /** The day in the chat's time zone, `YYYY-MM-DD`. */
  readonly today: string;
  /** Only stories on this topic, in any words. Default: all. */
  readonly topic?: string | null;
  /** How many stories at most, such as 3, 5 or 8. Default: 5. */
  readonly length?: number;
  /** Pick a passage from the archive if nothing is new. Default: `null`, which gives "nothing" then. */
  readonly archive?: ArchiveOptions | null;
}

/**
 * Chooses what is new in the documents since a chat's last digest. A first digest covers the last seven
 * days, or if they brought nothing, the newest documents, however old they are.
 *
 *     new documents → on the topic → the 1,000 newest → stories → relevant, diverse ones → quotes
 *
 * The same options give the same digest. Costs about 50 ms for a few new documents among 1,000, and
 * some seconds if 10,000 are new.
 *
 * @throws RangeError if `today` is not a day.
 */
export async function chooseDigest(options: DigestOptions): Promise<Digest | "nothing"> {
  const { library, seen, today } = options;
  if (!isDay(today)) {
    throw new RangeError(`Expected a day such as 2026-06-30, got "${today}".`);
  }
  const documents = await library.listDocuments();
  const context: DigestContext = {
    ...options,
    profiler: createDocumentProfiler(library),
    documents,
  };
  const isFirst = seen === null;
  const candidates = seen ? await findNews(library, documents, seen) : recentCandidates(context);
  const news = await composeStories(context, candidates, byRecency(today));
  if (news) return { date: today, isFirst, ...news, shown: null };
  const newest = isFirst ? await composeNewestStories(context) : null;
  if (newest) return { date: today, isFirst, ...newest, shown: null };
  const picked = await composeFromArchive(context);
  return picked ? { date: today, isFirst, ...picked } : "nothing";
}

/** What one digest is made of. */
interface DigestContext extends DigestOptions {
  readonly profiler: DocumentProfiler;
  /** All documents of the library. */
  readonly documents: readonly StoredDocument[];
}

type DigestContents = Pick<Digest, "items" | "also">;

/** How much a story matters among the stories of a digest, about 0 to 1. */
type Relevance = (story: Story, stories: readonly Story[]) => number;

function recentCandidates({ documents, today }: DigestContext): DigestCandidate[] {
  return documents.filter(({ published }) => isRecent(published, today)).map(toCandidate("new"));
}

/** Makes items of the most relevant stories; `null` if there is no story. */
async function composeStories(
  context: DigestContext,
  candidates: readonly DigestCandidate[],
  relevance: Relevance,
): Promise<DigestContents | null> {
  const topic = await resolveTopic(context, candidates);
  const newest = candidates
    .filter(({ document }) => topic === null || topic.passages.has(document.id))
    .toSorted(compareNewest)
    .slice(0, maxDocuments);
  const profiles = await context.profiler.profile(newest.map(({ document }) => document));
  const members = newest.flatMap((candidate, index) => {
    const profile = profiles[index];
    return profile ? [{ ...candidate, profile }] : [];
  });
  // Each changed fact is a story of its own, also where pages are alike.
  const changed = members.slice(0, maxCompared).flatMap((member): Story[] => {
    const isChanged = member.formerly !== undefined && findChange(member) !== null;
    return isChanged ? [{ members: [member], centroid: member.profile.centroid }] : [];
  });
  const told = new Set(changed.map(({ members: [member] }) => member));
  const stories = [...changed, ...groupStories(members.filter((member) => !told.has(member)))];
  const { length = defaultLength } = context;
  const chosen = selectDiverse(stories, {
    count: length + maxAlso,
    relevance: (story) =>
      relevance(story, stories) +
      (topic ? dot(story.centroid, topic.vector) : 0) +
      (changed.includes(story) ? changedBonus : 0),
    similarity: (one, other) => dot(one.centroid, other.centroid),
  });
  const writeNext = createItemWriter({ ...context, topic, readSeries: readSeriesOf(context) });
  const items: DigestItem[] = [];
  const also: Headline[] = [];
  for (const story of chosen) {
    const item = items.length < length ? await writeNext(story) : null;
    if (item) items.push(item);
    else if (also.length < maxAlso) also.push(toHeadline(story.members[0].document));
  }
  const titles = new Set(items.map(({ headline }) => readingOf(headline)));
  const further = also.filter((headline) => {
    const isFirst = !titles.has(readingOf(headline));
    titles.add(readingOf(headline));
    return isFirst;
  });
  return items.length + further.length === 0 ? null : { items, also: further };
}

/** Equal for titles that read alike. */
function readingOf({ title }: Headline): string {
  return title.trim().toLowerCase();
}

function readSeriesOf({ library, documents, seen }: DigestContext): ReadSeries {
  const seenIds = new Set(seen?.documents.map(({ documentId }) => documentId));
  return createSeriesReader(library, documents, (id) => seenIds.has(id));
}

// A changed fact of a known document comes before whatever else is new.
const changedBonus = 10;
// Each takes some 10 ms if it replaces another document.
const maxCompared = 100;

const defaultLength = 5;
const maxAlso = 20;
// Any more documents bring more stories than a digest can show.
const maxDocuments = 1_000;

/** Half for how new it is, from today to a week ago, and half for how many documents report it. */
function byRecency(today: string): Relevance {
  return ({ members }) => {
    const age = daysOld(members[0].document.published, today) ?? daysUntilOld;
    const recency = 1 - Math.min(Math.max(age, 0), daysUntilOld) / daysUntilOld;
    return (recency + 1 - 1 / members.length) / 2;
  };
}

/** For a first digest without news: the newest stories, and after them the most central without a date. */
async function composeNewestStories(context: DigestContext): Promise<DigestContents | null> {
  const { documents, today, length: wanted = defaultLength } = context;
  const length = Math.min(wanted, maxOldStories);
  const isDated = ({ published }: StoredDocument) => (daysOld(published, today) ?? -1) >= 0;
  const dated = documents
    .filter(isDated)
    .map(toCandidate("archive"))
    .toSorted(compareNewest)
    .slice(0, newestPerStory * length);
  const undated = documents.filter((document) => !isDated(document)).map(toCandidate("archive"));
  const centrality = createCentrality();
  // Every dated story comes before every undated one, the newest first, whatever they are like.
  const relevance: Relevance = (story, stories) =>
    isDated(story.members[0].document)
      ? 1 + stories.length - stories.indexOf(story)
      : centrality(story, stories);
  const contents = await composeStories({ ...context, length }, [...dated, ...undated], relevance);
  // What is not news does not become news as a headline.
  return contents && contents.items.length > 0 ? { items: contents.items, also: [] } : null;
}

const maxOldStories = 5;
// Some are alike, and some have nothing to quote.
const newestPerStory = 3;

/**
 * Degree centrality as in LexRank (Erkan and Radev 2004), without a threshold for cosines: the sum of a
 * story's cosines with all stories is its dot product with their sum.
 */
function createCentrality(): Relevance {
  let mean: Float32Array | undefined;
  return (story, stories) => {
    mean ??= meanVector(stories.map(({ centroid }) => centroid));
    return dot(story.centroid, mean);
  };
}

/** Picks a passage from the archive, if that is wanted. */
async function composeFromArchive(
  context: DigestContext,
): Promise<Pick<Digest, "items" | "also" | "shown"> | null> {
  const { archive, documents, profiler, today } = context;
  if (!archive) return null;
  const candidates = documents.map(toCandidate("archive"));
  const topic = await resolveTopic(context, candidates);
  const picked = await pickFromArchive(profiler, documents, topic, { ...archive, today });
  if (!picked) return null;
  const { document, quotes, shown } = picked;
  const lead = toCandidate("archive")(document);
  return { items: [writeItem([lead], { lead, quotes, versions: [], today })], also: [], shown };
}

async function resolveTopic(
  { library, embedder, quoteModel, topic }: DigestContext,
  candidates: readonly DigestCandidate[],
): Promise<TopicPassages | null> {
  const wanted = topic?.trim() ?? "";
  if (wanted === "") return null;
  const documents = new Map(candidates.map(({ document }) => [document.id, document]));
  return findTopicPassages({ library, embedder, quoteModel, topic: wanted, documents });
}

function toCandidate(kind: DigestCandidate["kind"]): (document: StoredDocument) => DigestCandidate {
  return (document) => ({ document, kind, knownSentences: new Set() });
}

function isRecent(published: string | null, today: string): boolean {
  const age = daysOld(published, today);
  return age !== null && age <= daysUntilOld;
}
