import { toOneLine } from "../../../files/toOneLine.ts";
import type { Page } from "../dom.ts";

/** The `<meta>` elements of a page by their names. */
export interface MetaElements {
  /** The content of the first, in the order of `names`, that has any. A pattern takes the first in the page. */
  first(names: readonly string[] | RegExp): string | null;
}

export function readMetaElements(page: Page): MetaElements {
  const contents: (readonly [name: string, content: string])[] = [];
  for (const element of page.querySelectorAll("meta")) {
    const content = toOneLine(element.getAttribute("content") ?? "");
    if (content === "") continue;
    for (const attribute of ["property", "name", "itemprop", "http-equiv"]) {
      const name = element.getAttribute(attribute)?.toLowerCase();
      if (name !== undefined) contents.push([name, content]);
    }
  }
  return {
    first(names) {
      if (names instanceof RegExp) return contents.find(([name]) => names.test(name))?.[1] ?? null;
      for (const name of names) {
        const found = contents.find(([one]) => one === name);
        if (found) return found[1];
      }
      return null;
    },
  };
}
