/**
 * Chooses what is new in the documents since a chat's last digest, in their own sentences:
 *
 *     const seen = await createSnapshot(library);   // after a digest: keep it until the next one
 *     const digest = await chooseDigest({ library, embedder, quoteModel, seen, today: "2026-06-30" });
 *     if (digest !== "nothing") {
 *       const documents = await getQuotedDocuments(library, [digest]);
 *       for (const { headline, quotes } of digest.items) console.log(headline.title, quotes);
 *     }
 *
 * A quote is a position; its words are `documents.get(quote.documentId)?.text.slice(start, end)`.
 * Nothing is kept here and nothing is sent: that is for `memory/` and `service/`.
 */
export type { ShownPassage } from "./choosing/archive.ts";
export { isDay } from "./choosing/days.ts";
export { chooseDigest, type Digest, type DigestOptions } from "./digest.ts";
export { type DigestData, digestData, type DigestItemData, quotedText } from "./digestData.ts";
export type { DigestItem, Headline } from "./choosing/items.ts";
export { createSnapshot, type Snapshot, snapshotGeneration } from "./news/snapshot.ts";
export { getQuotedDocuments, type QuotedDocuments } from "./quotedDocuments.ts";
export { maxDigestQuoteLength, type QuotedSentences } from "./sentences/keySentences.ts";
