import { toOneLine } from "../../../files/toOneLine.ts";
import { readFactLine, readLabelledDate } from "../../../facts/factLine.ts";
import { dateInAddress } from "../../../facts/dates/datesInNames.ts";
import { meantDate, readLeadingDate, readWrittenDate } from "../../../facts/dates/writtenDates.ts";
import type { Page, PageElement } from "../dom.ts";
import { type JsonObject, textIn } from "./jsonLd.ts";
import type { MetaElements } from "./metaElements.ts";
import { settleDate } from "./settleDate.ts";
import { isHomeLink } from "./pageTitle.ts";

export interface DateSources {
  readonly page: Page;
  readonly article: JsonObject | null;
  readonly meta: MetaElements;
  /** The page's own address, which may have the date in it. */
  readonly address: string | null;
  /** A BCP 47 tag, for dates that countries write differently. */
  readonly language: string | null;
}

/**
 * When the page's text was published: as stated for programs, else as marked up for readers, who also
 * settle what programs are told in several ways. Dates of
 * comments and of other articles that the page shows are not its own. Where nothing else is stated, the
 * day on which it was changed last.
 */
export function findPublicationDate(sources: DateSources): string | null {
  const { article, meta, language } = sources;
  const read = (written: string | null | undefined) =>
    meantDate(readWrittenDate(written ?? "", language));
  const exact = (dates: readonly (string | null)[]) => dates.find((date) => date !== null) ?? null;
  const published = [read(textIn(article?.datePublished)), read(meta.first(publishedNames))];
  const created = read(textIn(article?.dateCreated ?? article?.datePosted ?? article?.uploadDate));
  const marked = findMarkedDate(sources);
  return (
    settleDate(
      published.filter((date) => date !== null),
      marked,
      language,
    ) ??
    settleDate(created === null ? [] : [created], marked, language) ??
    marked ??
    dateInAddress(sources.address) ??
    meantDate(dateInScripts(sources.page)) ??
    exact([
      read(meta.first(dateNames)),
      read(textIn(article?.dateModified)),
      read(meta.first(modifiedNames)),
    ])
  );
}

const publishedNames =
  /^(?!.*(?:modif|updat|expir|revis))(?:.*[:._-])?(?:date[-_.]?publi\w*|publish\w*(?:[-_.]?(?:date|time|at|on))?|publication[-_.]?date|pub[-_]?date|date[-_.]?(?:created|issued)|created|issued|online[-_]date)$/i;
const dateNames = /^(?!.*(?:modif|updat|expir|revis))(?:.*[:._-])?date$/i;
const modifiedNames =
  /^(?:.*[:._-])?(?:date[-_.]?modified|modified|modified[-_]time|last[-_]?modified|updated[-_]time|updated)$/i;

/** `<time>`, microdata, elements named after what they show, and lines near the title. */
function findMarkedDate({ page, language }: DateSources): string | null {
  const heading = findTitleHeading(page);
  const isOwn = createOwnership(page, heading);
  const kinds: readonly (readonly [selector: string, names?: RegExp])[] = [
    [
      '[itemprop~="datePublished"], [property~="datePublished"], [property~="schema:datePublished"], time[pubdate]',
    ],
    ["time, abbr", publishedClass],
    ['[itemprop~="dateCreated"], [property~="schema:dateCreated"]'],
    ["time[datetime]"],
    [lineElements, publishedClass],
    [`${lineElements}, time`, dateClass],
  ];
  for (const [selector, names] of kinds) {
    for (const element of page.querySelectorAll(selector)) {
      if (names && !names.test(nameOf(element))) continue;
      if (modifiedClass.test(nameOf(element)) || !isOwn(element)) continue;
      const date = meantDate(dateOf(element, language));
      if (date !== null) return date;
    }
  }
  return findDateNear(page, heading, isOwn, language);
}

const lineElements =
  "span, div, p, li, small, em, i, b, strong, a, dd, td, label, h2, h3, h4, h5, h6, ul, section, header";
const elementsBefore = 30;
const elementsAfter = 80;

/** A date in a line of its own shortly below or above the title. */
function findDateNear(
  page: Page,
  heading: PageElement | null,
  isOwn: (element: PageElement) => boolean,
  language: string | null,
): string | null {
  if (heading === null) return null;
  const elements = [...page.querySelectorAll("body *")];
  const at = elements.indexOf(heading);
  const near = [
    ...elements.slice(at + 1, at + elementsAfter),
    ...elements.slice(Math.max(0, at - elementsBefore), at).toReversed(),
  ];
  for (const element of near) {
    if (modifiedClass.test(nameOf(element)) || !isOwn(element)) continue;
    const text = textOf(element);
    if (text.length > longestLine) {
      const dateline = /^.{8,40}?\s[-–—]\s/.exec(text)?.[0];
      const date = dateline && readWrittenDate(dateline.replace(/\s[-–—]\s$/, ""), language);
      if (date && date.length >= dayLength) return meantDate(date);
      continue;
    }
    const pieces = [text, ...text.split(/\s*[|·•∙⋅»]\s*/)];
    const stated = pieces
      .map((piece) => readFactLine(piece, true, language)?.published ?? null)
      .find((one) => one !== null);
    const date = meantDate(stated ?? readLabelledDate(text, language));
    if (date !== null && date.length >= dayLength) return date;
  }
  return null;
}

