import type { Block, Document, PageTurn } from "../../documents/index.ts";

/** A document as the library keeps it: all but the file's own hash, and of its blocks the pages. */
export interface StoredDocument extends Omit<Document, "contentHash" | "blocks"> {
  /** Where each page's text begins, in order; empty in a format without pages. */
  readonly pages: readonly PageTurn[];
}

/** The page on which a position of a document is, or `null` in a format without pages. */
export function pageAt(document: Pick<StoredDocument, "pages">, position: number): number | null {
  return document.pages.findLast(({ start }) => start <= position)?.page ?? null;
}

type JsonColumn = "questions" | "paths" | "pages";
/** A document as SQLite holds it: lists as JSON. */
export type DocumentRow = Omit<StoredDocument, JsonColumn> & Readonly<Record<JsonColumn, string>>;

export function toDocument(row: DocumentRow): StoredDocument {
  return {
    ...row,
    questions: JSON.parse(row.questions) as string[],
    paths: JSON.parse(row.paths) as string[],
    pages: JSON.parse(row.pages) as PageTurn[],
  };
}

/** Where each page begins, from the blocks that stand on it. */
export function pageStarts(blocks: readonly Block[]): PageTurn[] {
  const starts: PageTurn[] = [];
  for (const { page, start, pageTurns = [] } of blocks) {
    if (page === null) continue;
    for (const turn of [{ page, start }, ...pageTurns]) {
      if (turn.page !== starts.at(-1)?.page) starts.push(turn);
    }
  }
  return starts;
}
