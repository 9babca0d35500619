import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { placeDocument } from "../../../src/service/operatorTasks/placeDocument.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const text = "# Lamp\n\nBuilt in 1879.";
let folder: string;
let from: string;
beforeEach(async () => {
  const root = await temporaryFolder();
  folder = join(root, "seeds");
  from = join(root, "document");
  await mkdir(folder);
  await writeFile(from, text);
});

const place = (changes: Partial<Parameters<typeof placeDocument>[0]> = {}) =>
  placeDocument({
    folder,
    name: "lamp.md",
    from,
    sha256: createHash("sha256").update(text).digest("hex"),
    id: "0c3e77b0e4aa1f52",
    replaces: null,
    ...changes,
  });
const write = (name: string, contents: string) => writeFile(join(folder, name), contents);

describe("Killed while a document is kept, and pressed again:", () => {
  test("before it was in its place, it is placed whole.", async () => {
    await write(".quoth-0c3e77b0e4aa1f52.part", "half of");
    expect(await place()).toBe("placed");
    expect(await readdir(folder)).toEqual(["lamp.md"]);
    expect(await readFile(join(folder, "lamp.md"), "utf8")).toBe(text);
  });

  test("after it was in its place, nothing changes.", async () => {
    await place();
    await write(".quoth-0c3e77b0e4aa1f52.part", "left");
    expect(await place()).toBe("placed");
    expect(await readFile(join(folder, "lamp.md"), "utf8")).toBe(text);
  });

  test("with a link in place of the draft, nothing is written through it.", async () => {
    const outside = join(folder, "..", "outside");
    await writeFile(outside, "outside");
    await symlink(outside, join(folder, ".quoth-0c3e77b0e4aa1f52.part"));
    expect(await place()).toBe("placed");
    expect(await readFile(outside, "utf8")).toBe("outside");
  });
});

test("Several at once under one name: one is placed, and none is torn.", async () => {
  const placing = Array.from({ length: 8 }, async (_, number) => {
    const contents = `${number}`.repeat(100_000);
    const path = join(folder, "..", `document-${number}`);
    await writeFile(path, contents);
    const sha256 = createHash("sha256").update(contents).digest("hex");
    return place({ from: path, sha256, id: `${number}` });
  });
  const results = await Promise.all(placing);
  expect(results.filter((result) => result === "placed")).toHaveLength(1);
  expect(results.filter((result) => typeof result === "object")).toHaveLength(7);
  expect(await readFile(join(folder, "lamp.md"), "utf8")).toMatch(/^(\d)\1{99999}$/);
  expect(await readdir(folder)).toEqual(["lamp.md"]);
});

test("No other file is replaced than the one that may be.", async () => {
  await write("lamp.md", "another");
  const replaces = createHash("sha256").update("the one before").digest("hex");
  const taken = createHash("sha256").update("another").digest("hex");
  expect(await place({ replaces })).toEqual({ taken });
  expect(await readFile(join(folder, "lamp.md"), "utf8")).toBe("another");
});

test("A document that was changed while it waited is not placed.", async () => {
  await writeFile(from, "something else");
  await expect(place()).rejects.toThrow("Send it again");
  expect(await readdir(folder)).toEqual([]);
});

test("A name whose accents are written otherwise on the disk is the same name.", async () => {
  await write("Ba\u0304ka.md".normalize("NFD"), "old");
  const taken = createHash("sha256").update("old").digest("hex");
  expect(await place({ name: "Bāka.md".normalize("NFC") })).toEqual({ taken });
  expect(await place({ name: "Bāka.md".normalize("NFC"), replaces: taken })).toBe("placed");
  expect(await readdir(folder)).toEqual(["Bāka.md".normalize("NFD")]);
});

test("A folder that is gone is an error, and so is a document that is gone.", async () => {
  await expect(place({ folder: join(folder, "none") })).rejects.toThrow("ENOENT");
  await expect(place({ from: join(folder, "none") })).rejects.toThrow("ENOENT");
  expect(await readdir(folder)).toEqual([]);
});
