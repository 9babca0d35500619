/**
 * Quoth as a library: answers about a folder of documents, in the documents' own words.
 *
 *     import { openQuoth } from "quoth";
 *
 *     const quoth = await openQuoth({ documents: "seeds" });
 *     const answer = await quoth.ask("Where will the drone factory be built?");
 *     for (const { text, title } of answer.quotes) console.log(`“${text}” (${title})`);
 *     await quoth.close();
 */
import { createHash } from "node:crypto";
import { basename, dirname, join, resolve } from "node:path";
import { checkFolders, chooseReader, packageFolder } from "./config.ts";
import {
  type DigestData,
  digestData,
  getQuotedDocuments,
  snapshotGeneration,
} from "./digest/index.ts";
import {
  type AnswerData,
  answerData,
  type BuildReport,
  openIndex,
  rebuildIndex,
} from "./service/index.ts";

export { ConfigError } from "./config.ts";
export { DocumentsFolderError } from "./documents/index.ts";
export { ModelError } from "./embedding/index.ts";
export { EmptyLibraryError, IndexLockedError } from "./library/index.ts";
export type { AnswerData, QuoteData } from "./service/index.ts";
export type { DigestData, DigestItemData, Headline } from "./digest/index.ts";

export interface QuothOptions {
  /** Folder of the documents: .html, .pdf, .docx, .md, .txt and more, also in folders inside. */
  readonly documents: string;
  /**
   * Folder of the index, which must not be inside `documents` unless its name begins with a dot. Default: one for each documents folder,
   * in `.quoth/` where the process runs.
   */
  readonly index?: string;
  /** Folder for what can be made anew. Default: `data` beside the index. */
  readonly data?: string;
  /** A model's folder, or its name on the hub, downloaded once. Default: the one that Quoth ships. */
  readonly embeddingModel?: string;
  /**
   * The model that reads the question together with the passages: `"on"` for the one that Quoth ships,
   * `"off"`, a folder or a name on the hub. Default: as the setting `READER`.
   */
  readonly reader?: string;
  /** Larger documents are left out. Default: 50. */
  readonly maxDocumentMegabytes?: number;
  /** Hears what is wrong though Quoth goes on: a damaged index, a model that is too slow. */
  readonly onWarning?: (warning: string) => void;
}

export interface AskOptions {
  /** The question before this one, for a follow-up such as "and when?". Default: none. */
  readonly previous?: string;
}

export interface DigestRequest {
  /** What is new since a generation that is kept. Default: what the last seven days brought. */
  readonly since?: string;
  /** The day it is for, such as `"2026-06-30"`. Default: today, in UTC. */
  readonly today?: string;
  /** Only stories about this, in any words. Default: all. */
  readonly topic?: string;
  /** How many stories at most. Default: 5. */
  readonly length?: number;
}

/** What `reindex` did. */
export interface ReindexReport {
  /** The name of the new index, for `DigestRequest.since`. */
  readonly generation: string;
  /** False if it answers the folder's questions.yaml worse than before: the old one goes on. */
  readonly isPublished: boolean;
  /** Paths of the documents, by what became of them. */
  readonly changes: BuildReport["changes"];
  /** Files that could not be read, with the reason. */
  readonly failures: readonly { readonly path: string; readonly reason: string }[];
}

