import { Readability } from "@mozilla/readability";
import { plainWords, stopWordShare } from "../../../languages/index.ts";
import type { ParsedBlock } from "../../document.ts";
import { endsSentence } from "../../facts/pageFacts.ts";
import { type PlacedBlock, readHtmlBlocks, readPlacedBlocks } from "./htmlBlocks.ts";
import { type Page, type PageElement, parsePage } from "./dom.ts";

/**
 * The blocks of a page's article, where it has one, else all that the page says. Readability finds
 * the article and drops parts of it by their class names; so what else the article's element holds
 * of running text is put back, and the lead between the headline and the first paragraph:
 *
 *     header   Harbour opens               the headline
 *              Ships come at dawn …        put back: the lead
 *     div      The quay was …            ┐
 *     div.social-housing  Forty flats …  │ put back: text of the same element
 *              The mayor …               ┘ what Readability finds
 *     div      Most popular
 */
export function readArticleBlocks(html: string, page: Page): ParsedBlock[] {
  const whole = readPlacedBlocks(page.body);
  const article = readArticle(html);
  const all = whole.map(({ block }) => block);
  if (lengthOf(article) < leastShareOfPage * lengthOf(all)) return all;
  const own = new Set(article.map((block) => keyOf(block)));
  const isOwn = whole.map(({ block }) => own.has(keyOf(block)));
  const found = all.filter((_, index) => isOwn[index]);
  // Put together otherwise than the page, it cannot be found there.
  if (lengthOf(found) < leastFound * lengthOf(article)) return [...article];
  const home = findHome(whole.filter((_, index) => isOwn[index]));
  const first = isOwn.indexOf(true);
  const kept = whole.map(({ block, element }, index) => {
    if (isOwn[index]) return true;
    if (index < first && isLead(whole, index, first)) return true;
    return home !== null && contains(home, element) && (block.kind === "heading" || isText(block));
  });
  return all.filter(
    (block, index) => kept[index] && !isEmptyHeading(block, index, all, kept, isOwn),
  );
}

// Readability is made for articles; of a list of questions it keeps one answer.
const leastShareOfPage = 0.5;
const leastFound = 0.8;

function readArticle(html: string): readonly ParsedBlock[] {
  // Readability takes the tree apart, so it gets one of its own.
  const article = new Readability<PageElement>(parsePage(html), {
    charThreshold: 200,
    serializer: (node) => node,
  }).parse();
  return article?.content ? readHtmlBlocks(article.content) : [];
}

function keyOf({ text }: ParsedBlock): string {
  return text.replaceAll(/\s+/g, "");
}

/** The smallest element that holds nearly all of these blocks. */
function findHome(blocks: readonly PlacedBlock[]): PageElement | null {
  const total = blocks.reduce((sum, { block }) => sum + block.text.length, 0);
  const lengths = new Map<PageElement, number>();
  for (const { block, element } of blocks) {
    for (let around: PageElement | null = element; around; around = around.parentNode)
      lengths.set(around, (lengths.get(around) ?? 0) + block.text.length);
  }
  const [first] = blocks.toSorted((a, b) => b.block.text.length - a.block.text.length);
  let home = first?.element ?? null;
  const isHome = (element: PageElement) =>
    /^(?:div|section|article|main|body|td)$/.test(element.localName) &&
    (lengths.get(element) ?? 0) >= shareOfHome * total;
  while (home && !isHome(home)) home = home.parentNode;
  return home;
}

const shareOfHome = 0.9;

function contains(outer: PageElement, inner: PageElement): boolean {
  let around: PageElement | null = inner;
  while (around && around !== outer) around = around.parentNode;
  return around !== null;
}

const fewestWords = 10;
const leastStopWords = 0.2;
const mostLinked = 0.3;

function isText(block: ParsedBlock): boolean {
  if ((block.linkShare ?? 0) >= mostLinked) return false;
  if (block.kind === "code" || / \| /.test(block.text)) return true;
  const isLong = plainWords(block.text).length >= fewestWords;
  return isLong && stopWordShare(block.text, null) >= leastStopWords;
}

const mostOfLead = 4;

/** A sentence or two between the last headline before the article and its first block. */
function isLead(whole: readonly PlacedBlock[], index: number, first: number): boolean {
  const headline = whole.findLastIndex(
    ({ element }, at) => at < first && closestName(element, "h1"),
  );
  const block = whole[index]?.block;
  if (headline < 0 || index <= headline || first - headline > mostOfLead || !block) return false;
  return isText(block) && endsSentence(block.text);
}

function closestName(element: PageElement, name: string): boolean {
  let around: PageElement | null = element;
  while (around && around.localName !== name) around = around.parentNode;
  return around !== null;
}

/** A heading put back stands over something, or goes again. */
function isEmptyHeading(
  block: ParsedBlock,
  index: number,
  all: readonly ParsedBlock[],
  kept: readonly boolean[],
  isOwn: readonly boolean[],
): boolean {
  if (block.kind !== "heading" || isOwn[index]) return false;
  const next = all.findIndex((_, at) => at > index && kept[at]);
  return (
    next < 0 ||
    all[next]?.kind === "heading" ||
    all.slice(index + 1, next).some(({ kind }) => kind === "heading")
  );
}

function lengthOf(blocks: readonly ParsedBlock[]): number {
  return blocks
    .filter((block) => (block.linkShare ?? 0) < 0.5)
    .reduce((sum, block) => sum + block.text.length, 0);
}
