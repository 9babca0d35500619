import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rename, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fingerprintFolder, readDocuments } from "../../src/documents/folders/folder.ts";
import { makeDocx, makeEncryptedPdf, makePdf, makeZip, paragraph } from "../support/madeFiles.ts";
import { folderOf } from "../support/temporaryFolder.ts";

const sentence = "The ferry leaves at nine in the evening and arrives in the morning.";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "quoth-documents-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

async function reasons(settings = {}): Promise<Record<string, string>> {
  const { failures } = await readDocuments(folder, settings);
  return Object.fromEntries(failures.map(({ path, reason }) => [path, reason]));
}

test("every format of a folder is read, in the order of paths", async () => {
  await write({
    "e.txt": `Five\n\n${sentence}`,
    "d.md": `# Four\n\n${sentence} Four.`,
    "c.htm": `<h1>Three</h1><p>${sentence} Three.</p>`,
    "b/b.pdf": makePdf([[{ text: `${sentence} Two.` }]], { Title: "Two" }),
    "a.docx": makeDocx(paragraph("One", "Heading1") + paragraph(`${sentence} One.`)),
  });
  const { documents, failures } = await readDocuments(folder);
  expect(failures).toEqual([]);
  expect(documents.map(({ path, title }) => [path, title])).toEqual([
    ["a.docx", "One"],
    ["b/b.pdf", "Two"],
    ["c.htm", "Three"],
    ["d.md", "Four"],
    ["e.txt", "Five"],
  ]);
});

describe("a sidecar", () => {
  test("is no document, and belongs to the hash of the one beside it", async () => {
    await write({ "trip.txt": sentence });
    const [before] = (await readDocuments(folder)).documents;
    const fingerprint = await fingerprintFolder(folder);
    await write({ "trip.meta.yaml": "title: The trip" });
    const after = await readDocuments(folder);
    expect(after.failures).toEqual([]);
    expect(after.documents).toHaveLength(1);
    expect(after.documents[0]).toMatchObject({ title: "The trip", id: before?.id });
    expect(after.documents[0]?.contentHash).not.toBe(before?.contentHash);
    expect(after.fingerprint).not.toBe(fingerprint);
  });

  test("without a document is named", async () => {
    await write({ "trip.meta.yaml": "title: The trip" });
    expect(await reasons()).toEqual({
      "trip.meta.yaml": expect.stringMatching(/^Expected a document of the same name/),
    });
  });
});

