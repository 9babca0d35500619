import { type Ask, createAsk } from "../../answer/index.ts";
import {
  chooseDigest,
  type Digest,
  type DigestOptions,
  getQuotedDocuments,
} from "../../digest/index.ts";
import { readNewsRequest } from "../../languages/index.ts";
import {
  IndexLockedError,
  createLiveLibrary,
  openNewestLibrary,
  waitForWriter,
  whyStale,
  type Library,
  type Staleness,
} from "../../library/index.ts";
import { toNewsAnswer } from "../contents/newsAnswer.ts";
import { buildIndex, type BuildReporter, foldersOf, type IndexOptions } from "./buildIndex.ts";
import { type ReaderModelOptions, loadPassageReader, loadModels, type Models } from "./models.ts";

export interface OpenIndexOptions extends IndexOptions, ReaderModelOptions {
  /** Tells what is new today. Default: the system's clock. */
  readonly now?: () => Date;
}

/** An index that is open, and follows what is published: ready to answer. */
export interface OpenIndex {
  /** Answers a question; one for news, such as "What's new?", with what a digest would tell. */
  readonly ask: Ask;
  /** Chooses a digest from the library of this moment; as `chooseDigest`. */
  digest(options: DigestChoice): Promise<Digest | "nothing">;
  /** Chooses several from one library, which stays open until the work ends. */
  readonly chooseDigests: ChooseDigests;
  /** Works with the library of this moment, which stays open until the work ends. */
  use<Result>(work: (library: Library) => Promise<Result> | Result): Promise<Result>;
  /** Looks now for an index that was published. Fulfilled once it serves, or is known not to open. */
  checkNow(): Promise<void>;
  /** Fulfilled when the work under way has ended and everything is closed. */
  close(): Promise<void>;
}

/** Opens a desk at which digests are chosen, for as long as the work takes. */
export type ChooseDigests = <Result>(
  work: (desk: DigestDesk) => Promise<Result>,
) => Promise<Result>;

/** A library, and `chooseDigest` from it. */
export interface DigestDesk {
  readonly library: DigestLibrary;
  readonly choose: (options: DigestChoice) => Promise<Digest | "nothing">;
}

/** The part of a library that making digests reads. */
export type DigestLibrary = Pick<
  Library,
  "generation" | "getDocuments" | "listDocuments" | "getPassages"
>;

/** What a digest is chosen by. */
export type DigestChoice = Omit<DigestOptions, "library" | "embedder" | "quoteModel">;

/**
 * Opens the index, building it first if there is none, or if the documents, the model or the format
 * have changed since, or if it is damaged. If that cannot be done, the newest whole generation
 * serves, with a warning. What is published later serves within two seconds.
 *
 * Opening takes about half a second and 100 MB with the embedded model, the reader 50 MB more in each of its
 * processes, and building seconds to minutes: keep it open.
 *
 * @throws if there is nothing to serve: ModelError, DocumentsFolderError, EmptyLibraryError
 *   or IndexLockedError; each says what to do.
 */
export async function openIndex(
  options: OpenIndexOptions,
  reporter: BuildReporter = {},
): Promise<OpenIndex> {
  const { indexFolder, now = () => new Date() } = options;
  const warn = (warning: string) => reporter.warned?.(warning);
  const [models, passageReader] = await Promise.all([
    loadModels(options),
    loadPassageReader(options, warn),
  ]);
  const openLive = async () => {
    const stale = await whyStale({ ...foldersOf(options), embedder: models.passages });
    if (stale !== null) await buildOrWarn(options, models, stale, reporter);
    return createLiveLibrary({
      indexFolder,
      async open() {
        const { library, warnings } = await openNewestLibrary(indexFolder, models.passages);
        warnings.forEach(warn);
        const ask = createAsk(library, models.questions, { ...models, passageReader });
        return { library, ask, close: () => library.close() };
      },
      onError: (error) => warn(messageOf(error)),
    });
  };
  const live = await openLive().catch(async (error: unknown) => {
    await passageReader?.reader.close();
    throw error;
  });
  const { questions: embedder, quoteModel } = models;
  const chooseDigests: ChooseDigests = (work) =>
    live.use(({ library }) =>
      work({
        library,
        choose: (choice) => chooseDigest({ ...choice, library, embedder, quoteModel }),
      }),
    );
  return {
    ask: (asked) =>
      live.use(async ({ library, ask }) => {
        const isAboutWords = asked.near || asked.isHeadline;
        const wanted = isAboutWords ? null : readNewsRequest(asked.question);
        if (!wanted) return ask(asked);
        const today = now().toISOString().slice(0, 10);
        const choice = { ...wanted, seen: null, today, length: newsLength };
        const digest = await chooseDigest({ ...choice, library, embedder, quoteModel });
        if (digest === "nothing") return ask(asked);
        const documents = await getQuotedDocuments(library, [digest]);
        return toNewsAnswer(asked.question, digest, documents) ?? ask(asked);
      }),
    digest: (choice) => chooseDigests(({ choose }) => choose(choice)),
    chooseDigests,
    use: (work) => live.use(({ library }) => work(library)),
    checkNow: () => live.checkNow(),
    async close() {
      await live.close();
      await passageReader?.reader.close();
    },
  };
}

// Three to show, and as many more as an answer holds back.
const newsLength = 8;

/** Builds; if that cannot be done and an older index can serve, warns and goes on. */
async function buildOrWarn(
  options: IndexOptions,
  models: Models,
  stale: Staleness,
  reporter: BuildReporter,
): Promise<void> {
  try {
    await buildIndex(options, models, stale.reason, { reporter });
  } catch (error) {
    if (!stale.isServable && !(error instanceof IndexLockedError)) throw error;
    reporter.warned?.(messageOf(error));
    // Another process is building what we lack: it is worth waiting for.
    if (!stale.isServable) await waitForIndex(options, models);
  }
}

async function waitForIndex(options: IndexOptions, models: Models): Promise<void> {
  await waitForWriter(options.indexFolder);
  // The other process may have been killed, or had other documents.
  const stale = await whyStale({ ...foldersOf(options), embedder: models.passages });
  if (stale && !stale.isServable) await buildIndex(options, models, stale.reason, {});
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
