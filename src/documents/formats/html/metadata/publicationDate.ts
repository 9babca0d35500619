import { readFactLine } from "../../../facts/factLine.ts";
import { meantDate, readLeadingDate, readWrittenDate } from "../../../facts/writtenDates.ts";
import type { Page, PageElement } from "../dom.ts";
import { type JsonObject, textIn } from "./jsonLd.ts";
import type { MetaElements } from "./metaElements.ts";

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
 * When the page's text was published: as stated for programs, else as marked up for readers. Dates of
 * comments and of other articles that the page shows are not its own. Where nothing else is stated, the
 * day on which it was changed last.
 */
export function findPublicationDate(sources: DateSources): string | null {
  const { article, meta, language } = sources;
  const read = (written: string | null | undefined) =>
    meantDate(readWrittenDate(written ?? "", language));
  const exact = (dates: readonly (string | null)[]) => dates.find((date) => date !== null) ?? null;
  return (
    exact([
      read(textIn(article?.datePublished)),
      read(meta.first(publishedNames)),
      read(textIn(article?.dateCreated ?? article?.datePosted ?? article?.uploadDate)),
    ]) ??
    findMarkedDate(sources) ??
    dateInAddress(sources.address) ??
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

/** `<time>`, microdata, and elements named after what they show, of this page's text. */
function findMarkedDate({ page, language }: DateSources): string | null {
  const isOwn = createOwnership(page);
  const kinds: readonly (readonly [selector: string, names?: RegExp])[] = [
    [
      '[itemprop~="datePublished"], [property~="datePublished"], [property~="schema:datePublished"], time[pubdate]',
    ],
    ["time, abbr", publishedClass],
    ['[itemprop~="dateCreated"]'],
    ["time[datetime]"],
    [
      "span, div, p, li, small, em, i, b, strong, a, dd, td, h4, h5, h6, abbr, ul, section, header",
      publishedClass,
    ],
    [
      "span, div, p, li, small, em, i, b, strong, dd, td, h4, h5, h6, time, ul, section, header",
      dateClass,
    ],
  ];
  for (const [selector, names] of kinds) {
    for (const element of page.querySelectorAll(selector)) {
      if (names && !names.test(nameOf(element))) continue;
      if (modifiedClass.test(nameOf(element)) || !isOwn(element)) continue;
      const date = meantDate(dateOf(element, language));
      if (date !== null) return date;
    }
  }
  return null;
}

const publishedClass =
  /(?:^|[\s_-])(?:publi\w*|pubdate|pub-date|(?:entry|post|article|story|news|blog|content|create|posted|publish)[-_]?(?:date|time|datum)|date[-_]?(?:published|header|posted|created|line)|dateline|posted(?:[-_]on)?|released)(?:[\s_-]|$)/i;
const dateClass =
  /(?:^|[\s_-]|(?<=[a-z])(?=[A-Z]))(?:date|datum|datetime|time|timestamp|fecha|byline|meta|metadata|submitted|created|info|infos|details|author|autor)(?:[\s_-]|$)/;
const modifiedClass =
  /(?:^|[\s_-])(?:modified|updated?|lastmod|last[-_]modified|expir\w*)(?:[\s_-]|$)/i;

function nameOf(element: PageElement): string {
  return `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`;
}

const longestLine = 140;

function dateOf(element: PageElement, language: string | null): string | null {
  for (const name of ["datetime", "content", "title"]) {
    const date = readWrittenDate(element.getAttribute(name) ?? "", language);
    if (date !== null && date.length >= dayLength) return date;
  }
  const text = (element.textContent ?? "").replaceAll(/\s+/g, " ").trim();
  if (text === "" || text.length > longestLine) return null;
  const line = readFactLine(text, true, language);
  if (line !== null) return line.published;
  if (isPeriod(text, language)) return null;
  // "News | 5 March 2024": what stands beside the date is not ours to understand here.
  for (const piece of text.split(
    /\s*[|·•/–—,]\s+|\s+-\s+|\s{2,}|(?<=\p{L}):?\s+(?=\d{1,2}[. ]|\d{4}-)/u,
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

/** Tells what belongs to the page's text from what belongs to comments and other articles. */
function createOwnership(page: Page): (element: PageElement) => boolean {
  const articles = [...page.querySelectorAll("article")];
  const main =
    articles.find((article) => article.querySelector("h1") !== null) ??
    (articles.length === 1 ? articles[0] : undefined);
  return (element) => {
    for (let at: PageElement | null = element; at && at.localName !== "body"; at = at.parentNode) {
      if (at === main) return true;
      if (/^(?:aside|footer|nav|blockquote)$/.test(at.localName)) return false;
      if (at.localName === "article" && (main !== undefined || articles.length > 1)) return false;
      if (/\bcomment\b/i.test(at.getAttribute("itemprop") ?? "")) return false;
      if (/Comment$/.test(at.getAttribute("itemtype") ?? "")) return false;
      if (otherNames.test(nameOf(at))) return false;
    }
    return true;
  };
}

const otherNames =
  /(?:^|[\s_-])(?:comments?|comment[-_]?(?:list|item|body|meta|metadata|author|content|thread|area|section|wrapper)|commentlist|replies|respond|disqus|related|recommended|recommendations?|teasers?|sidebar|widget|recent|popular|most[-_]read|latest|upcoming|events?|calendar|footer|carousel|slider|ticker|menu|navigation|prev|next|more[-_]\w+)(?:[\s_-]|$)/i;

/** "/2024/03/05/" in an address. */
function dateInAddress(address: string | null): string | null {
  const [, year, month, day] =
    /[/_-]((?:19|20)\d\d)[/_-](\d\d)[/_-](\d\d)(?:[/_-]|$)/.exec(address ?? "") ?? [];
  return year === undefined ? null : readWrittenDate(`${year}-${month}-${day}`);
}
