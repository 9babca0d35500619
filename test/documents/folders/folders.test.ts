import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { fingerprintFolder, readDocuments } from "../../../src/documents/folders/folder.ts";
import {
  dateInName,
  fillAddress,
  slugOf,
} from "../../../src/documents/folders/folderFacts/address.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const text = (what: string) =>
  `The harbour office opens at eight and closes at five on working days, says ${what}.\n`;

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, contents] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), contents);
  }
}

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  await write(folder, files);
  return folder;
}

async function read(files: Readonly<Record<string, string>>) {
  const { documents, ...rest } = await readDocuments(await folderOf(files));
  return { ...rest, documents: Object.fromEntries(documents.map((one) => [one.path, one])) };
}

describe("folder.meta.yaml", () => {
  test("says it for everything below it, the nearest first; what a file states itself counts more.", async () => {
    const { documents, failures, notes } = await read({
      "folder.meta.yaml":
        "publisher: Bay Gazette\nlanguage: lv\nurl: https://bay.example/{year}/{slug}/",
      "news/2025-10-09-tides.md": text("one"),
      "news/2025-10-10-storm.md": `---\ntitle: Storm\npublisher: Sea Wire\nlanguage: en\nslug: big-storm\n---\n\n${text("two")}`,
      "old/folder.meta.yaml": "publisher: Old Bay",
      "old/2001-02-03-quay.md": text("three"),
      "old/undated.md": text("four"),
    });
    expect([failures, notes]).toEqual([[], []]);
    expect(documents).toMatchObject({
      "news/2025-10-09-tides.md": {
        title: "tides",
        publisher: "Bay Gazette",
        published: "2025-10-09",
        language: "lv",
        url: "https://bay.example/2025/tides/",
      },
      "news/2025-10-10-storm.md": {
        publisher: "Sea Wire",
        language: "en",
        url: "https://bay.example/2025/big-storm/",
      },
      "old/2001-02-03-quay.md": { publisher: "Old Bay", url: "https://bay.example/2001/quay/" },
      "old/undated.md": { publisher: "Old Bay", published: null, url: null },
    });
  });

  test("is joined by a relative address, and an author stands in for a publisher.", async () => {
    const { documents } = await read({
      "a/folder.meta.yaml": "url: https://bay.example/docs/{path}",
      "a/b/index.md": text("one"),
      "a/c.md": `---\nurl: /sea/tides/\n---\n\n${text("two")}`,
      "d.md": `---\nurl: /sea/tides/\nauthor: Mara Shore\n---\n\n${text("three")}`,
    });
    expect(documents).toMatchObject({
      "a/b/index.md": { url: "https://bay.example/docs/b" },
      "a/c.md": { url: "https://bay.example/sea/tides/", publisher: null },
      "d.md": { url: null, publisher: "Mara Shore" },
    });
  });

  test("leaves out what it ignores.", async () => {
    const { documents, failures, passedOver } = await read({
      "a/folder.meta.yaml": 'ignore: [drafts/, "*.log", /only-here.md]',
      "a/only-here.md": text("one"),
      "a/b/only-here.md": text("two"),
      "a/b/x.log": "x",
      "a/b/drafts/c.md": text("three"),
      "drafts/d.md": text("four"),
    });
    expect(Object.keys(documents)).toEqual(["a/b/only-here.md", "drafts/d.md"]);
    expect(failures).toEqual([]);
    expect(passedOver.map(({ path }) => path)).toEqual([
      "a/b/drafts/",
      "a/b/x.log",
      "a/only-here.md",
    ]);
  });

  test("that makes no sense is told, and costs no document.", async () => {
    const { documents, notes } = await read({
      "folder.meta.yaml": "url: http://localhost/{slug}\nlanguage: x\nlanguag: en",
      "b/folder.meta.yaml": "url: https://bay.example/{title}",
      "b/a.md": text("one"),
    });
    expect(documents["b/a.md"]).toMatchObject({ url: null, language: "en" });
    expect(notes.map(({ path, note }) => `${path} ${note.split(":")[0]}`).toSorted()).toEqual([
      "b/folder.meta.yaml url",
      "folder.meta.yaml languag",
      "folder.meta.yaml language",
      "folder.meta.yaml url",
    ]);
  });

  test("makes the index stale when it changes, and what it ignores does not.", async () => {
    const folder = await folderOf({
      "folder.meta.yaml": "publisher: Bay Gazette\nignore: b.md",
      "a.md": text("one"),
      "b.md": text("two"),
    });
    const before = await fingerprintFolder(folder);
    await write(folder, { "b.md": text("three") });
    expect(await fingerprintFolder(folder)).toBe(before);
    await write(folder, { "folder.meta.yaml": "publisher: Sea Wire\nignore: b.md" });
    expect(await fingerprintFolder(folder)).not.toBe(before);
  });
});

