import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readDocuments } from "../../src/documents/folders/folder.ts";
import { runQuoth, runToEnd, startScript } from "../support/process.ts";
import { disagreeing } from "../support/lighthouse.ts";
import { projectFolder } from "../support/seeds.ts";
import { folderOf } from "../support/temporaryFolder.ts";

const factory = "Where will Latvia and Ukraine build the drone factory?";

let folder: string;
let settings: Record<string, string>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "quoth-ask-"));
  settings = {
    SEEDS_DIR: join(folder, "seeds"),
    INDEX_DIR: join(folder, "index"),
    DATA_DIR: join(folder, "data"),
  };
  await cp(join(projectFolder, "seeds"), settings["SEEDS_DIR"] ?? "", { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const ask = (question: string[], input?: string) =>
  runToEnd("scripts/ask.ts", {
    settings,
    arguments: question,
    ...(input === undefined ? {} : { input }),
  });

test("The first question builds the index, and the answer has quote, title, publisher, date and path.", async () => {
  const { code, stdout, stderr } = await ask([factory]);
  expect(code).toBe(0);
  expect(stderr).toContain("Building the index");
  expect(stdout).toContain("in the east of Latvia");
  expect(stdout).toMatch(/\[1\] .*eastern borderland · .*RT.* · 29 Jun 2026/);
  expect(stdout).toContain("latvia-ukraine-drone-factory.md");
});

test("The index is built again only when the documents have changed.", async () => {
  await ask([factory]);
  expect((await ask([factory])).stderr).toBe("");
  await writeFile(
    join(folder, "seeds", "lighthouse.txt"),
    "Lighthouse\n\nThe lighthouse of Akmeņrags was built in 1879.",
  );
  const { stdout, stderr } = await ask(["When was the lighthouse built?"]);
  expect(stderr).toContain("the documents have changed");
  expect(stdout).toContain("Akmeņrags");
});

test("--json gives an answer as data, each quote verbatim at its position.", async () => {
  const { code, stdout } = await ask(["--json", factory]);
  expect(code).toBe(0);
  const answer = JSON.parse(stdout) as {
    quotes: { text: string; documentId: string; start: number; end: number }[];
    milliseconds: number;
  };
  expect(answer).toMatchObject({ question: factory, verdict: "answered" });
  expect(Object.keys(answer)).toEqual(["question", "verdict", "quotes", "milliseconds"]);
  expect(Object.keys(answer.quotes[0] ?? {})).toEqual(
    "text documentId start end title publisher published url path".split(" "),
  );
  const { documents } = await readDocuments(join(folder, "seeds"));
  for (const { text, documentId, start, end } of answer.quotes) {
    expect(documents.find(({ id }) => id === documentId)?.text.slice(start, end)).toBe(text);
  }
  expect(answer.milliseconds).toBeGreaterThanOrEqual(0);
});

test("What the documents don't say ends with 3.", async () => {
  const { code, stdout } = await ask(["How do I bake sourdough bread?"]);
  expect(code).toBe(3);
  expect(stdout).toContain("The documents don't say.");
});

test("Questions piped in are answered one by one, with --json one object a line.", async () => {
  const { code, stdout } = await ask(
    ["--json"],
    `${factory}\n\nHow do I bake bread?\r\nWhere did the ministers meet?`,
  );
  expect(code).toBe(0);
  const answers = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { question: string; verdict: string });
  expect(answers.map(({ question, verdict }) => [question, verdict])).toEqual([
    [factory, "answered"],
    ["How do I bake bread?", "none"],
    ["Where did the ministers meet?", "answered"],
  ]);
});

test.each([[["--loud", "question"]], [[""]], [["  "]], [[]]])(
  "Called wrongly (%j), it shows how to call it and ends with 2.",
  async (words) => {
    const { code, stdout, stderr } = await ask(words);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain("quoth ask --help");
  },
);

test("A documents folder that is not there is told, whatever was indexed before, and ends with 2.", async () => {
  await ask([factory]);
  settings["SEEDS_DIR"] = join(folder, "nowhere");
  const missing = await ask([factory]);
  expect(missing.code).toBe(2);
  expect(missing.stdout).toBe("");
  expect(missing.stderr).toContain("SEEDS_DIR");
});

test("A damaged index is built anew, with the reason told.", async () => {
  await ask([factory]);
  const current = (await readFile(join(folder, "index", "current"), "utf8")).trim();
  await writeFile(join(folder, "index", "generations", current, "vectors.hnsw"), "garbage");
  const { code, stdout, stderr } = await ask([factory]);
  expect(code).toBe(0);
  expect(stderr).toContain("vectors.hnsw");
  expect(stdout).toContain("in the east of Latvia");
});

test("npm run index names each file that it left out, and the rest goes on.", async () => {
  await writeFile(join(folder, "seeds", "broken.md"), Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0));
  await writeFile(join(folder, "seeds", "picture.xcf"), "no picture");
  const { code, stderr } = await runQuoth(["index"], { settings });
  expect(code).toBe(0);
  expect(stderr).toMatch(/Indexed 2 documents: \d+ passages, \d+ sentences/);
  expect(stderr).toMatch(/broken\.md: Expected text/);
  expect(stderr).toMatch(/Left out, of formats that are not read: \.xcf 1/);
});

test("Sources that disagree, how new they are, and a foreign question are told of.", async () => {
  settings["SEEDS_DIR"] = await folderOf(disagreeing);
  const { code, stdout } = await ask(
    [],
    `When was the lighthouse of Akmeņrags built?
Who is currently the keeper of the lighthouse?
Wann wurde der Leuchtturm von Akmeņrags gebaut und wie hoch ist er?`,
  );
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^The sources give different times. See \[1\] and \[2\]:\n\n“.*1879.*”\n {2}\[1\] /,
  );
  expect(stdout).toContain("\n      also in Lights again · Reprint Monthly · undated\n");
  expect(stdout).toMatch(
    /1884.*”\n {2}\[2\] Lights of Kurzeme · Sea Letter · 1 Mar 2019, \d+ years ago/,
  );
  expect(stdout).toMatch(/The newest source is from 20 Jun 2026, .+\.\n\n“.*Ilze Vanaga/);
  expect(stdout).toMatch(
    /The documents don't say\.\n\nNearest to your question:\n {2}\w.*EMBEDDING_MODEL/s,
  );
});

test("The index that Quoth ships with fits its documents, so the first answer needs no build.", async () => {
  const { code, stderr } = await runToEnd("scripts/ask.ts", {
    settings: { DATA_DIR: join(folder, "data") },
    arguments: [factory],
  });
  expect(stderr).toBe("");
  expect(code).toBe(0);
});

test("Whoever stops reading, as head does, ends it without a complaint.", async () => {
  const script = startScript("scripts/ask.ts", {
    settings,
    arguments: ["--json"],
    input: `${factory}\n`.repeat(200),
  });
  script.child.stdout?.once("data", () => script.child.stdout?.destroy());
  expect(await script.ended).toBe(0);
  expect(script.output.stderr).not.toMatch(/EPIPE|^\s+at /m);
});
