import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { describe, expect, test } from "vitest";
import { projectFolder } from "./support/seeds.ts";

const source = join(projectFolder, "src");
const stages = [
  "languages",
  "documents",
  "passages",
  "embedding",
  "library",
  "answer",
  "digest",
  "memory",
  "service",
  "closest.ts",
  "settings.ts",
  "config.ts",
  "telegram",
  "cli",
  "index.ts",
];

/** Stages with a face, `src/STAGE/index.ts`: other stages import nothing else of them. */
const facedStages = [
  "languages",
  "documents",
  "passages",
  "embedding",
  "library",
  "answer",
  "digest",
  "memory",
  "service",
  "telegram",
];

/** Each outside library, and the only file that may import it; one for each use, if it has several. */
const adapters: Readonly<Record<string, string | readonly string[]>> = {
  "@xenova/transformers": "embedding/models/transformers.ts",
  "better-sqlite3": [
    "memory/state/stateDatabase.ts",
    "memory/updateInbox.ts",
    "library/generations/writerLock.ts",
    "library/rows/database.ts",
    "library/rows/databaseWriter.ts",
    "library/rows/wordIndexCheck.ts",
  ],
  chardet: "documents/files/encoding.ts",
  "chrono-node": "documents/facts/dates/dates.ts",
  "csv-parse": "documents/formats/tables/csv.ts",
  dotenv: "config.ts",
  eld: "documents/facts/detectLanguage.ts",
  hono: "telegram/serving/web/webServer.ts",
  "@hono/node-server": "telegram/serving/web/webServer.ts",
  "hnswlib-node": "library/vectors/hnswIndex.ts",
  "iconv-lite": "documents/files/codePages.ts",
  ignore: "documents/folders/folderFacts/folderMetadata.ts",
  "smol-toml": "documents/facts/writtenFacts.ts",
  linkedom: "documents/formats/html/dom.ts",
  mammoth: "documents/formats/office/docx.ts",
  "@grammyjs/ratelimiter": "telegram/features/access/limit.ts",
  "@fluent/bundle": "service/words/words.ts",
  "@photostructure/tz-lookup": "telegram/features/digests/zones/zoneAt.ts",
  "@mozilla/readability": "documents/formats/html/article.ts",
  unpdf: ["documents/formats/pdf/pdf.ts", "documents/formats/pdf/scans.ts"],
  pino: "cli/commands/serveCommand.ts",
  "postal-mime": "documents/formats/text/messages/email.ts",
  "prom-client": "telegram/serving/web/prometheus.ts",
  sentencex: "passages/sentencexStarts.ts",
  "read-excel-file": "documents/formats/tables/xlsx.ts",
  "snowball-stemmers": "languages/terms/snowball.ts",
  "temporal-polyfill": "memory/digestRecords/schedule/zones.ts",
  stopword: "languages/terms/stopWords.ts",
};

const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => path.split(sep).join("/"));

function importsOf(path: string): string[] {
  return matchesIn(path, /^(?:import|export)\s[^;]*?from\s+"([^"]+)";/gms);
}

/** What is there when the program runs, not for the compiler alone. */
function loadsOf(path: string): string[] {
  return matchesIn(path, /^(?:import|export)\s(?!type\s)[^;]*?from\s+"([^"]+)";/gms);
}

function matchesIn(path: string, pattern: RegExp): string[] {
  const text = readFileSync(join(source, path), "utf8");
  return Array.from(text.matchAll(pattern), (match) => match[1] ?? "");
}

function inside(names: readonly string[], path: string): string[] {
  return names
    .filter((name) => name.startsWith("."))
    .map((name) => relative(source, resolve(dirname(join(source, path)), name)))
    .map((target) => target.split(sep).join("/"));
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
    const targets = inside(importsOf(path), path);
    expect(targets.filter((target) => stageOf(target) > stageOf(path))).toEqual([]);
  });
});

test("Of scripts/ only the commands that measure know.", () => {
  const knowing = files.filter((path) =>
    inside(matchesIn(path, /from\s+"([^"]+)";/g), path).some((target) => target.startsWith("..")),
  );
  expect(knowing.toSorted()).toEqual([
    "cli/commands/benchCommand.ts",
    "cli/commands/evaluateCommand.ts",
    "cli/commands/evaluateReading.ts",
  ]);
});

describe("No other stage reaches behind the face of", () => {
  test.each(facedStages)("%s", (stage) => {
    // What reads files has an entry of its own: who only answers does not load it.
    const faces = new Set([`${stage}/index.ts`, "documents/reading.ts"]);
    const behind = files
      .filter((path) => !path.startsWith(`${stage}/`))
      .flatMap((path) => inside(importsOf(path), path).map((target) => ({ path, target })))
      .filter(({ target }) => target.startsWith(`${stage}/`) && !faces.has(target));
    expect(behind).toEqual([]);
  });
});

describe("An outside library is imported by one file:", () => {
  test.each(Object.entries(adapters))("%s by %s", (library, adapter) => {
    const importing = files.filter((path) =>
      importsOf(path).some((name) => name === library || name.startsWith(`${library}/`)),
    );
    expect(importing.toSorted()).toEqual([adapter].flat().toSorted());
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

test("Only what reads documents loads their readers: a bot that answers needs no more memory for them.", () => {
  const loaded = new Set(["cli/commands/serveCommand.ts"]);
  for (const path of loaded) for (const other of inside(loadsOf(path), path)) loaded.add(other);
  expect(loaded).toContain("library/library.ts");
  expect(loaded).not.toContain("documents/parsing/parse.ts");
});
