import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { describeDates, measureDates } from "../../../../scripts/evaluate/reading/measureDates.ts";
import { describePages, measurePages } from "../../../../scripts/evaluate/reading/measurePages.ts";

let folder: string;
let faults: string[];
beforeEach(async () => {
  faults = [];
  folder = await mkdtemp(join(tmpdir(), "quoth-pages-"));
  await mkdir(join(folder, "cache"));
});
afterEach(() => rm(folder, { recursive: true }));

const options = {
  half: undefined,
  limit: Infinity,
  onFault: (line: string) => void faults.push(line),
};
const words = "The harbour opens at dawn, and its cranes unload ships until the noon bell rings.";

async function writeList(entries: Readonly<Record<string, object>>): Promise<string> {
  const list = join(folder, "list.json");
  await writeFile(list, JSON.stringify(entries));
  return list;
}
const writePage = (name: string, head: string) =>
  writeFile(
    join(folder, "cache", name),
    `<html><head><title>Port</title>${head}</head><body><article><p>${words}</p></article></body></html>`,
  );

test("Dates read from pages are right, other ones or none; a page that is not there does not count.", async () => {
  const dated = '<meta property="article:published_time" content="2024-03-05T10:00:00Z">';
  await writePage("right.html", dated);
  await writePage("other.html", dated);
  await writePage("undated.html", "");
  const list = await writeList({
    a: { file: "right.html", date: "2024-03-05" },
    b: { file: "other.html", date: "2024-03-06" },
    c: { file: "undated.html", date: "2024-03-05" },
    d: { file: "gone.html", date: "2024-03-05" },
    e: { file: "right.html", date: "2024" },
  });
  const figures = await measureDates(list, options);
  expect(figures).toEqual({ pages: 3, right: 1, other: 1, undated: 1 });
  expect(faults.map((fault) => fault.split("\t")[0])).toEqual(["other", "undated"]);
  expect(describeDates(figures)).toContain("right 1 (33.3 %)");
  const halves = await Promise.all(
    (["A", "B"] as const).map((half) => measureDates(list, { ...options, half })),
  );
  expect(halves.map(({ pages }) => pages).reduce((sum, pages) => sum + pages)).toBe(3);
});

test("Of a list of sentences, those lost and the furniture kept are counted.", async () => {
  await writePage("page.html", "");
  const list = await writeList({
    a: {
      file: "page.html",
      with: ["its cranes unload ships", "nobody wrote this"],
      without: ["Read more", "noon bell"],
    },
  });
  const figures = await measurePages(list, options);
  expect(figures).toEqual({ pages: 1, required: 2, lost: 1, furniture: 2, kept: 1 });
  expect(faults).toEqual(["lost\tpage.html\tnobody wrote this", "kept\tpage.html\tnoon bell"]);
});

test("Of a folder of articles, the share of expected words that is read.", async () => {
  const page = join(folder, "pages", "port");
  await mkdir(page, { recursive: true });
  await writeFile(join(page, "source.html"), `<article><p>${words}</p></article>`);
  await writeFile(join(page, "expected.html"), `<p>${words}</p><p>${words}</p>`);
  const figures = await measurePages(join(folder, "pages"), options);
  expect(figures).toEqual({ pages: 1, below: 1, share: 0.5 });
  expect(describePages(figures)).toBe("1 pages: 1 below .9, 0.500 of the words on average");
});
