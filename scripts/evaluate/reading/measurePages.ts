import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parsePage } from "../../../src/documents/formats/html/dom.ts";
import { plainWords } from "../../../src/languages/index.ts";
import { isInHalf, type PageOptions, readPage, readPageList, toPercent } from "./pageList.ts";

export type PageFigures = Readonly<Record<string, number>>;

/**
 * Measures what is read of web pages.
 *
 * @param path a folder of folders with `source.html` and `expected.html`, or a list of pages with sentences
 *   that must and must not be read.
 */
export function measurePages(path: string, options: PageOptions): Promise<PageFigures> {
  return path.endsWith(".json") ? measureSentences(path, options) : measureArticles(path, options);
}

async function measureArticles(folder: string, { half, limit, onFault }: PageOptions) {
  const figures = { pages: 0, below: 0, share: 0 };
  for (const name of readdirSync(folder).toSorted().slice(0, limit)) {
    const [source, expected] = ["source.html", "expected.html"].map((file) =>
      join(folder, name, file),
    ) as [string, string];
    if (!isInHalf(name, half) || !existsSync(expected)) continue;
    const share = shareOf(textOfArticle(readFileSync(expected, "utf8")), await textOf(source));
    figures.pages += 1;
    figures.share += share;
    if (share >= 0.9) continue;
    figures.below += 1;
    onFault(`${share.toFixed(2)}\t${name}`);
  }
  return { ...figures, share: figures.share / Math.max(1, figures.pages) };
}

interface ListedSentences {
  readonly file?: string;
  readonly with?: readonly string[];
  readonly without?: readonly string[];
}

async function measureSentences(list: string, options: PageOptions) {
  const figures = { pages: 0, required: 0, lost: 0, furniture: 0, kept: 0 };
  for (const { path, entry } of readPageList<ListedSentences>(list, options)) {
    const { file: name } = entry;
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
    for (const sentence of lost) options.onFault(`lost\t${name}\t${sentence}`);
    for (const sentence of kept) options.onFault(`kept\t${name}\t${sentence}`);
  }
  return figures;
}

/** What is quoted of a page: its title, headings and text. */
async function textOf(path: string): Promise<string> {
  const { title, blocks = [] } = (await readPage(path)) ?? {};
  return [title ?? "", ...blocks.map((block) => block.text)].join("\n\n");
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

export function describePages(figures: PageFigures): string {
  const { pages = 0, below, share, required = 0, lost = 0, furniture = 0, kept = 0 } = figures;
  return below === undefined || share === undefined
    ? `${pages} pages: ${lost} of ${required} required sentences lost (${toPercent(lost, required)}), ${kept} of ${furniture} pieces of furniture kept (${toPercent(kept, furniture)})`
    : `${pages} pages: ${below} below .9, ${share.toFixed(3)} of the words on average`;
}
