import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { packageFolder } from "../../src/config.ts";
import type { Embedder } from "../../src/embedding/index.ts";
import {
  IndexNotFoundError,
  openLibrary,
  updateIndex,
  type Library,
} from "../../src/library/index.ts";
import { defaultSplitterSettings } from "../../src/passages/index.ts";
import type { CorpusPassage, QuestionSet } from "./questionSet.ts";

/** A corpus as a library: each of its passages is a document. */
export interface CorpusLibrary {
  readonly library: Library;
  /**
   * The document of a passage, by the passage's id. Passages with the same text share one; those
   * that cannot be read have none.
   */
  readonly documentOf: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

/**
 * Writes a corpus as files and builds an index of them, as of any folder of documents.
 *
 * @param options.keepFolder where to leave the index for the next time; it is used again only if
 *   corpus, model and the code that builds are the same to the letter. Without one it is temporary.
 */
export async function openCorpus(
  set: Pick<QuestionSet, "name" | "corpus">,
  options: {
    readonly embedder: Embedder;
    readonly keepFolder: string | null;
    readonly onProgress?: (sentences: { readonly done: number; readonly total: number }) => void;
  },
): Promise<CorpusLibrary> {
  const { embedder, keepFolder } = options;
  const temporary = await mkdtemp(join(tmpdir(), "quoth-evaluate-"));
  try {
    const indexFolder =
      keepFolder === null
        ? join(temporary, "index")
        : join(keepFolder, `${set.name}-${await hashBuild(set.corpus, embedder)}`);
    const library = await openLibrary(indexFolder, embedder).catch(async (error: unknown) => {
      if (!(error instanceof IndexNotFoundError)) throw error;
      const documentsFolder = join(temporary, "documents");
      await writeCorpus(documentsFolder, set.corpus);
      await updateIndex({
        documentsFolder,
        indexFolder,
        reading: {},
        parseCachePath: join(temporary, "parsed.jsonl.gz"),
        embedder,
        splitter: defaultSplitterSettings,
        now: () => new Date(),
        ...(options.onProgress && { onProgress: options.onProgress }),
      });
      return openLibrary(indexFolder, embedder);
    });
    return {
      library,
      documentOf: await findDocuments(library, set.corpus),
      async close() {
        library.close();
        await rm(temporary, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Writes each passage as a Markdown file of one paragraph, so that no rule on page furniture, wrapped
 * lines or first lines can take anything away: only its white space changes.
 */
export async function writeCorpus(folder: string, corpus: readonly CorpusPassage[]): Promise<void> {
  for (const [index, { title, text }] of corpus.entries()) {
    const path = join(folder, pathOf(index));
    await mkdir(dirname(path), { recursive: true });
    const frontMatter = title === null ? "" : `---\ntitle: ${JSON.stringify(title)}\n---\n\n`;
    await writeFile(path, `${frontMatter}${escapeMarkdown(text.replaceAll(/\s+/g, " ").trim())}\n`);
  }
}

/** A number for a name, which as a title says nothing that a question could ask for. */
function pathOf(index: number): string {
  const number = String(index).padStart(6, "0");
  return `${number.slice(0, 3)}/${number}.md`;
}

/** Every ASCII punctuation character may stand after a backslash, and then means itself. */
function escapeMarkdown(text: string): string {
  return text.replaceAll(/[!-/:-@[-`{-~]/g, String.raw`\$&`);
}

async function findDocuments(
  library: Library,
  corpus: readonly CorpusPassage[],
): Promise<Map<string, string>> {
  const documents = await library.listDocuments();
  const byPath = new Map(
    documents.flatMap(({ id, paths }) => paths.map((path) => [path, id] as const)),
  );
  return new Map(
    corpus.flatMap(({ id }, index) => {
      const document = byPath.get(pathOf(index));
      return document === undefined ? [] : [[id, document] as const];
    }),
  );
}

/** A hash of everything that decides what an index holds; 16 hexadecimal digits. */
async function hashBuild(
  corpus: readonly CorpusPassage[],
  embedder: Pick<Embedder, "id">,
): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify([embedder.id, corpus]));
  const sources = join(import.meta.dirname, "..", "..", "src");
  for (const stage of ["documents", "passages", "embedding", "library"]) {
    const folder = join(sources, stage);
    const names = await readdir(folder, { recursive: true });
    for (const name of names.filter((path) => /(?<!\.d)\.[jt]s$/.test(path)).toSorted()) {
      hash.update(name).update(await readFile(join(folder, name)));
    }
  }
  hash.update(await readFile(import.meta.filename));
  hash.update(
    await readFile(join(packageFolder, "package-lock.json")).catch(() => crypto.randomUUID()),
  );
  return hash.digest("hex").slice(0, 16);
}
