import type { Library, StoredDocument, StoredPassage } from "../../library/index.ts";
import { fingerprintSentence, type Snapshot, unpackFingerprints } from "./snapshot.ts";

/** A document that may get into a digest. */
export interface DigestCandidate {
  readonly document: StoredDocument;
  /**
   * `new`: a text that was not there before; `updated`: the new text of a file that was there;
   * `archive`: known already, or older than the digest goes back.
   */
  readonly kind: "new" | "updated" | "archive";
  /** Fingerprints of sentences that were in the documents before, and so are not news. */
  readonly knownSentences: ReadonlySet<number>;
}

/**
 * Finds the documents that a snapshot does not have. A text that was only moved or copied to another
 * path is not new, nor is one with another title or date.
 *
 * Sentences that a text shares with the one it replaces, or with near-copies that were there, are not
 * news: a document without other sentences is left out. Costs one call to the library.
 *
 * @param documents all documents of the library.
 */
export async function findNews(
  library: Pick<Library, "getPassages">,
  documents: readonly StoredDocument[],
  seen: Snapshot,
): Promise<DigestCandidate[]> {
  const seenById = new Map(seen.documents.map((entry) => [entry.documentId, entry]));
  const idByPath = new Map(
    seen.documents.flatMap(({ documentId, paths }) => paths.map((path) => [path, documentId])),
  );
  const present = new Set(documents.map(({ id }) => id));
  const seenOfStory = new Map<string, string[]>();
  for (const { id, story } of documents) {
    if (seenById.has(id)) seenOfStory.set(story, [...(seenOfStory.get(story) ?? []), id]);
  }
  const candidates = documents.flatMap((document): DigestCandidate[] => {
    if (seenById.has(document.id)) return [];
    // A text that is still there at another path was moved, not replaced.
    const replaced = document.paths
      .flatMap((path) => idByPath.get(path) ?? [])
      .filter((id) => !present.has(id));
    const copied = seenOfStory.get(document.story)?.slice(0, maxCopies) ?? [];
    const knownSentences = new Set(
      [...replaced, ...copied].flatMap((id) =>
        unpackFingerprints(seenById.get(id)?.sentences ?? ""),
      ),
    );
    return [{ document, kind: replaced.length > 0 ? "updated" : "new", knownSentences }];
  });
  const partlyKnown = candidates.filter(({ knownSentences }) => knownSentences.size > 0);
  const passages = await library.getPassages(partlyKnown.map(({ document }) => document.id));
  return candidates.filter(
    (candidate) =>
      candidate.knownSentences.size === 0 ||
      hasNewSentence(passages.get(candidate.document.id) ?? [], candidate),
  );
}

// Near-copies say the same, so more of them only cost time.
const maxCopies = 10;

function hasNewSentence(
  passages: readonly StoredPassage[],
  { document, knownSentences }: Pick<DigestCandidate, "document" | "knownSentences">,
): boolean {
  return passages.some(({ sentences }) =>
    sentences.some(
      ({ start, end }) => !knownSentences.has(fingerprintSentence(document.text.slice(start, end))),
    ),
  );
}
