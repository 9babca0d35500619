import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseFile } from "../src/documents/parsing/parse.ts";
import { defineCommand, readWhole, UsageError } from "../src/cli/command.ts";

const pageFolders = ["eval", "cache", "test_set"];

const evaluateDates = defineCommand({
  name: "npx tsx scripts/evaluate-dates.ts",
  usage: ["LIST.json [options]"],
  about:
    'Measures which dates of publication are read from web pages. The list is an object with the page\'s address as key and { "file": name, "date": "2024-03-05" } as value, as in the evaluation sets of adbar/trafilatura (tests/evaldata.json) and adbar/htmldate (tests/eval_default.json). The pages are looked for beside it, in eval/, cache/ and test_set/.',
  options: {
    half: {
      type: "string",
      value: "A|B",
      help: "Only this half of the pages, by a hash of their names.",
    },
    limit: { type: "string", value: "N", help: "Only the first N entries of the list." },
    list: { type: "boolean", help: "Name each page that is undated or has another date." },
    json: { type: "boolean", help: "Print the figures as JSON." },
  },
  examples: ["npx tsx scripts/evaluate-dates.ts evaldata.json --half B"],
  allowsWords: true,
  async run(values, words) {
    const [list, ...others] = words;
    if (list === undefined || others.length > 0)
      throw new UsageError("Expected one list of pages.");
    if (values.half !== undefined && !/^[AB]$/.test(values.half)) {
      throw new UsageError(`Expected --half to be A or B, got ${values.half}.`);
    }
    const limit = values.limit === undefined ? Infinity : readWhole("--limit", values.limit);
    const figures = { pages: 0, right: 0, undated: 0, other: 0 };
    for (const { path, date } of readList(resolve(list), limit)) {
      if (values.half !== undefined && halfOf(path) !== values.half) continue;
      const published = await publishedOf(path);
      const outcome =
        published === null ? "undated" : published.slice(0, 10) === date ? "right" : "other";
      figures.pages += 1;
      figures[outcome] += 1;
      if (values.list && outcome !== "right")
        console.log(`${outcome}\t${date}\t${published}\t${path}`);
    }
    console.log(values.json ? JSON.stringify(figures) : describe(figures));
    return 0;
  },
});

interface ListedPage {
  readonly path: string;
  readonly date: string;
}

/** The pages whose date is known to the day, and whose file is there. */
function readList(list: string, limit: number): ListedPage[] {
  const entries = Object.values(
    JSON.parse(readFileSync(list, "utf8")) as Record<string, { file?: string; date?: string }>,
  );
  return entries.slice(0, limit).flatMap(({ file, date }) => {
    if (file === undefined || !/^\d{4}-\d\d-\d\d$/.test(date ?? "")) return [];
    const path = pageFolders
      .map((folder) => join(dirname(list), folder, file))
      .find((candidate) => existsSync(candidate));
    return path === undefined ? [] : [{ path, date: date ?? "" }];
  });
}

function halfOf(path: string): "A" | "B" {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return createHash("sha256").update(name).digest().readUInt8() % 2 === 0 ? "A" : "B";
}

async function publishedOf(path: string): Promise<string | null> {
  try {
    const file = { path: "page.html", bytes: readFileSync(path), contentHash: "" };
    return (await parseFile(file)).parts.published ?? null;
  } catch {
    // A page that cannot be read has no date either.
    return null;
  }
}

function describe({
  pages,
  right,
  undated,
  other,
}: Record<"pages" | "right" | "undated" | "other", number>) {
  const share = (count: number) =>
    `${count} (${((100 * count) / Math.max(1, pages)).toFixed(1)} %)`;
  return `${pages} pages with a known date: right ${share(right)}, undated ${share(undated)}, another date ${share(other)}.`;
}

process.exitCode = await evaluateDates(process.argv.slice(2));
