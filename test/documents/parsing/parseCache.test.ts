import { readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { readDocuments } from "../../../src/documents/folders/folder.ts";
import type { SourceFile } from "../../../src/documents/document.ts";
import {
  openParseCache,
  type ParseResult,
  readParserVersion,
} from "../../../src/documents/parsing/parseCache.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

const files = {
  "a.md": "---\npublisher: Gazette\n---\n\n# Harbour\n\nShips come at dawn. Порт 🚢 відкрито.",
  "b.txt": "Fish\n\nHerring is sold at the quay every morning.",
};

test("Read through a cache, a folder gives the same documents, parsed or remembered.", async () => {
  const folder = await folderOf(files);
  const path = join(await temporaryFolder(), "deep", "parsed.gz");
  const plain = await readDocuments(folder);
  for (const round of [1, 2]) {
    const cache = await openParseCache(path, "1");
    expect(await readDocuments(folder, {}, cache), `round ${round}`).toEqual(plain);
    await cache.save();
  }
});

test("A file that is known is not parsed again, under whatever name; a changed one is.", async () => {
  const folder = await folderOf(files);
  const path = join(await temporaryFolder(), "parsed.gz");
  const parsed: string[] = [];
  const read = async () => {
    const cache = await openParseCache(path, "1");
    await readDocuments(
      folder,
      {},
      {
        get: (file) => cache.get(file),
        set(file, result) {
          parsed.push(file.path);
          cache.set(file, result);
        },
      },
    );
    await cache.save();
    return parsed.splice(0);
  };
  expect(await read()).toEqual(["a.md", "b.txt"]);
  expect(await read()).toEqual([]);
  await writeFile(join(folder, "c.md"), files["a.md"]);
  expect(await read()).toEqual([]);
  await writeFile(join(folder, "b.txt"), "Fish\n\nCod is sold.");
  expect(await read()).toEqual(["b.txt"]);
  // The same bytes are another document where the extension makes another format of them.
  await writeFile(join(folder, "b.md"), "Fish\n\nCod is sold.");
  expect(await read()).toEqual(["b.md"]);
});

test("What another version of the parser wrote, or what is damaged, counts as nothing.", async () => {
  const folder = await folderOf(files);
  const path = join(await temporaryFolder(), "parsed.gz");
  const first = await openParseCache(path, "1");
  await readDocuments(folder, {}, first);
  await first.save();
  const [file] = [{ path: "b.txt", bytes: new Uint8Array(), contentHash: "" }];
  const { documents } = await readDocuments(folder);
  const known = { ...file, contentHash: documents[1]?.contentHash ?? "" };
  expect((await openParseCache(path, "1")).get(known)).toMatchObject({ parts: { title: "Fish" } });
  expect((await openParseCache(path, "2")).get(known)).toBeUndefined();
  await writeFile(path, (await readFile(path)).subarray(0, 40));
  expect((await openParseCache(path, "1")).get(known)).toBeUndefined();
});

test("A file that was refused is not tried again until it changes.", async () => {
  const folder = await folderOf({ ...files, "empty.pdf": "no PDF" });
  const path = join(await temporaryFolder(), "parsed.gz");
  const tried: string[] = [];
  const read = async () => {
    const cache = await openParseCache(path, "1");
    const set = (file: SourceFile, result: ParseResult) => {
      tried.push(file.path);
      cache.set(file, result);
    };
    const { failures } = await readDocuments(folder, {}, { get: (file) => cache.get(file), set });
    await cache.save();
    return failures;
  };
  const first = await read();
  expect(first).toEqual([
    { path: "empty.pdf", reason: expect.stringContaining("Expected a PDF") as string },
  ]);
  tried.length = 0;
  expect(await read()).toEqual(first);
  expect(tried).toEqual([]);
});

test("What a killed process left of the cache is removed; what one is writing now is not.", async () => {
  const folder = await temporaryFolder();
  const path = join(folder, "parsed.gz");
  const old = `${path}.${crypto.randomUUID()}`;
  const young = `${path}.${crypto.randomUUID()}`;
  for (const name of [old, young, `${path}.backup`]) await writeFile(name, "half");
  await utimes(old, 0, 0);
  await openParseCache(path, "1");
  expect((await readdir(folder)).toSorted()).toEqual(
    [young, `${path}.backup`].map((name) => basename(name)).toSorted(),
  );
});

test("The version is the same from one look to the next.", async () => {
  expect(await readParserVersion()).toBe(await readParserVersion());
});
