import colors from "picocolors";
import { cite } from "../answer/index.ts";
import type { Digest, DigestItem, QuotedDocuments, QuotedSentences } from "../digest/index.ts";

/** A digest as data, with the words of each quote. */
export function toData(digest: Digest | "nothing", documents: QuotedDocuments) {
  if (digest === "nothing") return { items: [], also: [] };
  const withText = <Quote extends QuotedSentences>(quote: Quote) => ({
    ...quote,
    text: textOf(quote, documents),
  });
  const items = digest.items.map((item) => ({
    ...item,
    quotes: item.quotes.map(withText),
    versions: item.versions.map(withText),
  }));
  return { ...digest, items };
}

/** A digest for the terminal. */
export function describeDigest(digest: Digest | "nothing", documents: QuotedDocuments): string {
  if (digest === "nothing") return "Nothing is new.";
  const also = digest.also.map(({ title }) => `  ${title}`);
  return [
    ...digest.items.map((item, index) => describeItem(item, index, documents)),
    ...(also.length > 0 ? [["Also new:", ...also].join("\n")] : []),
  ].join("\n\n");
}

function describeItem(item: DigestItem, index: number, documents: QuotedDocuments): string {
  const { headline, quotes, versions, sources } = item;
  const notes = [
    ...(item.isOld ? [`from ${item.published}`] : []),
    ...(item.published === null ? ["undated"] : []),
    ...(item.kind === "new" ? [] : [item.kind]),
    ...(item.documents > 1 ? [`${item.documents} documents`] : []),
  ];
  const note = notes.length > 0 ? ` (${notes.join(", ")})` : "";
  return [
    colors.bold(`${index + 1}. ${headline.title}`) + note,
    ...quotes.map((quote) => `   “${textOf(quote, documents)}”`),
    ...versions.map((version) => {
      const { publisher, published } = version;
      return `   ${publisher ?? "?"}, ${published ?? "undated"}: “${textOf(version, documents)}”`;
    }),
    ...sources.map(({ documentId }) => {
      const document = documents.get(documentId);
      if (!document) return "";
      const { title, details } = cite(document);
      return colors.dim(`   ${title} · ${details} · ${document.url ?? document.path}`);
    }),
  ].join("\n");
}

function textOf({ documentId, start, end }: QuotedSentences, documents: QuotedDocuments): string {
  return documents.get(documentId)?.text.slice(start, end) ?? "";
}
