import { createHash } from "node:crypto";
import type { Document } from "../../documents/index.ts";

/** What an index holds of a document, as far as telling whether it has changed. */
export interface IndexedDocument {
  readonly id: string;
  readonly path: string;
  readonly fingerprint: string;
}

/** How a folder differs from an index. Each document is in exactly one list. */
export interface Changes {
  /** Documents under a path, and with a text, that the index does not have. */
  readonly added: readonly Document[];
  /** Documents under a known path whose text or metadata are other than the index has there. */
  readonly changed: readonly Document[];
  /** Documents that the index has just so under another path. */
  readonly renamed: readonly Document[];
  /** What the index holds and the folder does not. */
  readonly removed: readonly IndexedDocument[];
  readonly unchanged: readonly Document[];
}

/**
 * Compares a folder's documents with an index's. The same text under another path counts as
 * renamed; another text, title or date under the same path as changed.
 */
export function findChanges(
  indexed: readonly IndexedDocument[],
  documents: readonly Document[],
): Changes {
  const byId = new Map(indexed.map((entry) => [entry.id, entry]));
  const paths = new Set(indexed.map((entry) => entry.path));
  const changes = {
    added: [] as Document[],
    changed: [] as Document[],
    renamed: [] as Document[],
    unchanged: [] as Document[],
  };
  for (const document of documents) {
    const entry = byId.get(document.id);
    const isSame = entry?.fingerprint === fingerprintDocument(document);
    if (isSame && entry.path === document.path) changes.unchanged.push(document);
    else if (isSame) changes.renamed.push(document);
    else if (entry || paths.has(document.path)) changes.changed.push(document);
    else changes.added.push(document);
  }
  const newIds = new Set(documents.map((document) => document.id));
  const newPaths = new Set(documents.map((document) => document.path));
  // A changed text has another id; under its path the document goes on.
  const removed = indexed.filter(({ id, path }) => !newIds.has(id) && !newPaths.has(path));
  return { ...changes, removed };
}

/**
 * A hash of documents and where they stand: another if a text, a fact, a path or a story differs, the
 * same whatever the order. Two indexes of one model with the same hash answer alike.
 */
export function fingerprintContents(documents: readonly IndexedPlace[]): string {
  const lines = documents.map(({ id, fingerprint, path, paths, story }) =>
    JSON.stringify([id, fingerprint, path, paths, story]),
  );
  return createHash("sha256").update(lines.toSorted().join("\n")).digest("base64url");
}

/** What an index holds of a document, and which others it belongs to. */
export interface IndexedPlace extends IndexedDocument {
  readonly paths: readonly string[];
  readonly story: string;
}

export function toIndexed(document: Document): IndexedPlace {
  const { id, path, paths, story } = document;
  return { id, path, paths, story, fingerprint: fingerprintDocument(document) };
}

/**
 * A hash of everything that passages and citations are made of: 43 characters, another one if
 * anything in it changes. Where a document stands in the folder, and beside which others, is not.
 */
export function fingerprintDocument(document: Document): string {
  const { path: _path, paths: _paths, story: _story, contentHash: _hash, ...contents } = document;
  const entries = Object.entries(contents).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(entries)).digest("base64url");
}
