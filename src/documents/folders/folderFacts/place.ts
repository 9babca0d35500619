import type { DocumentParts } from "../../document.ts";
import { isWebAddress } from "../../facts/webAddress.ts";
import type { ParsedFile } from "../../parsing/parse.ts";
import { dateInAddress, dateOfMinutes } from "../../facts/dates/datesInNames.ts";
import { dateInName, joinAddress } from "./address.ts";
import { type FolderMetadata, inheritMetadata } from "./folderMetadata.ts";
import type { Sitemap } from "./sitemap.ts";

/**
 * Adds to what a file states of itself what its place and its names say: the date in its path, its address
 * or, of minutes, its title, and the publisher, language and address that a `folder.meta.yaml` or a sitemap gives. What the file states counts first.
 */
export function placeInFolder(
  { path, parts }: Pick<ParsedFile, "path" | "parts">,
  folders: readonly FolderMetadata[],
  sitemap: Sitemap,
): DocumentParts {
  const inherited = inheritMetadata(path, folders);
  const published =
    parts.published ??
    dateInName(path) ??
    dateInAddress(parts.url) ??
    dateOfMinutes(parts.title, parts.language ?? parts.detectedLanguage);
  const slug = plainSlug(parts.slug);
  // "/guides/harbour": an address rather than a name.
  const written = parts.url ?? (parts.slug?.includes("/") ? parts.slug : null);
  const own =
    written === null || isWebAddress(written) ? written : joinAddress(written, inherited.base);
  return {
    ...parts,
    publisher: parts.publisher ?? inherited.publisher ?? parts.author ?? null,
    published,
    language: parts.language ?? inherited.language ?? parts.detectedLanguage ?? null,
    url: own ?? inherited.addressOf({ slug, published }) ?? sitemap.addressOf(path, slug),
  };
}

function plainSlug(slug: string | null | undefined): string | null {
  const last = (slug ?? "").replace(/\/+$/, "").split("/").at(-1) ?? "";
  return last === "" ? null : last;
}
