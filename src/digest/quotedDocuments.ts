import type { Library, StoredDocument } from "../library/index.ts";
import type { Digest } from "./digest.ts";

/** The documents that digests quote or name as sources, by id: where the words of their quotes are. */
export type QuotedDocuments = ReadonlyMap<string, StoredDocument>;

/**
 * Gets the documents that some digests quote, in one call of the library.
 *
 * @param library the one that the digests were chosen from.
 */
export function getQuotedDocuments(
  library: Pick<Library, "getDocuments">,
  digests: readonly (Digest | "nothing")[],
): Promise<QuotedDocuments> {
  const items = digests.flatMap((digest) => (digest === "nothing" ? [] : digest.items));
  return library.getDocuments(
    new Set(
      items
        .flatMap(({ quotes, versions, sources }) => [...quotes, ...versions, ...sources])
        .map(({ documentId }) => documentId),
    ),
  );
}