/** The heading of the text: the one that the window is named after, else the first. */
function findTitleHeading(page: Page): PageElement | null {
  const title = plain(page.querySelector("title")?.textContent ?? "");
  for (const name of ["h1", "h2", "h3"]) {
    for (const heading of page.querySelectorAll(name)) {
      const text = plain(heading.textContent ?? "");
      const isTitle = text.length >= shortestTitle && title.includes(text);
      if (isTitle && !isHomeLink(heading)) return heading;
    }
  }
  return page.querySelector("h1");
}

const shortestTitle = 8;

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const publishedClass =
  /(?:^|[\s_-])(?:publi\w*|pubdate|pub-date|(?:entry|post|article|story|news|item|blog|content|create|posted|publish)[-_]*(?:post[-_]*)?(?:date|time|datum|created)|date[-_]*(?:published|header|posted|created|line)|dateline|posted(?:[-_]on)?|released?)(?:[\s_-]|$)/;
const dateClass =
  /(?:^|[\s_-])(?:\w*date|\w*datum|datetime|\w*time|timestamp|fecha|byline|\w*meta|metadata|submitted|created|infos?|details|author\w*|autor)(?:[\s_-]|$)/;
const modifiedClass =
  /(?:^|[\s_-])(?:modified|updated?|lastmod|last[-_]modified|expir\w*)(?:[\s_-]|$)/;

/** Class and id in lower case, with "postDate" as "post-date". */
function nameOf(element: PageElement): string {
  return `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`
    .replaceAll(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase();
}

function textOf(element: PageElement): string {
  return toOneLine(element.textContent ?? "");
}

const longestLine = 140;

function dateOf(element: PageElement, language: string | null): string | null {
  for (const name of ["datetime", "content", "title"]) {
    const date = readWrittenDate(element.getAttribute(name) ?? "", language);
    if (date !== null && date.length >= dayLength) return date;
  }
  const text = textOf(element);
  if (text === "" || text.length > longestLine) return null;
  const line = readFactLine(text, true, language);
  if (line !== null) return line.published;
  if (isPeriod(text, language)) return null;
  const labelled = readLabelledDate(text, language);
  if (labelled !== null) return labelled;
  // "News | 5 March 2024": what stands beside the date is not ours to understand here.
  for (const piece of text.split(
    /\s*[|·•∙⋅/–—,]\s+|\s+-\s+|\s{2,}|(?<=\p{L}|:|\))\s+(?=\d{1,2}[. ]|\d{4}-)/u,
  )) {
    const found =
      readFactLine(piece, true, language)?.published ?? readLeadingDate(piece, language)?.date;
    if (found !== undefined && found !== null) return found;
  }
  return null;
}

const dayLength = "2026-06-29".length;

/** "9 October 2025 – 12 October 2025": when something is on. */
function isPeriod(text: string, language: string | null): boolean {
  const pieces = text.split(/\s*[-–—]\s*/);
  return pieces.some(
    (piece, index) =>
      index > 0 &&
      [pieces[index - 1] ?? "", piece].every((one) => readLeadingDate(one, language) !== null),
  );
}

/**
 * Tells what belongs to the page's text from what belongs to comments and other articles. Whatever holds
 * the title too is not about something else, by whatever name.
 */
function createOwnership(
  page: Page,
  heading: PageElement | null,
): (element: PageElement) => boolean {
  const around = new Set<PageElement>();
  for (let at = heading; at; at = at.parentNode) around.add(at);
  const articles = [...page.querySelectorAll("article")];
  const main =
    articles.find((article) => around.has(article)) ??
    (articles.length === 1 ? articles[0] : undefined);
  return (element) => {
    for (let at: PageElement | null = element; at && at.localName !== "body"; at = at.parentNode) {
      if (at === main || (around.has(at) && at !== heading)) return true;
      if (/^(?:aside|nav|blockquote)$/.test(at.localName)) return false;
      if (at.localName === "footer" && main === undefined) return false;
      if (at.localName === "article" && (main !== undefined || articles.length > 1)) return false;
      if (/\bcomment\b/i.test(at.getAttribute("itemprop") ?? "")) return false;
      if (at.getAttribute("itemtype")?.endsWith("Comment")) return false;
      if (otherNames.test(nameOf(at)) || isTeaser(at)) return false;
    }
    return true;
  };
}

/** An item of a list, or a card, that leads to another page. */
function isTeaser(element: PageElement): boolean {
  if (element.localName !== "li" && element.localName !== "a") return false;
  const link = element.localName === "a" ? element : element.querySelector("a");
  return textOf(link ?? element).length >= longestPlainLink && link !== null;
}

const longestPlainLink = 30;

const otherNames =
  /(?:^|[\s_-])(?:comments?|commentlist|commentmetadata|replies|respond|disqus|related|recommended|recommendations?|teasers?|sidebar|widget|recent|popular|most[-_]read|latest|upcoming|events?|calendar|carousel|slider|ticker|menu|navigation|prev|next|more[-_]\w+)(?:[\s_-]|$)/;

/** What the page's programs know of its publication, if it is one day only. */
function dateInScripts(page: Page): string | null {
  const dates = new Set<string>();
  for (const script of page.querySelectorAll("script")) {
    for (const [, date] of (script.textContent ?? "").matchAll(publishedInScript)) {
      if (date !== undefined) dates.add(date);
    }
  }
  const [only] = dates;
  return dates.size === 1 ? readWrittenDate(only ?? "") : null;
}

const publishedInScript =
  /\b(?:date_?published|publish(?:ed)?_?(?:at|date|time)?|(?:first|original)?[_-]?publication(?:_?date)?|pub_?date)\\?["']\s*:\s*\\?["'](\d{4}-\d\d-\d\d)/gi;
