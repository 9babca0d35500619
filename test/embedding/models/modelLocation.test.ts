import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { locateModel, ModelError } from "../../../src/embedding/models/modelLocation.ts";
import { folderOf } from "../../support/temporaryFolder.ts";

const modelFiles = (path: string) => ({
  [`${path}/tokenizer.json`]: "{}",
  [`${path}/onnx/model.onnx`]: "",
});

async function locate(model: string, files: Readonly<Record<string, string>>) {
  const folder = await folderOf({ "models/README.md": "Models.", ...files });
  const location = locateModel({
    setting: "EMBEDDING_MODEL",
    model: model.replace("<folder>", folder),
    modelsFolder: join(folder, "models"),
    cacheFolder: join(folder, "cache"),
  });
  return { ...location, folder: location.folder.replace(folder, "<folder>") };
}

describe("The setting EMBEDDING_MODEL", () => {
  test.each([
    [
      "a folder among the models",
      "small",
      "models/small",
      { name: "small", folder: "<folder>/models" },
    ],
    ["a folder's path", "<folder>/my/model", "my/model", { name: "model", folder: "<folder>/my" }],
    [
      "a path with a slash at its end",
      "<folder>/my/model/",
      "my/model",
      { name: "model", folder: "<folder>/my" },
    ],
    [
      "a folder among the models, named as on the hub",
      "owner/small",
      "models/owner/small",
      { name: "small", folder: "<folder>/models/owner" },
    ],
  ])("may be %s, which is read without a network.", async (_case, model, path, expected) => {
    expect(await locate(model, modelFiles(path))).toEqual({
      setting: "EMBEDDING_MODEL",
      ...expected,
      mayDownload: false,
    });
  });

  test("may be a name of the hub, downloaded into the cache.", async () => {
    expect(await locate("Xenova/all-MiniLM-L6-v2", {})).toEqual({
      setting: "EMBEDDING_MODEL",
      name: "Xenova/all-MiniLM-L6-v2",
      folder: "<folder>/cache",
      mayDownload: true,
    });
  });

  test("may be a path from the folder Quoth runs in.", () => {
    const found = locateModel({
      setting: "EMBEDDING_MODEL",
      model: "./models/quoth-en-v1",
      modelsFolder: "/nowhere",
      cacheFolder: "/nowhere",
    });
    expect(found).toMatchObject({ name: "quoth-en-v1", mayDownload: false });
  });

  test.each([
    ["a name that is no folder", "missing", {}],
    ["a path that is not there", "<folder>/missing", {}],
    ["a path from here that is not there", "./missing/model", {}],
    ["a folder without a tokenizer", "half", { "models/half/onnx/model.onnx": "" }],
    ["a folder without a model", "half", { "models/half/tokenizer.json": "{}" }],
    ["an address", "https://huggingface.co/Xenova/all-MiniLM-L6-v2", {}],
    ["words", "the best/one there is", {}],
    ["empty", "", {}],
    ["the folder above", "..", {}],
  ])(
    "is refused with what to do if it is %s.",
    async (_case, model, files: Record<string, string>) => {
      const outcome = locate(model, files);
      await expect(outcome).rejects.toThrow(ModelError);
      await expect(outcome).rejects.toThrow(
        /Expected EMBEDDING_MODEL to be .*; got ".*"\. Correct it/,
      );
    },
  );
});

test("READER is read alike, and its refusal names it and what it may be.", () => {
  const [setting, hub] = ["READER", "Xenova/distilbert-base-cased-distilled-squad"] as const;
  const read = (model: string) =>
    locateModel({ setting, model, modelsFolder: "/nowhere", cacheFolder: "/cache" });
  expect(read(hub)).toEqual({ setting, name: hub, folder: "/cache", mayDownload: true });
  expect(() => read("/missing")).toThrow(
    `Expected READER to be on, off, a folder with a model (tokenizer.json and onnx/), in /nowhere or by its path, or a hub name such as ${hub}; got "/missing". Correct it, or set it to off to do without one.`,
  );
});
