import { isWebAddress } from "../../facts/webAddress.ts";
import { pathWithoutEnding, slugOf } from "./address.ts";

/** Finds the address of a file among those of a site's `sitemap.xml`. */
export interface Sitemap {
  /** @returns `null` if no address, or more than one, can be the file's. */
  addressOf(path: string, slug: string | null): string | null;
}

/** A name such as `sitemap.xml` or `sitemap-posts.xml`. */
export function isSitemap(path: string): boolean {
  return /(?:^|\/)sitemap[\w-]*\.xml$/i.test(path);
}

/**
 * Reads the addresses of one or several sitemaps. A file has the address whose path ends as its own does,
 * `index`, endings and dates in names aside:
 *
 *     docs/quay/index.md            https://harbour.example/docs/quay/
 *     _posts/2026-08-21-quay.md     https://harbour.example/2026/08/21/quay.html
 */
export function readSitemaps(texts: readonly string[]): Sitemap {
  const byPath = new Map<string, Set<string>>();
  const bySlug = new Map<string, Set<string>>();
  const add = (map: Map<string, Set<string>>, key: string, address: string) => {
    if (key !== "") map.set(key, (map.get(key) ?? new Set()).add(address));
  };
  for (const text of texts) {
    for (const [, written = ""] of text.matchAll(/<loc>\s*(?:<!\[CDATA\[)?([^<\]]+)/gi)) {
      const address = written.trim().replaceAll("&amp;", "&");
      if (!isWebAddress(address) || /\.xml(?:\.gz)?$/i.test(address)) continue;
      const path = plainPath(decode(new URL(address).pathname));
      for (let tail = path; tail !== ""; tail = tail.slice(tail.indexOf("/") + 1 || tail.length)) {
        add(byPath, tail, address);
      }
      add(bySlug, path.slice(path.lastIndexOf("/") + 1), address);
    }
  }
  const only = (found: ReadonlySet<string> | undefined) =>
    found?.size === 1 ? ([...found][0] ?? null) : null;
  return {
    addressOf(path, slug) {
      const plain = plainPath(path);
      return only(byPath.get(plain)) ?? only(bySlug.get((slug ?? slugOf(path)).toLowerCase()));
    },
  };
}

function plainPath(path: string): string {
  return pathWithoutEnding(path.replace(/^\/|\/$/g, "")).toLowerCase();
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // Not encoded as it should be; then it is compared as it stands.
    return path;
  }
}
