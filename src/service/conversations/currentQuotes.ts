import {
  type Chats,
  findQuotesAgain,
  type FoundQuote,
  type FurtherQuote,
  type MovedQuote,
} from "../../memory/index.ts";
import type { Span } from "../../documents/index.ts";
import type { Library, StoredDocument, StoredPassage } from "../../library/index.ts";

/** Works with the library of the moment, which stays open until the work ends. */
export type UseLibrary = <Result>(
  work: (library: Library) => Promise<Result> | Result,
) => Promise<Result>;

/** A quote that was shown, where it stands in the documents of today. */
export interface CurrentQuote {
  readonly id: string;
  readonly place: FoundQuote;
  readonly document: StoredDocument;
  /** The passage around it, in whole sentences; the quote itself where it stands in none. */
  readonly context: Span;
}

/** A quote that an answer held back, as it can be shown today. */
export interface CurrentFurtherQuote extends CurrentQuote {
  /** What answers in it, counted from where the quote begins. */
  readonly marks: readonly Span[];
  /** Other documents that say nearly the same, best first. */
  readonly alsoIn: readonly StoredDocument[];
}

export interface CurrentQuotesOptions {
  readonly chats: Pick<Chats, "quotes">;
  readonly use: UseLibrary;
}

/**
 * Finds quotes by their ids, however the documents have changed since, and notes where they are now.
 *
 * @returns those that still stand there, in the order of the ids. Costs a look-up for each whose
 *   document is unchanged; for any other, reading every document once.
 */
export function findCurrentQuotes(
  ids: readonly string[],
  { chats, use }: CurrentQuotesOptions,
): Promise<CurrentQuote[]> {
  return use(async (library) => {
    const found = await findAll(ids, chats, library);
    return found.filter((quote) => quote !== null);
  });
}

/**
 * As `findCurrentQuotes`, with what the answer said of the quotes. It is still true: a document keeps its
 * id for as long as it has the same text, so one that has been changed since is named no more.
 */
export function findCurrentFurtherQuotes(
  further: readonly FurtherQuote[],
  { chats, use }: CurrentQuotesOptions,
): Promise<CurrentFurtherQuote[]> {
  return use(async (library) => {
    const ids = further.map(({ id }) => id);
    const found = await findAll(ids, chats, library);
    const documents = await library.getDocuments(further.flatMap(({ alsoIn }) => alsoIn));
    return further.flatMap(({ marks, alsoIn }, index) => {
      const quote = found[index];
      if (!quote) return [];
      const { place, document } = quote;
      const length = place.end - place.start;
      const others = alsoIn.filter((documentId) => documentId !== document.id);
      return [
        {
          ...quote,
          marks: marks.filter(({ start, end }) => 0 <= start && start < end && end <= length),
          alsoIn: others.flatMap((documentId) => documents.get(documentId) ?? []),
        },
      ];
    });
  });
}

/** One for each id, in order: `null` if nothing was shown under it, or its words are gone. */
async function findAll(
  ids: readonly string[],
  chats: CurrentQuotesOptions["chats"],
  library: Library,
): Promise<(CurrentQuote | null)[]> {
  const known = await chats.quotes.get(ids);
  const shown = ids.flatMap((id, index) => {
    const quote = known[index];
    return quote ? [{ id, quote }] : [];
  });
  const again = await findQuotesAgain(
    shown.map(({ quote }) => quote),
    library,
  );
  const passages = await library.getPassages(
    again.flatMap((found) => found?.place.documentId ?? []),
  );
  const moved: MovedQuote[] = [];
  const current = new Map(
    shown.flatMap(({ id, quote }, index) => {
      const found = again[index];
      if (!found) return [];
      const { place, document } = found;
      if (place.documentId !== quote.documentId || place.start !== quote.start) {
        moved.push({ id, ...place });
      }
      const context = findContext(place, passages.get(document.id) ?? []);
      return [[id, { id, place, document, context }] as const];
    }),
  );
  await chats.quotes.move(moved);
  return ids.map((id) => current.get(id) ?? null);
}

/** The passages that hold the quote, without the sentences farthest from it if they are too many. */
function findContext(place: FoundQuote, passages: readonly StoredPassage[]): Span {
  const around = passages
    .filter(({ start, end }) => start < place.end && place.start < end)
    .flatMap(({ sentences }) => sentences);
  let [start, end] = [place.start, place.end];
  const before = around.filter((sentence) => sentence.start < place.start).toReversed();
  for (const sentence of before) {
    if (place.start - sentence.start > mostAround) break;
    start = sentence.start;
  }
  for (const sentence of around.filter((each) => each.end > place.end)) {
    if (sentence.end - place.end > mostAround) break;
    end = sentence.end;
  }
  return { start, end };
}

// On either side; with the longest quote and citation, still one message.
const mostAround = 1500;
