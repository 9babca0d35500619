import { createHash } from "node:crypto";
import type { Span } from "../../documents/document.ts";
import type { StateDatabase } from "../state/stateDatabase.ts";

/** A quote that somebody was shown, and where it stood then. */
export interface ShownQuote extends Span {
  readonly documentId: string;
  readonly path: string;
  /** Only for finding the place again in a changed document; what is shown is the document's. */
  readonly words: string;
}

/**
 * Quotes by ids that buttons and links can carry. They are kept as long as there is a database, for
 * somebody may hold a link.
 */
export interface ShownQuotes {
  /**
   * @returns its id, 16 URL-safe characters. The same words of the same path always have the same
   *   one, also if they now stand elsewhere in the document.
   */
  remember(quote: ShownQuote): string;
  get(id: string): ShownQuote | null;
  /** Notes where a quote was found again. */
  move(id: string, place: Span & { readonly documentId: string }): void;
}

export function createShownQuotes(state: StateDatabase): ShownQuotes {
  return {
    remember(quote) {
      const id = nameQuote(quote);
      const { documentId, path, start, end, words } = quote;
      state.run(
        `INSERT INTO shown_quotes (id, document, path, start, "end", words)
         VALUES (@id, @documentId, @path, @start, @end, @words)
         ON CONFLICT (id) DO UPDATE
           SET document = excluded.document, start = excluded.start, "end" = excluded."end"
           WHERE (document, start, "end") <> (excluded.document, excluded.start, excluded."end")`,
        { id, documentId, path, start, end, words },
      );
      return id;
    },
    get(id) {
      const [quote] = state.all<ShownQuote>(
        `SELECT document AS documentId, path, start, "end", words FROM shown_quotes WHERE id = @id`,
        { id },
      );
      return quote ?? null;
    },
    move: (id, { documentId, start, end }) =>
      void state.run(
        `UPDATE shown_quotes SET document = @documentId, start = @start, "end" = @end WHERE id = @id`,
        { id, documentId, start, end },
      ),
  };
}

function nameQuote({ path, words }: ShownQuote): string {
  return createHash("sha256").update(`${path}\n${words}`).digest("base64url").slice(0, 16);
}
