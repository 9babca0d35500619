import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { plainWords } from "../src/languages/index.ts";
import { parsePage } from "../src/documents/formats/html/dom.ts";
import { parseFile } from "../src/documents/parsing/parse.ts";
import { defineCommand, readWhole, UsageError } from "../src/cli/command.ts";

const evaluatePages = defineCommand({
  name: "npx tsx scripts/evaluate-pages.ts",
  usage: ["PATH [options]"],
  about:
    'Measures what is read of web pages. PATH is a folder of folders with source.html and expected.html, such as test/test-pages of mozilla/readability: which share of the expected article\'s words is in our text, and on how many pages less than .9. Or it is a list of pages with sentences that must and must not be read ("with", "without"), such as tests/evaldata.json of adbar/trafilatura, whose pages lie beside it in eval/ and cache/: which share of the required sentences is lost, and of the furniture kept.',
  options: {
    half: {
      type: "string",
      value: "A|B",
      help: "Only this half of the pages, by a hash of their names.",
    },
    limit: { type: "string", value: "N", help: "Only the first N pages." },
    list: { type: "boolean", help: "Name each page with something lost or kept." },
    json: { type: "boolean", help: "Print the figures as JSON." },
  },
  examples: ["npx tsx scripts/evaluate-pages.ts readability/test/test-pages --half B"],
  allowsWords: true,
  async run(values, words) {
    const [given, ...others] = words;
    if (given === undefined || others.length > 0 || !existsSync(given))
      throw new UsageError("Expected one folder or list of pages.");
    if (values.half !== undefined && !/^[AB]$/.test(values.half)) {
      throw new UsageError(`Expected --half to be A or B, got ${values.half}.`);
    }
    const limit = values.limit === undefined ? Infinity : readWhole("--limit", values.limit);
    const isMeant = (name: string) => values.half === undefined || halfOf(name) === values.half;
    const say = (line: string) => values.list && console.log(line);
    const path = resolve(given);
    const figures = path.endsWith(".json")
      ? await measureSentences(path, limit, isMeant, say)
      : await measureArticles(path, limit, isMeant, say);
    console.log(values.json ? JSON.stringify(figures) : describe(figures));
    return 0;
  },
});

type Say = (line: string) => unknown;

async function measureArticles(
  folder: string,
  limit: number,
  isMeant: (name: string) => boolean,
  say: Say,
) {
  const figures = { pages: 0, below: 0, share: 0 };
  for (const name of readdirSync(folder).toSorted().slice(0, limit)) {
    const [source, expected] = ["source.html", "expected.html"].map((file) =>
      join(folder, name, file),
    ) as [string, string];
    if (!isMeant(name) || !existsSync(expected)) continue;
    const share = shareOf(textOfArticle(readFileSync(expected, "utf8")), await textOf(source));
    figures.pages += 1;
    figures.share += share;
    if (share >= 0.9) continue;
    figures.below += 1;
    say(`${share.toFixed(2)}\t${name}`);
  }
  return { ...figures, share: figures.share / Math.max(1, figures.pages) };
}

async function measureSentences(
  list: string,
  limit: number,
  isMeant: (name: string) => boolean,
  say: Say,
) {
  const entries = Object.values(
    JSON.parse(readFileSync(list, "utf8")) as Record<
      string,
      { file?: string; with?: string[]; without?: string[] }
    >,
  );
  const figures = { pages: 0, required: 0, lost: 0, furniture: 0, kept: 0 };
  for (const entry of entries.slice(0, limit)) {
    const name = entry.file ?? "";
    const path = ["eval", "cache"]
      .map((folder) => join(dirname(list), folder, name))
      .find((candidate) => name !== "" && existsSync(candidate));
    if (path === undefined || !isMeant(basename(path))) continue;
    const text = spaced(await textOf(path));
    const required = entry.with ?? [];
    const furniture = entry.without ?? [];
    const lost = required.filter((sentence) => !text.includes(spaced(sentence)));
    const kept = furniture.filter((sentence) => text.includes(spaced(sentence)));
    figures.pages += 1;
    figures.required += required.length;
    figures.furniture += furniture.length;
    figures.lost += lost.length;
    figures.kept += kept.length;
    for (const sentence of lost) say(`lost\t${name}\t${sentence}`);
    for (const sentence of kept) say(`kept\t${name}\t${sentence}`);
  }
  return figures;
}

function halfOf(name: string): "A" | "B" {
  return createHash("sha256").update(name).digest().readUInt8() % 2 === 0 ? "A" : "B";
}

/** What is quoted of a page: its title, headings and text. */
async function textOf(path: string): Promise<string> {
  try {
    const file = { path: "page.html", bytes: readFileSync(path), contentHash: "" };
    const { title, blocks } = (await parseFile(file)).parts;
    return [title ?? "", ...blocks.map((block) => block.text)].join("\n\n");
  } catch {
    // A page that cannot be read has no text.
    return "";
  }
}

function textOfArticle(html: string): string {
  const blocks = /<(?=\/?(?:p|div|li|h\d|td|th|br|tr|dd|dt|pre|blockquote|section|figcaption)\b)/gi;
  return parsePage(html.replaceAll(blocks, " <")).body.textContent ?? "";
}

/** The share of the words of `expected` that `text` has, each as often as it stands there. */
function shareOf(expected: string, text: string): number {
  const left = new Map<string, number>();
  for (const word of plainWords(text)) left.set(word, (left.get(word) ?? 0) + 1);
  const wanted = plainWords(expected);
  const found = wanted.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  });
  return found.length / Math.max(1, wanted.length);
}

function spaced(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function describe(figures: Readonly<Record<string, number>>): string {
  const { pages = 0, below, share, required = 0, lost = 0, furniture = 0, kept = 0 } = figures;
  const percent = (part: number, whole: number) =>
    `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
  return below === undefined || share === undefined
    ? `${pages} pages: ${lost} of ${required} required sentences lost (${percent(lost, required)}), ${kept} of ${furniture} pieces of furniture kept (${percent(kept, furniture)})`
    : `${pages} pages: ${below} below .9, ${share.toFixed(3)} of the words on average`;
}

process.exitCode = await evaluatePages(process.argv.slice(2));
