import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runQuoth } from "../support/process.ts";

let folder: string;
let settings: Record<string, string>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quoth-digest-"));
  settings = { INDEX_DIR: join(folder, "index"), DATA_DIR: join(folder, "data") };
});
afterAll(() => rm(folder, { recursive: true }));

const digest = (...written: string[]) => runQuoth(["digest", ...written], { settings });

test("A first digest has title, quotes, publisher and date.", async () => {
  const { code, stdout } = await digest("--date", "2026-06-30");
  expect(code).toBe(0);
  expect(stdout).toContain("1. Latvia and Ukraine to make drones together");
  expect(stdout).toContain("“A drone factory shared by Latvia and Ukraine will be built");
  expect(stdout).toContain("29 Jun 2026");
});

test("Since the index in use, nothing is new, which ends with 3; --always has a passage all the same.", async () => {
  await digest();
  const [generation = ""] = await readdir(join(folder, "index", "generations"));
  const since = ["--since", generation, "--date", "2026-06-30"];
  const nothing = await digest(...since);
  expect(nothing).toMatchObject({ code: 3, stdout: "Nothing is new.\n" });
  const { code, stdout } = await digest(...since, "--always", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ items: [{ kind: "archive", quotes: [{}] }] });
});

describe("What makes no sense ends with 2:", () => {
  test.each([
    ["--date", "2026-02-30"],
    ["--length", "0"],
    ["--length", "many"],
    ["drones"],
    ["--measure"],
  ])("%s %s", async (...written) => {
    const { code, stderr } = await digest(...written.filter((word) => word !== undefined));
    expect(code).toBe(2);
    expect(stderr).toContain("quoth digest --help");
  });
});
