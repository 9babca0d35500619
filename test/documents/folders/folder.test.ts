import { cp, mkdir, rename, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fingerprintFolder, readDocuments } from "../../../src/documents/folders/folder.ts";
import { DocumentsFolderError, readSourceFiles } from "../../../src/documents/files/files.ts";
import { folderOf, temporaryFolder } from "../../support/temporaryFolder.ts";

describe("A folder of documents", () => {
  test("is read with its subfolders, in the order of the paths.", async () => {
    const folder = await folderOf({
      "b.md": "Second.",
      "a/z.txt": "First of all.",
      "c/d/e.MD": "Third.",
      "c.txt": "Between.",
    });
    const { documents, failures } = await readDocuments(folder);
    expect(documents.map(({ path }) => path)).toEqual(["a/z.txt", "b.md", "c.txt", "c/d/e.MD"]);
    expect(documents.map(({ text }) => text)).toContain("Third.");
    expect(failures).toEqual([]);
  });

  test("may be named in any way, and its paths stay the same.", async () => {
    const folder = await folderOf({ "docs/a.md": "The quay.", "docs/sub/b.md": "The lamp." });
    const before = process.cwd();
    const paths = async (name: string) =>
      (await readDocuments(name)).documents.map(({ path }) => path);
    process.chdir(join(folder, "docs"));
    try {
      for (const name of [".", "./", "../docs", "../docs/", "./../docs//", join(folder, "docs")]) {
        expect(await paths(name), name).toEqual(["a.md", "sub/b.md"]);
      }
    } finally {
      process.chdir(before);
    }
  });

  test("may hold hidden files and folders, which are passed over.", async () => {
    const folder = await folderOf({
      "a.md": "The quay.",
      ".hidden.md": "Not this.",
      ".git/config.txt": "Nor this.",
      "sub/.DS_Store": "Nor that.",
    });
    const { documents, failures } = await readDocuments(folder);
    expect([documents.map(({ path }) => path), failures]).toEqual([["a.md"], []]);
  });

  test("may be hidden itself.", async () => {
    const folder = await folderOf({ ".docs/a.md": "The quay." });
    expect((await readDocuments(join(folder, ".docs"))).documents).toHaveLength(1);
  });

  test("may be empty.", async () => {
    const { documents, failures } = await readDocuments(await temporaryFolder());
    expect([documents, failures]).toEqual([[], []]);
  });

  test("that is missing or a file is an error which names the setting.", async () => {
    const folder = await folderOf({ "a.md": "The quay." });
    for (const path of [join(folder, "nowhere"), join(folder, "a.md")]) {
      await expect(readDocuments(path)).rejects.toThrow(DocumentsFolderError);
      await expect(fingerprintFolder(path)).rejects.toThrow(`${path}, but it cannot be read`);
      await expect(readSourceFiles(path, 50).next()).rejects.toThrow("set SEEDS_DIR");
    }
  });
});

describe("A file that cannot be read", () => {
  test.each([
    ["is empty", "a.md", "", "some text to quote"],
    ["is empty plain text", "a.txt", "\n\n", "some text to quote"],
    ["has headings only", "a.md", "# One\n\n## Two\n", "some text to quote"],
    ["is no text", "a.txt", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0), "Save it as UTF-8"],
    ["is of another kind", "a.dwg", "DWG", "got .dwg."],
    ["is of no kind", "README", "Text.", "got no extension."],
  ])(
    "is named beside the others, with the reason: it %s.",
    async (_case, path, contents, reason) => {
      const folder = await folderOf({ [path]: contents, "good.md": "The quay." });
      const { documents, failures } = await readDocuments(folder);
      expect(documents.map((document) => document.path)).toEqual(["good.md"]);
      expect(failures).toMatchObject([{ path, reason: expect.stringContaining(reason) as string }]);
    },
  );

  test("may be a link that leads nowhere, or to a folder.", async () => {
    const folder = await folderOf({ "good.md": "The quay.", "sub/other.md": "The lamp." });
    await symlink(join(folder, "nowhere.md"), join(folder, "broken.md"));
    await symlink(join(folder, "sub"), join(folder, "linked"));
    const { documents, failures } = await readDocuments(folder);
    expect(documents.map(({ path }) => path)).toEqual(["good.md", "sub/other.md"]);
    expect(failures.map(({ path }) => path)).toEqual(["broken.md", "linked"]);
    expect(failures.every(({ reason }) => reason.startsWith("Expected "))).toBe(true);
  });

  test("is not one whose text another file has already: it is that document's second path.", async () => {
    const folder = await folderOf({
      "a.md": "# Quay\n\nIt opens.",
      "b.txt": "It opens.",
      "c.md": "It shuts.",
    });
    const { documents, failures } = await readDocuments(folder);
    expect(documents.map(({ path }) => path)).toEqual(["a.md", "c.md"]);
    expect(documents[0]?.paths).toEqual(["a.md", "b.txt"]);
    expect(failures).toEqual([]);
  });
});

describe("A folder's fingerprint", () => {
  const files = { "a.md": "---\ntitle: Quay\n---\n\nIt opens.", "sub/b.txt": "It shuts." };

  test("is the one that reading the documents gives.", async () => {
    const folder = await folderOf({ ...files, "bad.pdf": "%PDF" });
    expect((await readDocuments(folder)).fingerprint).toBe(await fingerprintFolder(folder));
  });

  test("stays as long as the folder does: copied, touched, or with a hidden file more.", async () => {
    const folder = await folderOf(files);
    const before = await fingerprintFolder(folder);
    const copy = join(await temporaryFolder(), "copy");
    await cp(folder, copy, { recursive: true });
    expect(await fingerprintFolder(copy)).toBe(before);
    await utimes(join(folder, "a.md"), 0, 0);
    await writeFile(join(folder, ".hidden"), "x");
    await mkdir(join(folder, "empty"));
    expect(await fingerprintFolder(folder)).toBe(before);
  });

  test.each<[string, (folder: string) => Promise<unknown>]>([
    ["a text", (folder) => writeFile(join(folder, "sub/b.txt"), "It shuts!")],
    [
      "a title alone",
      (folder) => writeFile(join(folder, "a.md"), "---\ntitle: Lamp\n---\n\nIt opens."),
    ],
    ["a file's name", (folder) => rename(join(folder, "a.md"), join(folder, "c.md"))],
    ["a file's folder", (folder) => rename(join(folder, "sub/b.txt"), join(folder, "b.txt"))],
    ["a file more", (folder) => writeFile(join(folder, "c.md"), "It stays.")],
    ["an unreadable file more", (folder) => writeFile(join(folder, "c.pdf"), "%PDF")],
    ["a file less", (folder) => rm(join(folder, "a.md"))],
    [
      "texts that change places",
      async (folder) => {
        await writeFile(join(folder, "a.md"), files["sub/b.txt"]);
        await writeFile(join(folder, "sub/b.txt"), files["a.md"]);
      },
    ],
  ])("is another after a change of %s.", async (_case, change) => {
    const folder = await folderOf(files);
    const before = await fingerprintFolder(folder);
    await change(folder);
    expect(await fingerprintFolder(folder)).not.toBe(before);
  });
});
