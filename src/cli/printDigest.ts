import colors from "picocolors";
import { type Digest, type DigestItem, type QuotedDocuments, quotedText } from "../digest/index.ts";
import { createWords, toCitation, type Words } from "../service/index.ts";

/** A digest for the terminal. */
export function describeDigest(digest: Digest | "nothing", documents: QuotedDocuments): string {
  if (digest === "nothing") return "Nothing is new.";
  const words = createWords().for("en");
  const also = digest.also.map(({ title }) => `  ${title}`);
  return [
    ...digest.items.map((item, index) => describeItem(item, index, documents, words)),
    ...(also.length > 0 ? [["Also new:", ...also].join("\n")] : []),
  ].join("\n\n");
}

function describeItem(
  item: DigestItem,
  index: number,
  documents: QuotedDocuments,
  words: Words,
): string {
  const { headline, part, quotes, versions, sources } = item;
  const apart = !part ? "" : ` · ${part.kind === "section" ? part.heading : part.published}`;
  const notes = [
    ...(item.isOld ? [`from ${item.published}`] : []),
    ...(item.published === null ? ["undated"] : []),
    ...(item.kind === "new" ? [] : [item.kind]),
    ...(item.documents > 1 ? [`${item.documents} documents`] : []),
  ];
  const note = notes.length > 0 ? ` (${notes.join(", ")})` : "";
  return [
    colors.bold(`${index + 1}. ${headline.title}${apart}`) + note,
    ...quotes.map((quote) => `   “${quotedText(quote, documents)}”`),
    ...(item.changed ? [`   Before: “${item.changed.before}”`] : []),
    ...versions.map((version) => {
      const { publisher, published } = version;
      return `   ${publisher ?? "?"}, ${published ?? "undated"}: “${quotedText(version, documents)}”`;
    }),
    ...sources.map(({ documentId }) => {
      const document = documents.get(documentId);
      if (!document) return "";
      const { title, details } = toCitation(document, words);
      return colors.dim(`   ${title} · ${details} · ${document.url ?? document.path}`);
    }),
  ].join("\n");
}
