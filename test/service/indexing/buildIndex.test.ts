import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { type IndexOptions, rebuildIndex } from "../../../src/service/indexing/buildIndex.ts";
import { embeddedModel } from "../../support/models.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

let options: IndexOptions;

beforeEach(async () => {
  const folder = await temporaryFolder();
  options = {
    documentsFolder: join(folder, "documents"),
    indexFolder: join(folder, "index"),
    dataFolder: join(folder, "data"),
    maxDocumentMegabytes: 1,
    modelsFolder: embeddedModel.folder,
    embeddingModel: embeddedModel.name,
    questionPrefix: "",
    passagePrefix: "",
  };
  await mkdir(options.documentsFolder);
  await write("harbour.md", "# Harbour\n\nShips come at dawn. They leave at nine.");
});

const write = (name: string, text: string) => writeFile(join(options.documentsFolder, name), text);

describe("The folder's own questions", () => {
  test("are read before anything is built, so that a typing error in them costs no build.", async () => {
    await write("questions.yaml", "- question: When do ships come?\n  expekt: dawn\n");
    const reporter = {
      started: () => {
        throw new Error("Expected no build.");
      },
    };
    await expect(rebuildIndex(options, { reporter })).rejects.toThrow(/expekt/);
    expect(await readdir(options.indexFolder).catch(() => [])).toEqual([]);
    await write("questions.yaml", "- question: When do ships come?\n  expect: dawn\n");
    expect((await rebuildIndex(options)).grading?.next.recall).toBe(1);
  });

  test("are asked of the index in use if nothing has changed.", async () => {
    const first = await rebuildIndex(options);
    await write("questions.yaml", "- question: When do ships come?\n  expect: dawn\n");
    const second = await rebuildIndex(options);
    expect(second).toMatchObject({ isNew: false, generation: first.generation });
    expect(second.grading).toMatchObject({ next: { recall: 1 }, previous: null, comparison: null });
  });
});
