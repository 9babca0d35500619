import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { describe, expect, test } from "vitest";
import { projectFolder } from "./support/seeds.ts";

const source = join(projectFolder, "src");
const stages = [
  "documents",
  "passages",
  "embedding",
  "library",
  "answer",
  "chats",
  "digest",
  "telegram",
  "config.ts",
  "app.ts",
  "main.ts",
];

/** Each outside library, and the only file that may import it; one for each use, if it has several. */
const adapters: Readonly<Record<string, string | readonly string[]>> = {
  "@xenova/transformers": "embedding/models/transformers.ts",
  "better-sqlite3": [
    "chats/state/stateDatabase.ts",
    "chats/updateInbox.ts",
    "library/rows/database.ts",
  ],
  chardet: "documents/files/encoding.ts",
  "chrono-node": "documents/facts/dates.ts",
  dotenv: "config.ts",
  eld: "documents/facts/language.ts",
  hono: "telegram/serving/webServer.ts",
  "@hono/node-server": "telegram/serving/webServer.ts",
  "hnswlib-node": "library/vectors/hnswIndex.ts",
  "iconv-lite": "documents/files/encoding.ts",
  linkedom: "documents/formats/dom.ts",
  mammoth: "documents/formats/docx.ts",
  "@grammyjs/ratelimiter": "telegram/access/limit.ts",
  "@grammyjs/i18n": "telegram/words/words.ts",
  "@mozilla/readability": "documents/formats/html.ts",
  unpdf: "documents/formats/pdf.ts",
  pino: "main.ts",
  "prom-client": "telegram/serving/prometheus.ts",
  sentencex: "passages/sentences.ts",
  "snowball-stemmers": "passages/words.ts",
  "temporal-polyfill": "chats/digests/schedule/zones.ts",
  stopword: "documents/stopWords.ts",
};

const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => path.split(sep).join("/"));

function importsOf(path: string): string[] {
  const text = readFileSync(join(source, path), "utf8");
  return Array.from(
    text.matchAll(/^(?:import|export)\s[^;]*?from\s+"([^"]+)";/gms),
    (match) => match[1] ?? "",
  );
}

function stageOf(path: string): number {
  return stages.indexOf(path.split("/")[0] ?? "");
}

test("Every file of src/ belongs to a stage.", () => {
  expect(files.filter((path) => stageOf(path) < 0)).toEqual([]);
  expect(files.length).toBeGreaterThan(20);
});

describe("A file imports only from its own stage or one to its left:", () => {
  test.each(files)("%s", (path) => {
    const inside = importsOf(path).filter((name) => name.startsWith("."));
    const targets = inside.map((name) =>
      relative(source, resolve(dirname(join(source, path)), name))
        .split(sep)
        .join("/"),
    );
    expect(targets.filter((target) => stageOf(target) > stageOf(path))).toEqual([]);
  });
});

describe("An outside library is imported by one file:", () => {
  test.each(Object.entries(adapters))("%s by %s", (library, adapter) => {
    const importing = files.filter((path) =>
      importsOf(path).some((name) => name === library || name.startsWith(`${library}/`)),
    );
    expect(importing.toSorted()).toEqual([adapter].flat());
  });

  test("grammY only inside telegram/", () => {
    const isTelegram = (name: string) => name === "grammy" || name.startsWith("@grammyjs/");
    const importing = files.filter((path) => importsOf(path).some(isTelegram));
    expect(importing.filter((path) => !path.startsWith("telegram/"))).toEqual([]);
  });
});

test("Only config.ts reads the environment.", () => {
  const reading = files.filter((path) =>
    readFileSync(join(source, path), "utf8").includes("process.env"),
  );
  expect(reading).toEqual(["config.ts"]);
});
