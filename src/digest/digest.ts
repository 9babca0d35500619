import type { QuoteModel } from "../answer/quotes/quoteModel.ts";
import type { Embedder } from "../embedding/embedder.ts";
import { dot, meanVector } from "../embedding/vectors.ts";
import type { Library } from "../library/library.ts";
import type { StoredDocument } from "../library/rows/storedDocument.ts";
import { type ArchiveOptions, drawFromArchive, type ShownPassage } from "./archive.ts";
import { daysOld, isDay } from "./days.ts";
import {
  createItemWriter,
  daysUntilOld,
  type DigestItem,
  type Headline,
  toHeadline,
  writeItem,
} from "./items.ts";
import { type Candidate, findNews } from "./news/news.ts";
import type { Snapshot } from "./news/snapshot.ts";
import { compareNewest, groupStories, type Story } from "./news/stories.ts";
import { createReader, type Reader } from "./sentences/reading.ts";
import { chooseSpread } from "./spread.ts";
import { findTopic, type TopicFinds } from "./topic.ts";

/** What is new in the documents, in their own words. Plain data. */
export interface Digest {
  /** The day it is for, such as `2026-06-30`. */
  readonly date: string;
  /** The chat had no digest before. */
  readonly isFirst: boolean;
  /** What matters most first; none only if no new story can be quoted. */
  readonly items: readonly DigestItem[];
  /** Further new stories, at most 20. */
  readonly also: readonly Headline[];
  /** What was drawn from the archive since nothing is new, for the caller to keep; else `null`. */
  readonly shown: ShownPassage | null;
}

export interface DigestOptions {
  readonly library: Library;
  /** The one for questions, of the library's model. */
  readonly embedder: Pick<Embedder, "embed">;
  readonly quoteModel: QuoteModel;
  /** What the chat's last digest knew; `null` if there was none. */
  readonly seen: Snapshot | null;
  /** The day where the chat is, `YYYY-MM-DD`. */
  readonly today: string;
  /** Only what is about this. Default: anything. */
  readonly topic?: string | null;
  /** How many stories at most, such as 3, 5 or 8. Default: 5. */
  readonly length?: number;
  /** To get a passage from the archive if nothing is new. Default: "nothing" then. */
  readonly always?: ArchiveOptions | null;
}

/**
 * Chooses what a chat should be told of the documents since its last digest; the first time, of the
 * last seven days, or what is most central if those brought nothing.
 *
 *     new documents → on the topic → the 1,000 newest → stories → what matters, spread → quotes
 *
 * The same options give the same digest. Costs about 50 ms for a few new documents among 1,000, and
 * some seconds if 10,000 are new.
 *
 * @throws RangeError if `today` is no day.
 */
export async function chooseDigest(options: DigestOptions): Promise<Digest | "nothing"> {
  const { library, seen, today } = options;
  if (!isDay(today)) {
    throw new RangeError(`Expected a day such as 2026-06-30, got "${today}".`);
  }
  const documents = await library.listDocuments();
  const desk: Desk = { ...options, reader: createReader(library), documents };
  const isFirst = seen === null;
  const candidates = seen ? await findNews(library, documents, seen) : recentOf(desk);
  const news = await tell(desk, candidates, byRecency(today));
  if (news) return { date: today, isFirst, ...news, shown: null };
  const central = isFirst ? await tellCentral(desk) : null;
  if (central) return { date: today, isFirst, ...central, shown: null };
  const drawn = await draw(desk);
  return drawn ? { date: today, isFirst, ...drawn } : "nothing";
}

/** What one digest is made with. */
interface Desk extends DigestOptions {
  readonly reader: Reader;
  /** All of the library's. */
  readonly documents: readonly StoredDocument[];
}

type Told = Pick<Digest, "items" | "also">;

/** How much a story matters, beside other stories of the same digest; about 0 to 1. */
type Relevance = (story: Story, stories: readonly Story[]) => number;

function recentOf({ documents, today }: Desk): Candidate[] {
  return documents.filter(({ published }) => isRecent(published, today)).map(toCandidate("new"));
}

