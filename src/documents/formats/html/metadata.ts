import { readWrittenDate } from "../../facts/dates.ts";
import type { DocumentParts } from "../../document.ts";
import { meantAddress, meantLanguage, meantTitle } from "../../facts/metadata.ts";
import type { Page } from "./dom.ts";

/** What a page states of itself in JSON-LD, in its `<meta>` elements and in its `<html lang>`. */
export function readHtmlMetadata(
  page: Page,
): Required<Omit<DocumentParts, "blocks" | "questions">> {
  const article = findArticle(page);
  const meta = (...names: string[]) => firstMeta(page, names);
  const canonical = page.querySelector('link[rel="canonical"]')?.getAttribute("href");
  const time = page.querySelector(
    'time[itemprop="datePublished"], time[pubdate], [itemprop="datePublished"]',
  );
  return {
    title:
      meantTitle(textIn(article?.headline)) ??
      meantTitle(meta("og:title", "dc.title", "citation_title")) ??
      meantTitle(onlyHeading(page)) ??
      meantTitle(page.querySelector("title")?.textContent),
    publisher:
      nameIn(article?.publisher) ??
      clean(meta("og:site_name", "dc.publisher", "publisher", "citation_publisher")),
    published: firstDate([
      textIn(article?.datePublished),
      meta("article:published_time", "datepublished", "dc.date", "dc.date.issued"),
      meta("publication_date", "citation_publication_date", "pubdate", "date"),
      time?.getAttribute("datetime") ?? time?.getAttribute("content"),
    ]),
    url:
      meantAddress(canonical) ?? meantAddress(meta("og:url")) ?? meantAddress(textIn(article?.url)),
    language:
      meantLanguage(page.documentElement.getAttribute("lang")) ??
      meantLanguage(textIn(article?.inLanguage)) ??
      meantLanguage(meta("content-language", "og:locale", "dc.language")),
  };
}

type JsonObject = { readonly [key: string]: unknown };

const articleTypes = /Article|BlogPosting|Report|WebPage$/;

/** The JSON-LD object that describes the page's text: an article rather than the page as such. */
function findArticle(page: Page): JsonObject | undefined {
  const found: JsonObject[] = [];
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      found.push(...objectsIn(JSON.parse(script.textContent ?? "") as unknown));
    } catch {
      // Pages write broken JSON-LD; they then state nothing by it.
    }
  }
  const articles = found.filter((object) => articleTypes.test(String(object["@type"])));
  return articles.find((object) => textIn(object.headline) !== null) ?? articles[0];
}

function objectsIn(json: unknown): JsonObject[] {
  if (Array.isArray(json)) return json.flatMap(objectsIn);
  if (typeof json !== "object" || json === null) return [];
  const object = json as JsonObject;
  return [object, ...objectsIn(object["@graph"])];
}

function textIn(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" ? clean(first) : null;
}

function nameIn(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first === "object" && first !== null) return textIn((first as JsonObject).name);
  return textIn(first);
}

function firstMeta(page: Page, names: readonly string[]): string | null {
  for (const name of names) {
    for (const element of page.querySelectorAll("meta")) {
      const key =
        element.getAttribute("property") ??
        element.getAttribute("name") ??
        element.getAttribute("itemprop") ??
        element.getAttribute("http-equiv");
      const content = clean(element.getAttribute("content"));
      if (key?.toLowerCase() === name && content !== null) return content;
    }
  }
  return null;
}

function onlyHeading(page: Page): string | null {
  const headings = [...page.querySelectorAll("h1")];
  return headings.length === 1 ? (headings[0]?.textContent ?? null) : null;
}

function firstDate(written: readonly (string | null | undefined)[]): string | null {
  for (const text of written) {
    // "+0300" is "+03:00", and a space for the T is common.
    const iso = (text ?? "")
      .trim()
      .replace(/^(\d{4}-\d\d-\d\d) (\d\d:)/, "$1T$2")
      .replace(/([+-]\d\d)(\d\d)$/, (zone, hours: string, minutes: string) =>
        /T/.test(text ?? "") || / \d\d:/.test(text ?? "") ? `${hours}:${minutes}` : zone,
      );
    const date = readWrittenDate(iso);
    if (date !== null) return date;
  }
  return null;
}

function clean(text: string | null | undefined): string | null {
  return (text ?? "").replaceAll(/\s+/g, " ").trim() || null;
}