describe("what cannot or must not be read is named with what to do, and the rest is read", () => {
  beforeEach(() => write({ "good.txt": sentence }));

  afterEach(async () => {
    const { documents } = await readDocuments(folder, { maxSecondsPerFile: 2 });
    expect(documents.map((document) => document.path)).toContain("good.txt");
  });

  test("damaged files of every kind", async () => {
    const pdf = makePdf([[{ text: sentence }]]);
    await write({
      "cut.pdf": pdf.slice(0, 120),
      "no.pdf": "This is no PDF.",
      "locked.pdf": makeEncryptedPdf(),
      "empty.pdf": makePdf([[]]),
      "cut.docx": makeDocx(paragraph(sentence)).slice(0, 300),
      "other.docx": makeZip({ mimetype: "text" }),
      "old.docx": Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
      "empty.html": "",
      "empty.md": "",
      "noise.txt": Buffer.from(Array.from({ length: 400 }, (_, index) => (index * 89 + 128) % 256)),
      "front.md": "---\ntitle: [\n---\n",
      "picture.xcf": "xcf",
    });
    expect(await reasons()).toEqual({
      "cut.pdf": expect.stringMatching(/^Expected a PDF, got a damaged one .* Save it anew/),
      "no.pdf": expect.stringMatching(/^Expected a PDF, got a damaged one/),
      "locked.pdf": expect.stringMatching(/^Expected a PDF without a password/),
      "empty.pdf": expect.stringMatching(/^Expected a PDF with text/),
      "cut.docx": expect.stringMatching(/^Expected a whole zip file, got a damaged one/),
      "other.docx": expect.stringMatching(/^Expected a .docx, got a damaged one/),
      "old.docx": expect.stringMatching(/^Expected a .docx without a password/),
      "empty.html": expect.stringMatching(/^Expected some text to quote/),
      "empty.md": expect.stringMatching(/^Expected some text to quote/),
      "noise.txt": expect.stringMatching(/^Expected text, got bytes/),
      "front.md": expect.stringMatching(/^Expected some text to quote/),
      "picture.xcf": expect.stringMatching(/^Expected one of .*\.docx, .*, got \.xcf/),
    });
  });

  test("zip bombs, whether they declare their size or lie about it", async () => {
    const xml = "word/document.xml";
    await write({
      "honest.docx": makeZip({ [xml]: Buffer.alloc(8 * 2 ** 20) }),
      "liar.docx": makeZip({ [xml]: Buffer.alloc(8 * 2 ** 20) }, 100),
      "huge.docx": makeZip({ [xml]: Buffer.alloc(120 * 2 ** 20) }, 100),
    });
    const expected = expect.stringMatching(/^Expected a file that unpacks to at most 100 MB/);
    expect(await reasons()).toEqual({
      "honest.docx": expected,
      "liar.docx": expected,
      "huge.docx": expected,
    });
  });

  test("a file over the limit, which is never read", async () => {
    await write({ "big.txt": "" });
    await truncate(join(folder, "big.txt"), 10 * 2 ** 40);
    expect(await reasons()).toEqual({
      "big.txt": "Expected at most 50 MB, got 10485760.0 MB. Split it, or raise MAX_DOCUMENT_MB.",
    });
  });

  test("links that leave the folder, lead to folders, in circles or nowhere", async () => {
    await mkdir(join(folder, "inside"));
    await symlink("/etc/hostname", join(folder, "out.txt"));
    await symlink("/etc", join(folder, "etc"));
    await symlink("..", join(folder, "inside", "up"));
    await symlink("ring.txt", join(folder, "ring.txt"));
    await symlink("missing.txt", join(folder, "lost.txt"));
    await symlink("good.txt", join(folder, "twin.txt"));
    expect(await reasons()).toEqual({
      "out.txt": expect.stringMatching(/leads out of it\. Copy/),
      etc: expect.stringMatching(/leads out of it/),
      "inside/up": expect.stringMatching(/^Expected a file, got a link to a folder/),
      "ring.txt": expect.stringMatching(/leads in a circle/),
      "lost.txt": expect.stringMatching(/leads nowhere/),
    });
    const { documents } = await readDocuments(folder);
    expect(documents.map((document) => document.paths)).toEqual([["good.txt", "twin.txt"]]);
  });

  test("a pipe, which would never answer", async () => {
    execFileSync("/usr/bin/mkfifo", [join(folder, "pipe.txt")]);
    expect(await reasons()).toEqual({
      "pipe.txt": "Expected a file, got a named pipe. Take it out of the folder.",
    });
  });

  test("a folder named like a document is a folder", async () => {
    await write({ "x.md/y.md": `${sentence} Y.` });
    const { documents, failures } = await readDocuments(folder);
    expect(failures).toEqual([]);
    expect(documents.map((document) => document.path)).toEqual(["good.txt", "x.md/y.md"]);
  });

  test("a page that takes too long to parse", async () => {
    await write({
      // Minutes of work, so that it takes too long on any machine and the other file on none.
      "a-long.html": `${"<div>".repeat(9_000)}${sentence}`,
      "b-short.html": `<p>${sentence} Again.</p>`,
    });
    const { documents, failures } = await readDocuments(folder, { maxSecondsPerFile: 5 });
    expect(failures).toEqual([
      {
        path: "a-long.html",
        reason: expect.stringMatching(/whose reader takes more than 5 s\. Split it/),
      },
    ]);
    expect(documents.map((document) => document.path)).toEqual(["b-short.html", "good.txt"]);
  });

  test("a page nested so deep that its reader gives up or takes for ever", async () => {
    await write({ "deep.html": `${"<div>".repeat(5_000)}${sentence}` });
    const { documents, failures } = await readDocuments(folder, { maxSecondsPerFile: 2 });
    expect(documents.length + failures.length).toBe(2);
  });
});

test("renaming a file changes the fingerprint and no document's id", async () => {
  await write({ "a.txt": sentence });
  const before = await readDocuments(folder);
  await rename(join(folder, "a.txt"), join(folder, "b.txt"));
  const after = await readDocuments(folder);
  expect(after.fingerprint).not.toBe(before.fingerprint);
  expect(after.documents[0]?.id).toBe(before.documents[0]?.id);
  expect(await fingerprintFolder(folder)).toBe(after.fingerprint);
});

test("A file of five megabytes is read whole.", async () => {
  const repeated = "The harbour opens at dawn and shuts at nine in the evening. ".repeat(8).trim();
  const paragraphs = Array.from({ length: 11_000 }, (_, number) => `${repeated} Page ${number}.`);
  const documentsFolder = await folderOf({ "huge.md": paragraphs.join("\n\n") });
  const { documents } = await readDocuments(documentsFolder);
  expect(documents[0]?.text.length).toBeGreaterThan(5_000_000);
  expect(documents[0]?.text === paragraphs.join("\n\n")).toBe(true);
});
