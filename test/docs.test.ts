import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse as parseDotenv } from "dotenv";
import { format } from "prettier";
import { describe, expect, test } from "vitest";
import { writeEnvExample, writeSettingsPage } from "../scripts/settingsPages.ts";
import { readConfig } from "../src/config.ts";
import { settings } from "../src/settings.ts";
import { projectFolder } from "./support/seeds.ts";

const read = (path: string) => readFileSync(join(projectFolder, path), "utf8");
const readme = read("README.md");

test("docs/settings.md and .env.example are as npm run settings writes them.", async () => {
  const page = await format(writeSettingsPage(), { parser: "markdown", printWidth: 100 });
  expect(read("docs/settings.md")).toBe(page);
  expect(read(".env.example")).toBe(writeEnvExample());
});

test(".env.example gives every setting its default, so a copy of it changes nothing.", () => {
  const written = parseDotenv(read(".env.example"));
  expect(readConfig(written)).toEqual(readConfig({}));
  expect(Object.keys(written)).toEqual(settings.map(({ name }) => name));
});

test("Every script that a person runs is in the README, and every script in the README exists.", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const told = new Set(
    Array.from(
      readme.matchAll(/npm (?:run )?(?:-s )?((?<=run (?:-s )?)[\w:]+|test|start)/g),
      (match) => match[1],
    ),
  );
  expect([...told].filter((name) => !(name ?? "" in scripts))).toEqual([]);
  const steps = new Set(["check:static", "prepare", "settings"]);
  expect(Object.keys(scripts).filter((name) => !told.has(name) && !steps.has(name))).toEqual([]);
});

const pages = [
  "README.md",
  "CHANGELOG.md",
  ...readdirSync(join(projectFolder, "docs"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => join("docs", path)),
];
describe("Every link to a file leads to one:", () => {
  test.each(pages)("%s", (page) => {
    const links = Array.from(
      read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g),
      (match) => match[1] ?? "",
    );
    const broken = links.filter((link) => !existsSync(join(projectFolder, dirname(page), link)));
    expect(broken).toEqual([]);
  });
});

test("Every stage folder and file that the design names exists.", () => {
  const design = read("docs/design.md");
  const named = Array.from(design.matchAll(/^\| `(\w+)\/` +\|.*$/gm), ([row, stage = ""]) => ({
    row,
    stage,
  }));
  expect(named.length).toBeGreaterThan(4);
  for (const { row, stage } of named) {
    const files = Array.from(row.matchAll(/`((?:\w+\/)?\w+\.ts)`/g), (match) => match[1] ?? "");
    for (const file of files) {
      expect(existsSync(join(projectFolder, "src", stage, file)), `${stage}/${file}`).toBe(true);
    }
  }
});

test("Every file of the sources that the docs name exists, but for those that they make up.", () => {
  const sources = ["src", "test", "scripts"].flatMap((folder) =>
    readdirSync(join(projectFolder, folder), { recursive: true, encoding: "utf8" }).map((path) =>
      join("/", folder, path),
    ),
  );
  const madeUp = ["flatIndex.ts", "org.ts", "lists/lt.ts", "pagesCommand.ts"];
  const missing = pages.flatMap((page) =>
    Array.from(read(page).matchAll(/`(\w[\w/.-]*\.ts)`/g), ([, file = ""]) => file)
      .filter((file) => !madeUp.some((name) => file.endsWith(name)))
      .filter((file) => !sources.some((path) => path.endsWith(`/${file}`)))
      .map((file) => `${page}: ${file}`),
  );
  expect(missing).toEqual([]);
});
