import { primaryTag } from "../../languages/index.ts";
import { pathWithoutEnding } from "./folderFacts/address.ts";

/** A document as far as telling whether it translates another. */
export interface TranslatedPage {
  readonly id: string;
  readonly path: string;
  readonly language: string | null;
  readonly url: string | null;
  /** The addresses that it names for the same page in other languages (`hreflang`). */
  readonly translations: readonly string[];
}

/**
 * Finds the same page in several languages: pages that name each other's addresses, and files that differ
 * in nothing but their language's tag, in a folder or before the ending. One of them may have no tag, as
 * sites keep their first language.
 *
 *     guide/start.md   uk/guide/start.md   es/guide/start.md
 *     quay.md          quay.lv.md
 *
 * @returns groups of ids, each of two documents or more, in the order of the pages. No group has two
 *   documents in one language.
 */
export function findTranslations(pages: readonly TranslatedPage[]): string[][] {
  const groups = new Map<string, TranslatedPage[]>();
  const join = (key: string, page: TranslatedPage) => {
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    const isNew = group.every(({ language }) => !isSameLanguage(language, page.language));
    if (isNew && page.language !== null) group.push(page);
  };
  const byAddress = new Map(pages.flatMap((page) => (page.url ? [[page.url, page] as const] : [])));
  for (const page of pages) {
    const named = page.translations.filter((address) => byAddress.has(address));
    const key = [...new Set([...named, ...(page.url ? [page.url] : [])])].toSorted().join(" ");
    if (named.length > 0) join(`addresses ${key}`, page);
  }
  for (const page of pages) join(`path ${pathWithoutTag(page)}`, page);
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => group.map(({ id }) => id));
}

/**
 * The path without the tag of the page's language: a folder called "it" holds Italian only if its pages
 * are.
 */
function pathWithoutTag({ path, language }: TranslatedPage): string {
  const own = path
    .split(/[./]/)
    .find((tag) => /^[a-z]{2,3}(?:[-_][a-z]{2,4})?$/i.test(tag) && isSameLanguage(tag, language));
  if (own === undefined) return pathWithoutEnding(path);
  const at = new RegExp(`(^|/)${own}/|\\.${own}(?=\\.[^./]+$)`, "i");
  return pathWithoutEnding(path.replace(at, "$1"));
}

// Languages that a short text is easily taken for, one for the other.
const kin: readonly string[][] = [
  ["id", "ms"],
  ["no", "nb", "nn", "da"],
  ["sr", "hr", "bs"],
];

function isSameLanguage(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  const [mine, theirs] = [primaryTag(one.replace("_", "-")), primaryTag(other)];
  return mine === theirs || kin.some((group) => group.includes(mine) && group.includes(theirs));
}
