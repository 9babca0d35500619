import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { quoteText } from "../../../src/answer/index.ts";
import { readConfig } from "../../../src/config.ts";
import { openIndex } from "../../../src/service/index.ts";
import { bridge, herring, old } from "../../support/digests.ts";
import { folderOf, temporaryFolder } from "../../support/temporaryFolder.ts";

test("Asked what is new, Quoth tells what a digest would; asked of a topic, what is new on it.", async () => {
  const folder = await temporaryFolder();
  const config = readConfig({
    SEEDS_DIR: await folderOf({ "bridge.md": bridge, "herring.md": herring, "old.md": old }),
    INDEX_DIR: join(folder, "index"),
    DATA_DIR: folder,
  });
  const now = () => new Date("2026-06-30T12:00:00Z");
  const index = await openIndex({ ...config, now });
  onTestFinished(() => index.close());
  const ask = async (question: string) => {
    const answer = await index.ask({ question });
    return {
      words: answer.quotes.map((quote) => quoteText(answer, quote)),
      verdict: answer.verdict,
      newest: answer.newest,
    };
  };
  const digest = await index.digest({ seen: null, today: "2026-06-30" });
  const told = digest === "nothing" ? [] : digest.items.map(({ headline }) => headline.title);
  expect(told).toHaveLength(2);
  for (const question of ["What's new?", "що нового", "Что нового?", "Kas jauns?"]) {
    const { words, verdict, newest } = await ask(question);
    expect([verdict, newest, words.length]).toEqual(["answered", "2026-06-29", 2]);
    expect(words.join()).toMatch(/bridge of Ostvik.*herring|herring.*bridge of Ostvik/s);
  }
  expect((await ask("What's new about herring?")).words.join()).toContain("herring");
  expect((await ask("What's new about herring?")).words.join()).not.toContain("bridge");
  expect((await ask("What's new about volcanoes?")).verdict).toBe("none");
});
