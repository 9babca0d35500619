import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readDocuments } from "../../src/documents/folders/folder.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const chat = (messages: readonly [number, string][]) =>
  JSON.stringify({
    name: "Port of Skala",
    type: "public_channel",
    id: 123,
    messages: messages.map(([id, text]) => ({
      id,
      type: "message",
      date: "2026-05-01T14:30:00",
      from: "Anna Berg",
      text,
    })),
  });

test("A file that holds several documents gives each a path of its own, and a new one changes no other.", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "export"));
  const path = join(folder, "export", "result.json");
  await writeFile(path, chat([[7, "The ferry sails at nine."]]));
  const [before] = (await readDocuments(folder)).documents;
  await writeFile(
    path,
    chat([
      [7, "The ferry sails at nine."],
      [8, "Dogs travel free of charge."],
    ]),
  );
  const { documents, failures } = await readDocuments(folder);
  expect(documents.map((document) => document.path)).toEqual([
    "export/result.json#7",
    "export/result.json#8",
  ]);
  expect(documents[0]).toEqual(before);
  expect(failures).toEqual([]);
});

test("A chat without a written message, and other JSON, are named with the reason.", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "result.json"), chat([]));
  await writeFile(join(folder, "package.json"), "{}");
  const { failures } = await readDocuments(folder);
  expect(failures.map(({ path, reason }) => [path, reason.split(",")[0]])).toEqual([
    ["package.json", expect.stringMatching(/^Expected one of/)],
    ["result.json", "Expected messages with text"],
  ]);
});
