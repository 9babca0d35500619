import { maxQuoteLength } from "../../answer/index.ts";
import type { Span } from "../../documents/index.ts";
import type { Library, StoredDocument } from "../../library/index.ts";

/** What a list says of a document. */
export interface ListedDocument extends Pick<
  StoredDocument,
  "id" | "title" | "publisher" | "published" | "url"
> {
  readonly passages: number;
}

/** The documents that answers come from, to look through. */
export interface Catalogue {
  /** The newest first, the undated last; of one date by title. */
  list(): Promise<readonly ListedDocument[]>;
  /** `null` if there is no document of this id, or not any more. */
  find(id: string): Promise<FoundDocument | null>;
}

export interface FoundDocument {
  readonly listed: ListedDocument;
  readonly document: StoredDocument;
  /** Its first sentences, about as long as a quote; `null` if even the first is far longer. */
  readonly opening: Span | null;
}

/** Shows the library of the moment. Its list is made once, reading every document, and kept. */
export function createCatalogue(options: {
  readonly use: <Result>(work: (library: Library) => Promise<Result> | Result) => Promise<Result>;
}): Catalogue {
  const lists = new WeakMap<Library, Promise<readonly ListedDocument[]>>();
  const listOf = (library: Library) => {
    const list = lists.get(library) ?? makeList(library);
    lists.set(library, list);
    return list;
  };
  return {
    list: () => options.use(listOf),
    find: (id) =>
      options.use(async (library) => {
        const document = (await library.getDocuments([id])).get(id);
        const listed = (await listOf(library)).find((entry) => entry.id === id);
        return document && listed
          ? { document, listed, opening: await findOpening(document, library) }
          : null;
      }),
  };
}

async function makeList(library: Library): Promise<ListedDocument[]> {
  const counts = await library.countPassagesByDocument();
  const documents = await library.listDocuments();
  return documents
    .map(({ id, title, publisher, published, url }) => ({
      id,
      title,
      publisher,
      published,
      url,
      passages: counts.get(id) ?? 0,
    }))
    .toSorted((one, other) => compareDates(one, other) || one.title.localeCompare(other.title));
}

function compareDates(one: ListedDocument, other: ListedDocument): number {
  // As text, 2026-06-29 comes after 2026-06, and that after 2026.
  return (other.published ?? "").localeCompare(one.published ?? "");
}

async function findOpening({ id }: StoredDocument, library: Library): Promise<Span | null> {
  const sentences = (await library.getPassages([id])).get(id)?.[0]?.sentences ?? [];
  const [first] = sentences;
  if (!first || first.end - first.start > longestOpening) return null;
  const last = sentences.findLast(({ end }) => end - first.start <= maxQuoteLength) ?? first;
  return { start: first.start, end: last.end };
}

/** A message holds 4096 units, with title and citation. */
const longestOpening = 3000;
