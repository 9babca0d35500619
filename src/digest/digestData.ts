import type { Digest } from "./digest.ts";
import type { DigestItem } from "./choosing/items.ts";
import type { QuotedDocuments } from "./quotedDocuments.ts";
import type { QuotedSentences } from "./sentences/keySentences.ts";

/** A digest as plain data, with the words of each quote. */
export type DigestData = Omit<Digest, "items"> & { readonly items: readonly DigestItemData[] };

/** A story. `quotes` tell it; `versions` are what documents disagree about, as each has it. */
export type DigestItemData = Omit<DigestItem, "quotes" | "versions"> & {
  readonly quotes: readonly WithText<DigestItem["quotes"][number]>[];
  readonly versions: readonly WithText<DigestItem["versions"][number]>[];
};

type WithText<Quote> = Quote & { readonly text: string };

/** Makes plain data of a digest. @param documents as `getQuotedDocuments` gives them. */
export function digestData(digest: Digest, documents: QuotedDocuments): DigestData {
  const withText = <Quote extends QuotedSentences>(quote: Quote): WithText<Quote> => ({
    ...quote,
    text: quotedText(quote, documents),
  });
  const items = digest.items.map((item) => ({
    ...item,
    quotes: item.quotes.map(withText),
    versions: item.versions.map(withText),
  }));
  return { ...digest, items };
}

/** The words of a quote, as its document has them; empty if it is not among the documents. */
export function quotedText(
  { documentId, start, end }: QuotedSentences,
  documents: QuotedDocuments,
): string {
  return documents.get(documentId)?.text.slice(start, end) ?? "";
}
