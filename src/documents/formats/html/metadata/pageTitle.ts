import { toOneLine } from "../../../files/toOneLine.ts";
import { meantTitle } from "../../../facts/metadata.ts";
import type { Page, PageElement } from "../dom.ts";

/** What a page may be called, by whoever says so. */
export interface TitleClaims {
  /** JSON-LD's `headline` and `name`, of the object that describes the text. */
  readonly headline: string | null;
  readonly name: string | null;
  /** `og:title` and its like. */
  readonly shared: string | null;
  /** What the site calls itself, wherever it says so. */
  readonly siteNames: readonly string[];
}

/**
 * The title of a page's text. Pages name themselves in several places, and each is sometimes the name
 * of the site, or a description: so one counts if another place says the same.
 *
 *     <title>  Second pier is ready | The Harbour Times     the site's name is cut off
 *     <h1>     The Harbour Times                            a link home: the site's name
 *     <h2>     Second pier is ready                         the title: it stands in <title> too
 */
export function findPageTitle(page: Page, claims: TitleClaims): string | null {
  const windowTitle = clean(page.querySelector("title")?.textContent);
  const firstHeadings = headingsOf(page, "h1");
  const siteNames = [
    ...claims.siteNames,
    ...firstHeadings.filter(isHomeLink).map((heading) => clean(heading.textContent) ?? ""),
  ].map(plain);
  const isSite = (text: string | null) => text !== null && siteNames.includes(plain(text));
  const withoutSite = (text: string | null) =>
    text === null ? null : cutSiteName(text, siteNames);
  const headings = firstHeadings
    .filter((heading) => !isHomeLink(heading))
    .flatMap((heading) => clean(heading.textContent) ?? [])
    .filter((heading) => !isSite(heading));
  const lesser = headingsOf(page, "h2").flatMap((heading) => clean(heading.textContent) ?? []);
  const others = [windowTitle, claims.shared, ...headings, ...lesser];
  const isSupported = (text: string | null) =>
    text !== null &&
    !isSite(text) &&
    others.some((other) => other !== null && saysTheSame(text, other));
  const inWindow = (all: readonly string[]) =>
    all.find((text) => windowTitle !== null && contains(windowTitle, text));
  const candidates = [
    isSupported(claims.headline) ? claims.headline : null,
    isSupported(claims.name) ? claims.name : null,
    withoutSite(claims.shared),
    headings.length === 1 ? headings[0] : inWindow(headings),
    headings.length === 0 ? inWindow(lesser) : null,
    // Nothing speaks against it where there is no heading to say otherwise.
    headings.length === 0 ? claims.headline : null,
    withoutSite(windowTitle),
    claims.headline,
    headings[0],
  ];
  for (const candidate of candidates) {
    const title = meantTitle(candidate);
    if (title !== null && !isSite(title)) return title;
  }
  return meantTitle(windowTitle);
}

function headingsOf(page: Page, name: "h1" | "h2"): PageElement[] {
  return [...page.querySelectorAll(name)];
}

/** A heading that is nothing but a link to the site's first page. */
export function isHomeLink(heading: PageElement): boolean {
  const link =
    heading.querySelector("a") ??
    (heading.parentNode?.localName === "a" ? heading.parentNode : null);
  if (!link || plain(link.textContent ?? "") !== plain(heading.textContent ?? "")) return false;
  return /^(?:https?:\/\/[^/]+)?\/?(?:index\.\w+)?$|^\.\/?$/.test(
    link.getAttribute("href")?.trim() ?? "-",
  );
}

const separator = /\s+[|–—·•»«:]+\s+|\s+-+\s+|\s*\|\s*/u;

/** "Second pier is ready | The Harbour Times" without its last or first piece, if that is the site's. */
function cutSiteName(text: string, siteNames: readonly string[]): string | null {
  const pieces = text.split(separator);
  if (pieces.length === 1) return text;
  const isSite = (piece: string | undefined) =>
    piece !== undefined && siteNames.includes(plain(piece));
  const last = pieces.at(-1) ?? "";
  const [first = ""] = pieces;
  if (isSite(last)) return text.slice(0, text.lastIndexOf(last)).replace(/[\s|–—·•»«:-]+$/u, "");
  if (isSite(first)) return text.slice(first.length).replace(/^[\s|–—·•»«:-]+/u, "");
  return text;
}

/** One is the other, or stands in it with a site's or section's name around it. */
function saysTheSame(one: string, other: string): boolean {
  return contains(one, other) || contains(other, one);
}

const leastShared = 8;

function contains(long: string, short: string): boolean {
  const [whole, part] = [plain(long), plain(short)];
  if (whole === part) return part !== "";
  return part.length >= leastShared
    ? ` ${whole} `.includes(` ${part} `)
    : ` ${whole} `.startsWith(` ${part} `);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function clean(text: string | null | undefined): string | null {
  return toOneLine(text ?? "") || null;
}