/** @returns `null` if there is no story. */
async function tell(
  desk: Desk,
  candidates: readonly Candidate[],
  relevance: Relevance,
): Promise<Told | null> {
  const topic = await lookUp(desk, candidates);
  const newest = candidates
    .filter(({ document }) => topic === null || topic.passages.has(document.id))
    .toSorted(compareNewest)
    .slice(0, mostDocuments);
  const readings = await desk.reader.read(newest.map(({ document }) => document));
  const members = newest.flatMap((candidate, index) => {
    const reading = readings[index];
    return reading ? [{ ...candidate, reading }] : [];
  });
  const stories = groupStories(members);
  const { length = defaultLength } = desk;
  const chosen = chooseSpread(stories, {
    count: length + mostAlso,
    relevance: (story) =>
      relevance(story, stories) + (topic ? dot(story.centroid, topic.vector) : 0),
    similarity: (one, other) => dot(one.centroid, other.centroid),
  });
  const writeNext = createItemWriter({ ...desk, topic });
  const items: DigestItem[] = [];
  const also: Headline[] = [];
  for (const story of chosen) {
    const item = items.length < length ? await writeNext(story) : null;
    if (item) items.push(item);
    else if (also.length < mostAlso) also.push(toHeadline(story.members[0].document));
  }
  return chosen.length === 0 ? null : { items, also };
}

const defaultLength = 5;
const mostAlso = 20;
// More documents than this bring more stories than anybody is told.
const mostDocuments = 1_000;

/** Half for how new it is, from today to a week ago, and half for how many documents tell it. */
function byRecency(today: string): Relevance {
  return ({ members }) => {
    const age = daysOld(members[0].document.published, today) ?? daysUntilOld;
    const recency = 1 - Math.min(Math.max(age, 0), daysUntilOld) / daysUntilOld;
    return (recency + 1 - 1 / members.length) / 2;
  };
}

/** For a first digest without news: what the documents are most about, those with a date first. */
async function tellCentral(desk: Desk): Promise<Told | null> {
  const length = Math.min(desk.length ?? defaultLength, mostCentral);
  const candidates = desk.documents.map(toCandidate("archive"));
  const told = await tell({ ...desk, length }, candidates, createCentrality());
  // What is not news is no news by its title either.
  return told && told.items.length > 0 ? { items: told.items, also: [] } : null;
}

const mostCentral = 5;

/**
 * Degree centrality, as LexRank has it (Erkan and Radev 2004), with every cosine counted: their sum
 * over all other stories is the cosine with the sum of all.
 */
function createCentrality(): Relevance {
  let mean: Float32Array | undefined;
  return (story, stories) => {
    mean ??= meanVector(stories.map(({ centroid }) => centroid));
    const isDated = story.members[0].document.published !== null;
    return dot(story.centroid, mean) + (isDated ? 1 : 0);
  };
}

/** A passage from the archive, if that is wanted. */
async function draw(desk: Desk): Promise<Pick<Digest, "items" | "also" | "shown"> | null> {
  const { always, documents, reader, today } = desk;
  if (!always) return null;
  const candidates = documents.map(toCandidate("archive"));
  const topic = await lookUp(desk, candidates);
  const drawn = await drawFromArchive(reader, documents, topic, { ...always, today });
  if (!drawn) return null;
  const { document, quotes, shown } = drawn;
  const lead = toCandidate("archive")(document);
  return { items: [writeItem([lead], { lead, quotes, versions: [], today })], also: [], shown };
}

async function lookUp(
  { library, embedder, quoteModel, topic }: Desk,
  candidates: readonly Candidate[],
): Promise<TopicFinds | null> {
  const wanted = topic?.trim() ?? "";
  if (wanted === "") return null;
  const documents = new Map(candidates.map(({ document }) => [document.id, document]));
  return findTopic({ library, embedder, quoteModel, topic: wanted, documents });
}

function toCandidate(kind: Candidate["kind"]): (document: StoredDocument) => Candidate {
  return (document) => ({ document, kind, said: new Set() });
}

function isRecent(published: string | null, today: string): boolean {
  const age = daysOld(published, today);
  return age !== null && age <= daysUntilOld;
}
