import { type PageOptions, readPage, readPageList, toPercent } from "./pageList.ts";

export type DateFigures = Record<"pages" | "right" | "undated" | "other", number>;

/** Compares the dates of publication read from web pages with a list's, where that is exact to the day. */
export async function measureDates(list: string, options: PageOptions): Promise<DateFigures> {
  const figures = { pages: 0, right: 0, undated: 0, other: 0 };
  for (const { path, entry } of readPageList<{ file?: string; date?: string }>(list, options)) {
    const { date = "" } = entry;
    if (!/^\d{4}-\d\d-\d\d$/.test(date)) continue;
    const published = (await readPage(path))?.published ?? null;
    const outcome =
      published === null ? "undated" : published.slice(0, 10) === date ? "right" : "other";
    figures.pages += 1;
    figures[outcome] += 1;
    if (outcome !== "right") options.onFault(`${outcome}\t${date}\t${published}\t${path}`);
  }
  return figures;
}

export function describeDates({ pages, right, undated, other }: DateFigures): string {
  const share = (count: number) => `${count} (${toPercent(count, pages)})`;
  return `${pages} pages with a known date: right ${share(right)}, undated ${share(undated)}, another date ${share(other)}.`;
}
