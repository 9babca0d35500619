import type { Library } from "../../library/library.ts";
import type { StoredPassage } from "../../library/rows/database.ts";
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
 * Finds the documents of a library (all of them are given) that a snapshot has not. A text that only moved or was copied
 * to another path is not new, and neither is another title or date of the same text.
 *
 * What a text repeats of the one it replaces, or of the near-copies that were there, has been said: a
 * document that says nothing else is left out.
 */
export async function findNews(
  library: Pick<Library, "getPassages">,
  documents: readonly StoredDocument[],
  seen: Snapshot,
): Promise<Candidate[]> {
  const seenById = new Map(seen.documents.map((entry) => [entry.documentId, entry]));
  const idByPath = new Map(
    seen.documents.flatMap(({ documentId, paths }) => paths.map((path) => [path, documentId])),
  );
  const present = new Set(documents.map(({ id }) => id));
  const seenOfStory = new Map<string, string[]>();
  for (const { id, story } of documents) {
    if (seenById.has(id)) seenOfStory.set(story, [...(seenOfStory.get(story) ?? []), id]);
  }
  const candidates = documents.flatMap((document): Candidate[] => {
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
    return [{ document, kind: replaced.length > 0 ? "updated" : "new", said }];
  });
  const partlySaid = candidates.filter(({ said }) => said.size > 0);
  const passages = await library.getPassages(partlySaid.map(({ document }) => document.id));
  return candidates.filter(
    (candidate) =>
      candidate.said.size === 0 || saysMore(passages.get(candidate.document.id) ?? [], candidate),
  );
}

// Near-copies say the same: more of them would only cost.
const mostCopies = 10;

function saysMore(
  passages: readonly StoredPassage[],
  { document, said }: Pick<Candidate, "document" | "said">,
): boolean {
  return passages.some(({ sentences }) =>
    sentences.some(
      ({ start, end }) => !said.has(fingerprintSentence(document.text.slice(start, end))),
    ),
  );
}
