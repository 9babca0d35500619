/** What the name of a file that states facts of a document ends with: `trip.meta.yaml`. */
export const sidecarEnding = ".meta.yaml";

/** Which sidecar says what of which document. */
export interface Sidecars {
  /** The path of a document's sidecar; `null` for none. */
  of(path: string): string | null;
  /** The documents that share a sidecar, which is none's then; empty for any other file. */
  sharersOf(sidecar: string): readonly string[];
  /** Why a sidecar is no document's, in words for the maintainer; `null` if it is one's. */
  problemOf(sidecar: string): string | null;
}

/**
 * Finds the sidecars among the files of a folder: `trip.pdf.meta.yaml` is that of `trip.pdf`, and
 * `trip.meta.yaml` that of the only document named `trip`. Where there are several, nobody knows whose
 * it is, and what it says of one would be wrong of another: then it is none's.
 *
 * @param isDocument whether a file is read as a document, by its path.
 */
export function findSidecars(
  paths: readonly string[],
  isDocument: (path: string) => boolean,
): Sidecars {
  const files = new Set(paths);
  const bySidecar = new Map<string, string[]>();
  for (const path of paths) {
    if (path.endsWith(sidecarEnding)) continue;
    const sidecar = [path, withoutEnding(path)]
      .map((name) => name + sidecarEnding)
      .find((name) => files.has(name));
    if (sidecar !== undefined) bySidecar.set(sidecar, [...(bySidecar.get(sidecar) ?? []), path]);
  }
  const owners = new Map<string, string>();
  const shared = new Map<string, readonly string[]>();
  for (const [sidecar, named] of bySidecar) {
    const documents = named.filter(isDocument);
    const [first, second] = documents;
    if (first === undefined) continue;
    if (second === undefined) owners.set(first, sidecar);
    else shared.set(sidecar, documents);
  }
  return {
    of: (path) => owners.get(path) ?? null,
    sharersOf: (sidecar) => shared.get(sidecar) ?? [],
    problemOf(sidecar) {
      const sharers = shared.get(sidecar);
      if (sharers) return describeShared(sharers);
      return bySidecar.has(sidecar) ? null : lonely;
    },
  };
}

const lonely =
  "Expected a document of the same name beside it, found none. Name it after its document, or take it out of the folder.";

function describeShared(documents: readonly string[]): string {
  const names = documents.map(nameOf);
  return `Expected one document named ${withoutEnding(names[0] ?? "")}, found ${names.join(" and ")}, so it counts for none. Name it after the one it describes: ${names[0]}${sidecarEnding}.`;
}

function withoutEnding(path: string): string {
  return path.replace(/\.[^./]+$/, "");
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
