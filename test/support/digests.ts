import { readDocuments } from "../../src/documents/folder.ts";
import type { Embedder } from "../../src/embedding/embedder.ts";
import { buildLibrary } from "../../src/library/build.ts";
import { type Library, openLibrary } from "../../src/library/library.ts";
import { defaultSplitterSettings } from "../../src/passages/passages.ts";
import type { Digest } from "../../src/digest/digest.ts";
import type { QuotedSentences } from "../../src/digest/sentences/gist.ts";
import { folderOf, temporaryFolder } from "./temporaryFolder.ts";

/** An opened index of files in a folder of their own; both go when the test ends. */
export async function libraryOf(
  files: Readonly<Record<string, string>>,
  embedder: Embedder,
): Promise<Library> {
  const { documents } = await readDocuments(await folderOf(files));
  const indexFolder = await temporaryFolder();
  await buildLibrary({
    documents,
    sources: "",
    embedder,
    splitter: defaultSplitterSettings,
    indexFolder,
    now: new Date("2026-06-30T12:00:00Z"),
  });
  return openLibrary(indexFolder, embedder);
}

/** A Markdown file with front matter. */
export function page(facts: Readonly<Record<string, string>>, text: string): string {
  const lines = Object.entries(facts).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return ["---", ...lines, "---", "", text, ""].join("\n");
}

/** Every quote of a digest, those of disagreeing versions too. */
export function quotesOf(digest: Digest | "nothing"): QuotedSentences[] {
  if (digest === "nothing") return [];
  return digest.items.flatMap(({ quotes, versions }) => [...quotes, ...versions]);
}

/** The words of every quote. */
export function wordsOf(digest: Digest | "nothing", library: Library): string[] {
  return quotesOf(digest).map(
    ({ documentId, start, end }) => library.document(documentId)?.text.slice(start, end) ?? "",
  );
}
