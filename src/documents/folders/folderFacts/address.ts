import { isWebAddress } from "../../facts/webAddress.ts";
import { readWrittenDate } from "../../facts/dates/writtenDates.ts";

/** What the placeholders of an address are filled from. */
export interface FilePlace {
  /** Relative to the folder whose metadata has the address. */
  readonly path: string;
  readonly slug: string | null;
  readonly published: string | null;
}

/**
 * Fills an address such as `https://news.example.org/{year}/{slug}` for a file.
 *
 *     {path}    its path without the ending; of `index.md` its folder's
 *     {slug}    what it states, else the last part of the path, without a date before it
 *     {year}    and {month}, {day}: of its date
 *
 * @returns `null` if it has no date and one is wanted, or if no web address comes out.
 */
export function fillAddress(template: string, { path, slug, published }: FilePlace): string | null {
  const plain = pathWithoutEnding(path);
  const [year, month, day] =
    /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(published ?? "")?.slice(1) ?? [];
  const parts: Readonly<Record<string, string | undefined>> = {
    path: plain,
    slug: slug ?? slugOf(path),
    year,
    month,
    day,
  };
  let isWhole = true;
  const filled = template.replaceAll(placeholder, (_, name: string) => {
    const part = parts[name];
    isWhole &&= part !== undefined;
    return (part ?? "").split("/").map(encodeURIComponent).join("/");
  });
  // A page at a folder's top has an empty path, and no second slash for it.
  const address = filled.replaceAll(/(?<!:)\/{2,}/g, "/");
  return isWhole && isWebAddress(address) ? address : null;
}

const placeholder = /\{(\w+)\}/g;

/** The names in brackets that cannot be filled. */
export function unknownPlaceholders(template: string): string[] {
  return Array.from(template.matchAll(/\{([^}]*)\}/g), ([, name = ""]) => name).filter(
    (name) => !/^(?:path|slug|year|month|day)$/.test(name),
  );
}

/** The part of an address that every document shares. */
export function baseAddress(template: string): string {
  const [fixed = ""] = template.split("{");
  return fixed.slice(0, fixed.lastIndexOf("/") + 1);
}

/** A document's own relative address joined to its folder's; `null` if no web address comes out. */
export function joinAddress(relative: string, base: string | null): string | null {
  if (base === null || !URL.canParse(relative, base)) return null;
  const address = new URL(relative, base).href;
  return isWebAddress(address) ? address : null;
}

/** `news/2026-08-21-harbour.md` is called "harbour"; `news/harbour/index.md` too. */
export function slugOf(path: string): string {
  const plain = pathWithoutEnding(path);
  const name = plain.slice(plain.lastIndexOf("/") + 1);
  return name.replace(leadingDate, "") || name;
}

/** Without its ending and without what stands for the folder itself: `index`, `_index`, `README`. */
export function pathWithoutEnding(path: string): string {
  // "page.en.md" is the English page.
  const plain = path.replace(/\.[^./]+$/, "");
  return plain.replace(/(?:^|\/)(?:_?index|readme)$/i, "");
}

const leadingDate = /^\d{4}[-_.]\d\d[-_.]\d\d[-_. ]+|^(?:19|20)\d{6}[-_. ]+/;

/**
 * The date that a file's name states, at its beginning or end: `2026-08-21-harbour.md`,
 * `minutes_20260821.pdf`, or that of the folder of `2026-08-21-harbour/index.md`; or with its folders:
 * `2026/08/21/harbour.md`, `2026-08/august-21.md`.
 */
export function dateInName(path: string): string | null {
  const plain = pathWithoutEnding(path);
  const name = plain.slice(plain.lastIndexOf("/") + 1);
  const [, year, month, day] =
    /^(\d{4})[-_.](\d\d)[-_.](\d\d)(?![\d])/.exec(name) ??
    /^((?:19|20)\d\d)(\d\d)(\d\d)(?=[-_. ]|$)/.exec(name) ??
    /(?:^|[-_. (])(\d{4})[-_.](\d\d)[-_.](\d\d)\)?$/.exec(name) ??
    /[-_. (]((?:19|20)\d\d)(\d\d)(\d\d)\)?$/.exec(name) ??
    /(?:^|\/)((?:19|20)\d\d)\/(\d\d)[/-](\d\d)(?=[-_. /]|$)/.exec(plain) ??
    [];
  return year === undefined ? dayInFolder(plain) : readWrittenDate(`${year}-${month}-${day}`);
}

/** A day and a month whose year is that of a folder above. */
function dayInFolder(plain: string): string | null {
  const [, above = "", first = "", second = ""] =
    /^(.*)\/(\p{L}{3,12}|\d{1,2})[-_ .]+(\p{L}{3,12}|\d{1,2})$/u.exec(plain) ?? [];
  const [day, month] = /^\d/.test(first) ? [first, second] : [second, first];
  const year = /(?:^|[/ _-])((?:19|20)\d\d)(?:[-_]\d\d)?$/.exec(above)?.[1];
  if (year === undefined || !/^\p{L}/u.test(month)) return null;
  return readWrittenDate(`${day} ${month} ${year}`);
}
