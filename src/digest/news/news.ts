import type { Library, StoredDocument } from "../../library/index.ts";
import { fingerprintSentences, type Snapshot, unpackFingerprints } from "./snapshot.ts";

/** A document that may get into a digest. */
export interface DigestCandidate {
  readonly document: StoredDocument;
  /**
   * `new`: a text that was not there before; `updated`: the new text of a file that was there, or one
   * most of which was there;
   * `archive`: known already, or older than the digest goes back.
   */
  readonly kind: "new" | "updated" | "archive";
  /** Fingerprints of sentences that were in the documents before, and so are not news. */
  readonly knownSentences: ReadonlySet<number>;
  /** Sentences with figures of the text that it replaces, if there are any. */
  readonly formerly?: readonly string[];
}

/**
 * Finds the documents with something that a snapshot does not have. Sentences that were anywhere in the
 * documents are not news, so a text that was moved, copied, renamed, split, merged or absent for a while
 * is left out, unless it says something else besides. Costs one call to the library.
 *
 * @param documents all documents of the library.
 */
export async function findNews(
  library: Pick<Library, "getPassages">,
  documents: readonly StoredDocument[],
  seen: Snapshot,
): Promise<DigestCandidate[]> {
  const { gone = [] } = seen;
  const seenIds = new Set([...seen.documents, ...gone].map(({ documentId }) => documentId));
  const unseen = documents.filter(({ id }) => !seenIds.has(id));
  if (unseen.length === 0) return [];
  const passages = await library.getPassages(unseen.map(({ id }) => id));
  const fingerprints = new Map(
    unseen.map((document) => [
      document.id,
      fingerprintSentences(document, passages.get(document.id) ?? []),
    ]),
  );
  const known = findKnown(new Set([...fingerprints.values()].flat()), [...seen.documents, ...gone]);
  const replacedBy = findReplaced(documents, seen);
  return unseen.flatMap((document): DigestCandidate[] => {
    const own = fingerprints.get(document.id) ?? [];
    const knownSentences = new Set(own.filter((fingerprint) => known.has(fingerprint)));
    if (own.length > 0 && own.every((fingerprint) => known.has(fingerprint))) return [];
    const isMostlyKnown = knownSentences.size * 2 > new Set(own).size;
    const replaced = replacedBy(document);
    const kind = replaced.length > 0 || isMostlyKnown ? "updated" : "new";
    const formerly = replaced.flatMap(({ figures = [] }) => figures);
    return [{ document, kind, knownSentences, ...(formerly.length > 0 && { formerly }) }];
  });
}

/** Which of these fingerprints a snapshot's documents have. */
function findKnown(
  wanted: ReadonlySet<number>,
  seen: Iterable<{ readonly sentences: string }>,
): ReadonlySet<number> {
  const known = new Set<number>();
  for (const { sentences } of seen) {
    for (const fingerprint of unpackFingerprints(sentences)) {
      if (wanted.has(fingerprint)) known.add(fingerprint);
    }
  }
  return known;
}

/** Finds the texts that stood at a document's paths and are nowhere any more. */
function findReplaced(
  documents: readonly StoredDocument[],
  seen: Snapshot,
): (document: StoredDocument) => Snapshot["documents"] {
  const present = new Set(documents.map(({ id }) => id));
  const byPath = new Map(
    seen.documents
      .filter(({ documentId }) => !present.has(documentId))
      .flatMap((replaced) => replaced.paths.map((path) => [path, replaced] as const)),
  );
  return ({ paths }) => [...new Set(paths.flatMap((path) => byPath.get(path) ?? []))];
}