test("A sitemap beside the documents gives them their addresses, where only one fits.", async () => {
  const at = (address: string) => `<url><loc>https://bay.example/${address}</loc></url>`;
  const { documents, failures } = await read({
    "sitemap.xml": `<urlset>${["2025/10/09/tides.html", "docs/quay/", "a/twice/", "b/twice/"].map(at).join("")}</urlset>`,
    "_posts/2025-10-09-tides.md": text("one"),
    "docs/quay/index.md": text("two"),
    "twice.md": text("three"),
    "other.md": text("four"),
  });
  expect(failures).toEqual([]);
  expect(Object.entries(documents).map(([path, { url }]) => [path, url])).toEqual([
    ["_posts/2025-10-09-tides.md", "https://bay.example/2025/10/09/tides.html"],
    ["docs/quay/index.md", "https://bay.example/docs/quay/"],
    ["other.md", null],
    ["twice.md", null],
  ]);
});

test("What nobody means to be read is counted and no failure; what programs leave is not even that.", async () => {
  const { documents, failures, passedOver } = await read({
    "Quay.html": `<p>${text("one")}</p>`,
    "Quay_files/f.txt": "x",
    "Quay_files/app.js": "x",
    "Notes_files/kept.txt": text("two"),
    "~$report.docx": "x",
    "a.md~": "x",
    "Thumbs.db": "x",
    "font.woff2": "x",
    "draft.md": `---\ndraft: true\n---\n\n${text("three")}`,
    "data.json": "{}",
  });
  expect(Object.keys(documents)).toEqual(["Notes_files/kept.txt", "Quay.html"]);
  expect(failures).toMatchObject([{ path: "data.json", unknownEnding: ".json" }]);
  expect(passedOver.map(({ path }) => path)).toEqual(["Quay_files/", "draft.md", "font.woff2"]);
});

test.each([
  ["2025-10-09-tides.md", "tides", "2025-10-09"],
  ["a/2025_10_09 tides.pdf", "tides", "2025-10-09"],
  ["20251009-tides.md", "tides", "2025-10-09"],
  ["minutes-2025-10-09.docx", "minutes-2025-10-09", "2025-10-09"],
  ["minutes 20251009.docx", "minutes 20251009", "2025-10-09"],
  ["2025-10-09-tides/index.md", "tides", "2025-10-09"],
  ["2025-10-09.md", "2025-10-09", "2025-10-09"],
  ["2025-13-09-tides.md", "tides", null],
  ["tides-12345678.md", "tides-12345678", null],
  ["tides.md", "tides", null],
])("Of %s, the slug is %s and the date %s.", (path, slug, date) => {
  expect([slugOf(path), dateInName(path)]).toEqual([slug, date]);
});

test("An address is filled with what is known, encoded, or not at all.", () => {
  const place = { path: "a b/quay & sea.md", slug: null, published: "2025-10" };
  expect(fillAddress("https://bay.example/{path}", place)).toBe(
    "https://bay.example/a%20b/quay%20%26%20sea",
  );
  expect(fillAddress("https://bay.example/{year}/{month}/{slug}", place)).toBe(
    "https://bay.example/2025/10/quay%20%26%20sea",
  );
  expect(fillAddress("https://bay.example/{day}/{slug}", place)).toBeNull();
});
