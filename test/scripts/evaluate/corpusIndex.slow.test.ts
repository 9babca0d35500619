import { readdir } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openCorpus, writeCorpus } from "../../../scripts/evaluate/corpusIndex.ts";
import { readDocuments } from "../../../src/documents/folders/folder.ts";
import { createLetterEmbedder } from "../../support/letterEmbedder.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { anyProse } from "../../support/texts.ts";

const embedder = createLetterEmbedder();
const passage = (id: string, text: string, title: string | null = null) => ({ id, title, text });

test("Each passage is read as one document with all its words, whatever is written in it.", async () => {
  const texts = [
    "Photo: a ship",
    "Read more",
    "Published: 29 June 2026",
    "# Not a heading, *not* stressed, <b>no</b> [link](https://ostvik.example) &amp; `code` \\ ~~x~~",
    "1. one 2. two",
    "- item | cell |\n| --- |\n    indented\n\nnext",
    "---\ntitle: no front matter\n---",
    "See www.ostvik.example or mail to a@b.example https://c.example/d_e_f",
    "Порт відкрито 🚢. 港は六時に開く。",
    ...fc.sample(anyProse, { numRuns: 60, seed: 1 }),
  ];
  const folder = await temporaryFolder();
  await writeCorpus(
    folder,
    texts.map((text, index) => passage(String(index), text, `"Title": ${index} \\ 'x' #`)),
  );
  const { documents } = await readDocuments(folder);
  const titles = new Set(documents.map(({ title }) => title));
  expect(titles.size).toBe(documents.length);
  expect(titles).toContain(`"Title": 0 \\ 'x' #`);
  const byPath = new Map(
    documents.flatMap((document) => document.paths.map((path) => [path, document] as const)),
  );
  for (const [index, text] of texts.entries()) {
    const document = byPath.get(`000/${String(index).padStart(6, "0")}.md`);
    const written = text.replaceAll(/\s+/g, " ").trim();
    expect([index, document?.text ?? ""]).toEqual([index, written]);
  }
});

test("Passages of one text share a document, one without text has none.", async () => {
  const corpus = [
    passage("a", "Ships come at dawn."),
    passage("b", "Ships  come\nat dawn."),
    passage("c", " "),
    passage("d", "They leave at nine."),
  ];
  const opened = await openCorpus({ name: "harbour", corpus }, { embedder, keepFolder: null });
  const { documentOf, library } = opened;
  expect([...documentOf.keys()]).toEqual(["a", "b", "d"]);
  expect(documentOf.get("a")).toBe(documentOf.get("b"));
  const documents = await library.listDocuments();
  const found = documents.find(({ id }) => id === documentOf.get("d"));
  expect(found?.text).toBe("They leave at nine.");
  await opened.close();
});

test("A kept index is used again for the same corpus and model only.", async () => {
  const keepFolder = join(await temporaryFolder(), "kept");
  const builds: string[] = [];
  const open = async (text: string, model = embedder) => {
    const opened = await openCorpus(
      { name: "harbour", corpus: [passage("a", text)] },
      { embedder: model, keepFolder, onProgress: () => builds.push(text) },
    );
    const id = opened.documentOf.get("a") ?? "";
    expect((await opened.library.getDocuments([id])).get(id)?.text).toBe(text);
    await opened.close();
  };
  await open("Ships come at dawn.");
  await open("Ships come at dawn.");
  expect(new Set(builds)).toEqual(new Set(["Ships come at dawn."]));
  const once = builds.length;
  await open("Ships come at dawn.", { ...embedder, id: "another" });
  expect(builds.length).toBe(2 * once);
  await open("Ships come at noon.");
  expect(await readdir(keepFolder)).toHaveLength(3);
});
