import type { DocumentParts } from "../../../document.ts";
import { meantAddress, meantLanguage } from "../../../facts/metadata.ts";
import type { Page } from "../dom.ts";
import { type JsonLd, readJsonLd, textIn } from "./jsonLd.ts";
import { readMetaElements } from "./metaElements.ts";
import { findPageTitle } from "./pageTitle.ts";
import { findPublicationDate } from "./publicationDate.ts";

/** What a page states of itself in JSON-LD, in its `<meta>` elements, its markup and its `<html lang>`. */
export function readHtmlMetadata(
  page: Page,
): Required<
  Pick<
    DocumentParts,
    "title" | "publisher" | "published" | "url" | "language" | "translations" | "notes"
  >
> {
  const meta = readMetaElements(page);
  const canonical = page.querySelector('link[rel="canonical"]')?.getAttribute("href");
  const address = meantAddress(canonical) ?? meantAddress(meta.first(["og:url"]));
  const jsonLd = readJsonLd(page, address);
  const { article } = jsonLd;
  const publisher = nameIn(jsonLd, article?.publisher);
  const site = meta.first(["og:site_name", "application-name"]);
  const language =
    meantLanguage(page.documentElement.getAttribute("lang")) ??
    meantLanguage(textIn(article?.inLanguage)) ??
    meantLanguage(meta.first(["content-language", "og:locale", "dc.language"]));
  return {
    title: findPageTitle(page, {
      headline: textIn(article?.headline),
      name: textIn(article?.name),
      shared: meta.first(["og:title", "dc.title", "citation_title", "twitter:title"]),
      siteNames: [...jsonLd.siteNames, ...[publisher, site].filter((name) => name !== null)],
    }),
    publisher:
      publisher ?? meta.first(["og:site_name", "dc.publisher", "publisher", "citation_publisher"]),
    published: findPublicationDate({ page, article, meta, address, language }),
    url: address ?? meantAddress(textIn(article?.url)) ?? relativeAddress(canonical),
    language,
    translations: [...page.querySelectorAll("link[hreflang]")].flatMap(
      (link) => meantAddress(link.getAttribute("href")) ?? [],
    ),
    notes: isUnlinked(canonical)
      ? [`canonical link: expected an address that Telegram links to, got ${canonical}`]
      : [],
  };
}

/** "/news/tides/", which the folder's address may complete. */
function relativeAddress(written: string | null | undefined): string | null {
  return /^\/(?!\/)\S*$/.test(written ?? "") ? (written ?? null) : null;
}

function isUnlinked(written: string | null | undefined): boolean {
  return /^https?:/i.test(written ?? "") && meantAddress(written) === null;
}

/** The name of a person or organisation that is written out, named by its id, or only its name. */
function nameIn(jsonLd: JsonLd, value: unknown): string | null {
  const object = jsonLd.resolve(value);
  return object ? textIn(object.name) : /^https?:/.test(textIn(value) ?? "") ? null : textIn(value);
}
