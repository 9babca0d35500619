import type { Document, Span } from "../../documents/index.ts";
import { findTerms } from "../../passages/index.ts";

/** A passage's words as keyword search compares them: stems with spaces between. */
export interface PassageWords {
  /** Of the document's title and the passage's heading. */
  readonly title: string;
  readonly text: string;
}

/** The words by which keyword search finds each passage of a document, in the passages' order. */
export function passageWords(
  document: Pick<Document, "title" | "text" | "language">,
  passages: readonly (Span & { readonly heading: string | null })[],
): PassageWords[] {
  const stems = (text: string) =>
    findTerms(text, document.language)
      .map((word) => word.stem)
      .join(" ");
  return passages.map(({ heading, start, end }) => ({
    title: stems(`${document.title}\n${heading ?? ""}`),
    text: stems(document.text.slice(start, end)),
  }));
}

/**
 * The index for keyword search. The words come in stemmed and folded, so SQLite only has to part them
 * at the spaces; it keeps no second copy of them (`content=''`).
 */
export const wordIndexSchema = `
  CREATE VIRTUAL TABLE passage_words USING fts5(
    title, text, content='', tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* P* S* Co'"
  );
`;
