import { mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { acquireWriterLock } from "../../src/library/generations/writerLock.ts";
import { runToEnd, startScript } from "../support/process.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "quoth-index-"));
  await write("harbour.md", "# Harbour\n\nShips come at dawn. They leave at nine.");
  await write("fish.txt", "Fish\n\nHerring is sold at the quay every morning.");
});
afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, text: string | Uint8Array) => writeFile(join(folder, name), text);
const index = (...options: string[]) =>
  runToEnd("scripts/index.ts", {
    settings: {
      SEEDS_DIR: folder,
      INDEX_DIR: join(folder, ".index"),
      DATA_DIR: join(folder, ".data"),
    },
    arguments: options,
  });
const indexed = async (...options: string[]) =>
  JSON.parse((await index("--json", ...options)).stdout) as unknown;
const generations = () => readdir(join(folder, ".index", "generations")).catch(() => []);

test("A second build keeps what has not changed and says what has.", async () => {
  expect(await indexed()).toMatchObject({
    documents: { added: ["fish.txt", "harbour.md"], unchanged: [], failed: [] },
    sentences: 3,
  });
  await write("harbour.md", "# Harbour\n\nShips come at noon.");
  await rename(join(folder, "fish.txt"), join(folder, "herring.txt"));
  await write("gulls.txt", "Gulls\n\nGulls steal the herring.");
  expect(await indexed()).toMatchObject({
    documents: {
      added: ["gulls.txt"],
      changed: ["harbour.md"],
      renamed: ["herring.txt"],
      removed: [],
    },
  });
  await rm(join(folder, "gulls.txt"));
  expect(await indexed()).toMatchObject({
    documents: { removed: ["gulls.txt"], unchanged: ["harbour.md", "herring.txt"] },
  });
  expect(await indexed("--full")).toMatchObject({
    documents: { added: ["harbour.md", "herring.txt"] },
  });
});

test("--events tells a program what happens, an object a line.", async () => {
  const { code, stdout } = await index("--events");
  expect(code).toBe(0);
  const events = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { event: string });
  expect(events[0]).toMatchObject({ event: "started" });
  expect(events).toContainEqual({ event: "progress", done: 3, total: 3 });
  expect(events.at(-1)).toMatchObject({
    event: "finished",
    published: true,
    documents: { added: ["fish.txt", "harbour.md"] },
  });
});

test("--dry-run says what would change, and changes nothing.", async () => {
  const { code, stdout } = await index("--dry-run");
  expect(code).toBe(0);
  expect(stdout).toContain("2 added");
  expect(stdout).toContain("added: fish.txt");
  expect(await generations()).toEqual([]);
});

test("Files that cannot be read are named; --strict ends with 1 for them.", async () => {
  await write("broken.md", Uint8Array.of(0x23, 0x20, 0xff, 0xfe, 0xfd));
  const { code, stderr } = await index();
  expect(code).toBe(0);
  expect(stderr).toMatch(/Left out 1:\n {2}broken\.md: Expected/);
  expect(stderr).toMatch(
    /Indexed 2 documents: \d+ passages, 3 sentences, \d\.\d MB, in \d+\.\d s\./,
  );
  expect((await index("--strict")).code).toBe(1);
});

test("Where nothing can be read it ends with 1, and the index stays as it was.", async () => {
  await index();
  const before = await generations();
  await rm(join(folder, "harbour.md"));
  await rm(join(folder, "fish.txt"));
  const { code, stderr } = await index();
  expect(code).toBe(1);
  expect(stderr).toContain("Expected at least one document");
  expect(await generations()).toEqual(before);
});

test("Called wrongly, it says what was meant and ends with 2.", async () => {
  const { code, stderr } = await index("--fulll");
  expect(code).toBe(2);
  expect(stderr).toContain("Did you mean --full?");
});

test("An index that answers the folder's own questions worse is not published, and says which it lost.", async () => {
  await write("questions.yaml", "- question: When do ships come?\n  expect: at dawn\n");
  const first = await index();
  expect(first.code).toBe(0);
  expect(first.stderr).toContain("Own questions: 100 % answered");
  await write("harbour.md", "# Harbour\n\nBoats are sold in the harbour.");
  const second = await index();
  expect(second.code).toBe(1);
  expect(second.stderr).toContain("lost: When do ships come?");
  expect(second.stderr).toContain("Not published");
  const listed = await index("--list");
  expect(listed.stdout).toMatch(/\(set aside\)/);
  expect((await index("--tolerance", "1")).code).toBe(0);
});

test("--verify finds the index whole, --rollback brings the one before back, --list shows both.", async () => {
  await index();
  await write("gulls.txt", "Gulls\n\nGulls steal the herring from the boats.");
  await index();
  const verified = await index("--verify");
  expect(verified.stdout).toContain("is whole");
  expect(verified.code).toBe(0);
  expect((await index("--rollback")).stdout).toContain("again");
  const lines = (await index("--list")).stdout.trim().split("\n");
  expect(lines[0]).toContain("3 documents");
  expect(lines[1]).toContain("(in use): 2 documents");
  const [newest = ""] = await generations();
  await writeFile(join(folder, ".index", "generations", newest, "vectors.hnsw"), "garbage");
  const damaged = await index("--verify");
  expect(damaged.code).toBe(1);
});

test("--watch builds what changed while somebody else was building, once that one has finished.", async () => {
  await index();
  const lock = await acquireWriterLock(join(folder, ".index"), new Date());
  await write("gulls.txt", "Gulls\n\nGulls steal the herring.");
  const script = startScript("scripts/index.ts", {
    settings: {
      SEEDS_DIR: folder,
      INDEX_DIR: join(folder, ".index"),
      DATA_DIR: join(folder, ".data"),
    },
    arguments: ["--watch", "--json"],
  });
  await expect
    .poll(() => script.output.stderr, { timeout: 20_000 })
    .toContain("Expected to be the only one");
  lock.release();
  await expect
    .poll(() => script.output.stdout, { timeout: 20_000 })
    .toContain(`"added":["gulls.txt"]`);
  script.child.kill("SIGTERM");
  await script.ended;
});