/** An open index. It answers several questions at once, and follows what others publish to it. */
export interface Quoth {
  /**
   * Finds the quotes that answer a question; about 10 ms at 1,000 passages. Throws for no question.
   *
   *     const quoth = await openQuoth({ documents: "seeds" });
   *     const first = await quoth.ask("Who announced the drone factory?");
   *     const next = await quoth.ask("And when?", { previous: first.question });
   *     console.log(next.verdict, next.quotes[0]?.text);
   *     await quoth.close();
   */
  ask(question: string, options?: AskOptions): Promise<AnswerData>;
  /**
   * Chooses what is new in the documents. `null` if nothing is.
   *
   *     const quoth = await openQuoth({ documents: "seeds" });
   *     const digest = await quoth.digest({ today: "2026-06-30", length: 3 });
   *     for (const { headline, quotes } of digest?.items ?? [])
   *       console.log(headline.title, quotes.map(({ text }) => text));
   *     await quoth.close();
   *
   * @throws RangeError if `today` is not a day.
   */
  digest(request?: DigestRequest): Promise<DigestData | null>;
  /**
   * Brings the index up to the documents, which `openQuoth` has done already; questions are answered
   * meanwhile, and from the new index when this is fulfilled. Seconds for a hundred changed documents.
   *
   *     const quoth = await openQuoth({ documents: "seeds" });
   *     const { changes, failures } = await quoth.reindex();
   *     console.log(`${changes.unchanged.length} documents are as before`);
   *     for (const { path, reason } of failures) console.log(`${path}: ${reason}`);
   *     await quoth.close();
   *
   * @throws DocumentsFolderError, EmptyLibraryError or IndexLockedError; the index stays as it was.
   */
  reindex(): Promise<ReindexReport>;
  /** Fulfilled when what is being answered has been. Nothing can be asked after it. */
  close(): Promise<void>;
}

/**
 * Opens the index of a folder of documents, and builds it first if there is none or the documents have
 * changed. Opening takes about half a second and 100 MB, building seconds to minutes: keep it open.
 *
 *     const quoth = await openQuoth({ documents: "seeds", index: "my-index" });
 *     const { verdict, quotes } = await quoth.ask("When did the two ministers meet?");
 *     console.log(verdict === "none" ? "The documents don't say." : quotes[0]?.text);
 *     await quoth.close();
 *
 * @throws ConfigError if a folder cannot be used, DocumentsFolderError, EmptyLibraryError, or
 *   IndexLockedError if another process builds it; each says what to do.
 */
export async function openQuoth(options: QuothOptions): Promise<Quoth> {
  const documentsFolder = resolve(options.documents);
  const indexFolder = resolve(options.index ?? defaultIndex(documentsFolder));
  const modelsFolder = join(packageFolder, "models");
  const settings = {
    documentsFolder,
    indexFolder,
    dataFolder: resolve(options.data ?? join(dirname(indexFolder), "data")),
    modelsFolder,
    maxDocumentMegabytes: options.maxDocumentMegabytes ?? 50,
    embeddingModel: options.embeddingModel ?? "quoth-en-v1",
    questionPrefix: "",
    passagePrefix: "",
    ...chooseReader(options.reader, modelsFolder),
    readerLimitMilliseconds: 3000,
  };
  checkFolders(settings);
  const reporter = { warned: (warning: string) => options.onWarning?.(warning) };
  const index = await openIndex(settings, reporter);
  return {
    async ask(question, { previous = null }: { readonly previous?: string | null } = {}) {
      return answerData(await index.ask({ question, previous }));
    },
    async digest({ since, today = new Date().toISOString().slice(0, 10), topic, length } = {}) {
      const seen = since === undefined ? null : await snapshotGeneration(indexFolder, since);
      return index.chooseDigests(async ({ library, choose }) => {
        const chosen = await choose({ seen, today, topic: topic ?? null, length: length ?? 5 });
        if (chosen === "nothing") return null;
        return digestData(chosen, await getQuotedDocuments(library, [chosen]));
      });
    },
    async reindex() {
      const report = await rebuildIndex(settings, { reporter });
      await index.checkNow();
      const { generation, isPublished, changes, failures } = report;
      return { generation, isPublished, changes, failures };
    },
    close: () => index.close(),
  };
}

/** Another folder of documents has another index, whatever both are called. */
function defaultIndex(documentsFolder: string): string {
  const hash = createHash("sha256").update(documentsFolder).digest("hex").slice(0, 8);
  return join(".quoth", `${basename(documentsFolder)}-${hash}`);
}
