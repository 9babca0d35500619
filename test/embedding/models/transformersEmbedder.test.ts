import { cp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { ModelError, type ModelLocation } from "../../../src/embedding/models/modelLocation.ts";
import { createTransformersEmbedder } from "../../../src/embedding/models/transformersEmbedder.ts";
import { dot } from "../../../src/embedding/vectors.ts";
import { copyOfModel } from "../../support/modelFolder.ts";
import { embeddedModel, tinyBert } from "../../support/models.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

/** Puts `fetch` in the network's place while the test runs, and gives the addresses asked for. */
function replaceNetwork(fetch: (address: string) => Promise<Response>): string[] {
  const original = globalThis.fetch;
  const asked: string[] = [];
  globalThis.fetch = async (address) => {
    const written = address instanceof Request ? address.url : String(address);
    asked.push(written);
    return fetch(written);
  };
  onTestFinished(() => {
    globalThis.fetch = original;
  });
  return asked;
}

async function unreachable(): Promise<Response> {
  throw new TypeError("fetch failed");
}

describe("The embedded model", () => {
  test("gives the vectors that its training left, to five digits.", async () => {
    const path = join(embeddedModel.folder, embeddedModel.name, "parity.json");
    const expected = JSON.parse(await readFile(path, "utf8")) as {
      text: string;
      firstEight: number[];
    }[];
    const embedder = await createTransformersEmbedder(embeddedModel);
    const vectors = await embedder.embed(expected.map(({ text }) => text));
    expect(expected.length).toBeGreaterThan(3);
    for (const [index, { text, firstEight }] of expected.entries()) {
      firstEight.forEach((value, column) => {
        expect(Math.abs((vectors[index]?.[column] ?? NaN) - value), text).toBeLessThan(2e-5);
      });
    }
  });

  test("puts the passage that answers a question nearest to it.", async () => {
    const embedder = await createTransformersEmbedder(embeddedModel);
    const [question, ...passages] = await embedder.embed([
      "When does the harbour open?",
      "Bread is baked of flour, water and salt.",
      "Ships may enter the port from six in the morning.",
      "The parliament passed the budget on Tuesday.",
    ]);
    const cosines = passages.map((passage) => dot(question ?? passage, passage));
    expect(cosines.indexOf(Math.max(...cosines))).toBe(1);
  });

  test("asks nothing of the network.", async () => {
    const asked = replaceNetwork(unreachable);
    const embedder = await createTransformersEmbedder(embeddedModel);
    await embedder.embed(["Where will the drone factory be built?"]);
    expect(asked).toEqual([]);
  });

  test("has 256 dimensions and an id that names it and its weights.", async () => {
    const { id, dimensions } = await createTransformersEmbedder(embeddedModel);
    expect(dimensions).toBe(256);
    expect(id).toMatch(/^quoth-en-v1@[0-9a-f]{12}$/);
  });
});

describe("The id", () => {
  test("is the same for a copy, and another for other weights or another tokenizer.", async () => {
    const { id } = await createTransformersEmbedder(tinyBert);
    const { location, path } = await copyOfModel(tinyBert);
    expect((await createTransformersEmbedder(location)).id).toBe(id);

    const tokenizer = join(path, "tokenizer.json");
    await writeFile(tokenizer, `${await readFile(tokenizer, "utf8")}\n`);
    const retokenized = (await createTransformersEmbedder(location)).id;
    expect(retokenized).not.toBe(id);

    // Extra bytes that protobuf reads as an unknown field, so that the graph still loads.
    const model = join(path, "onnx/model_quantized.onnx");
    await writeFile(model, Buffer.concat([await readFile(model), Buffer.of(0xf8, 0x7f, 0x01)]));
    expect((await createTransformersEmbedder(location)).id).not.toBe(retokenized);
  });
});

describe("A model folder", () => {
  test.each<[string, (path: string) => Promise<unknown>]>([
    ["is not there", (path) => rm(path, { recursive: true })],
    ["lacks config.json", (path) => rm(join(path, "config.json"))],
    ["lacks tokenizer.json", (path) => rm(join(path, "tokenizer.json"))],
    ["lacks tokenizer_config.json", (path) => rm(join(path, "tokenizer_config.json"))],
    ["lacks the model", (path) => rm(join(path, "onnx/model_quantized.onnx"))],
    ["has a model cut short", (path) => truncate(join(path, "onnx/model_quantized.onnx"), 1000)],
    ["has an empty model", (path) => truncate(join(path, "onnx/model_quantized.onnx"), 0)],
    [
      "has a web page for a model",
      (path) => writeFile(join(path, "onnx/model_quantized.onnx"), "<html>"),
    ],
    ["has a tokenizer that is no JSON", (path) => writeFile(join(path, "tokenizer.json"), "{")],
    [
      "has a tokenizer without a vocabulary",
      (path) => writeFile(join(path, "tokenizer.json"), "{}"),
    ],
    ["has a config that is no JSON", (path) => writeFile(join(path, "config.json"), "nope")],
    [
      "has another model's tokenizer",
      (path) =>
        cp(
          join(embeddedModel.folder, embeddedModel.name, "tokenizer.json"),
          join(path, "tokenizer.json"),
        ),
    ],
  ])("that %s is refused with its path and what to do.", async (_case, damage) => {
    const { location, path } = await copyOfModel(tinyBert);
    await damage(path);
    const outcome = createTransformersEmbedder(location);
    await expect(outcome).rejects.toThrow(ModelError);
    await expect(outcome).rejects.toThrow(path);
    await expect(outcome).rejects.toThrow(/set EMBEDDING_MODEL to another model/);
  });

  test("may hold a model that was not quantized.", async () => {
    const { location, path } = await copyOfModel(tinyBert);
    await cp(join(path, "onnx/model_quantized.onnx"), join(path, "onnx/model.onnx"));
    await rm(join(path, "onnx/model_quantized.onnx"));
    expect((await createTransformersEmbedder(location)).dimensions).toBe(32);
  });
});

describe("A model of the hub", () => {
  const name = "quoth-tests/tiny-bert";

  test("without a network is refused with what to do.", async () => {
    replaceNetwork(unreachable);
    const outcome = createTransformersEmbedder({
      setting: "EMBEDDING_MODEL",
      name,
      folder: await temporaryFolder(),
      mayDownload: true,
    });
    await expect(outcome).rejects.toThrow(ModelError);
    await expect(outcome).rejects.toThrow(
      `${name} from the Hugging Face hub, but it cannot be reached`,
    );
    await expect(outcome).rejects.toThrow(/Connect once, or .* set EMBEDDING_MODEL/);
  });

  test("that the hub does not know is refused with what to do.", async () => {
    replaceNetwork(async () => new Response("Not found", { status: 404 }));
    const outcome = createTransformersEmbedder({
      setting: "EMBEDDING_MODEL",
      name,
      folder: await temporaryFolder(),
      mayDownload: true,
    });
    await expect(outcome).rejects.toThrow(ModelError);
    await expect(outcome).rejects.toThrow("check the name");
  });

  test("is downloaded once, and needs no network afterwards.", async () => {
    const location: ModelLocation = {
      setting: "EMBEDDING_MODEL",
      name,
      folder: await temporaryFolder(),
      mayDownload: true,
    };
    const asked = replaceNetwork(async (address) => {
      const file = address.split("/resolve/main/")[1] ?? "";
      return new Response(await readFile(join(tinyBert.folder, tinyBert.name, file)));
    });
    const downloaded = await createTransformersEmbedder(location);
    expect(asked.length).toBeGreaterThan(0);

    const askedLater = replaceNetwork(unreachable);
    const cached = await createTransformersEmbedder(location);
    expect(askedLater).toEqual([]);
    expect(cached.id).toBe(downloaded.id);
    expect(await cached.embed(["quay"])).toEqual(
      await (await createTransformersEmbedder(tinyBert)).embed(["quay"]),
    );
  });
});
