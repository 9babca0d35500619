import type { Library } from "../../library/library.ts";
import type { StoredDocument } from "../../library/rows/storedDocument.ts";
import { fingerprintSentence, type Snapshot, unpackFingerprints } from "./snapshot.ts";

/** A document that a digest may tell of. */
export interface Candidate {
  readonly document: StoredDocument;
  /**
   * `new`: a text that was not there; `updated`: the text of a file that was there with another one;
   * `archive`: known, or older than the digest goes back.
   */
  readonly kind: "new" | "updated" | "archive";
  /** Fingerprints of sentences that the chat has had before, and that are no news. */
  readonly said: ReadonlySet<number>;
}

/**
 * Finds the documents that a library has and a snapshot has not. A text that only moved or was copied
 * to another path is not new, and neither is another title or date of the same text.
 *
 * What a text repeats of the one it replaces, or of the near-copies that were there, has been said: a
 * document that says nothing else is left out.
 */
export function findNews(
  library: Pick<Library, "documents" | "passagesOf">,
  seen: Snapshot,
): Candidate[] {
  const documents = library.documents();
  const seenById = new Map(seen.documents.map((entry) => [entry.documentId, entry]));
  const idByPath = new Map(
    seen.documents.flatMap(({ documentId, paths }) => paths.map((path) => [path, documentId])),
  );
  const present = new Set(documents.map(({ id }) => id));
  const seenOfStory = new Map<string, string[]>();
  for (const { id, story } of documents) {
    if (seenById.has(id)) seenOfStory.set(story, [...(seenOfStory.get(story) ?? []), id]);
  }
  return documents.flatMap((document): Candidate[] => {
    if (seenById.has(document.id)) return [];
    // A text that lives on at another path was moved from here, not replaced.
    const replaced = document.paths
      .flatMap((path) => idByPath.get(path) ?? [])
      .filter((id) => !present.has(id));
    const copied = seenOfStory.get(document.story)?.slice(0, mostCopies) ?? [];
    const said = new Set(
      [...replaced, ...copied].flatMap((id) =>
        unpackFingerprints(seenById.get(id)?.sentences ?? ""),
      ),
    );
    const candidate: Candidate = {
      document,
      kind: replaced.length > 0 ? "updated" : "new",
      said,
    };
    return said.size === 0 || saysMore(library, candidate) ? [candidate] : [];
  });
}

// Near-copies say the same: more of them would only cost.
const mostCopies = 10;

function saysMore(
  library: Pick<Library, "passagesOf">,
  { document, said }: Pick<Candidate, "document" | "said">,
): boolean {
  return library
    .passagesOf(document.id)
    .some(({ sentences }) =>
      sentences.some(
        ({ start, end }) => !said.has(fingerprintSentence(document.text.slice(start, end))),
      ),
    );
}
