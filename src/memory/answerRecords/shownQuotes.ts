import { createHash } from "node:crypto";
import type { Span } from "../../documents/index.ts";
import type { StateDatabase } from "../state/stateDatabase.ts";

/** A quote that somebody was shown, and where it stood then. */
export interface ShownQuote extends Span {
  readonly documentId: string;
  readonly path: string;
  /** Only for finding the place again in a changed document; what is shown is the document's. */
  readonly words: string;
}

/**
 * Quotes by ids that buttons and links can carry. They are kept for good, since somebody may hold a
 * link.
 */
export interface ShownQuotes {
  /** Keeps quotes under the ids that `nameQuote` gives them, all in one commit. */
  remember(quotes: readonly ShownQuote[]): Promise<void>;
  /** Looks up several at once. @returns one for each id, in their order; `null` for an unknown one. */
  get(ids: readonly string[]): Promise<(ShownQuote | null)[]>;
  /** Notes where quotes were found again, all in one commit. */
  move(moved: readonly MovedQuote[]): Promise<void>;
}

/** Where a quote stands now. */
export interface MovedQuote extends Span {
  readonly id: string;
  readonly documentId: string;
}

export function createShownQuotes(state: StateDatabase): ShownQuotes {
  return {
    async remember(quotes) {
      if (quotes.length > 0) state.write(() => rememberQuotes(state, quotes));
    },
    get: async (ids) =>
      ids.map((id) => {
        const [quote] = state.all<ShownQuote>(
          `SELECT document AS documentId, path, start, "end", words FROM shown_quotes WHERE id = @id`,
          { id },
        );
        return quote ?? null;
      }),
    async move(moved) {
      if (moved.length === 0) return;
      state.write(() => {
        for (const { id, documentId, start, end } of moved) {
          state.run(
            `UPDATE shown_quotes SET document = @documentId, start = @start, "end" = @end
             WHERE id = @id`,
            { id, documentId, start, end },
          );
        }
      });
    },
  };
}

/** Writes quotes as part of whatever is being committed. */
export function rememberQuotes(state: StateDatabase, quotes: readonly ShownQuote[]): void {
  for (const quote of quotes) {
    const { documentId, path, start, end, words } = quote;
    state.run(
      `INSERT INTO shown_quotes (id, document, path, start, "end", words)
       VALUES (@id, @documentId, @path, @start, @end, @words)
       ON CONFLICT (id) DO UPDATE
         SET document = excluded.document, start = excluded.start, "end" = excluded."end"
         WHERE (document, start, "end") <> (excluded.document, excluded.start, excluded."end")`,
      { id: nameQuote(quote), documentId, path, start, end, words },
    );
  }
}

/**
 * The id of a quote, 16 URL-safe characters. The same words under the same path always have the same
 * id, wherever they stand in the document.
 */
export function nameQuote({ path, words }: Pick<ShownQuote, "path" | "words">): string {
  return createHash("sha256").update(`${path}\n${words}`).digest("base64url").slice(0, 16);
}
