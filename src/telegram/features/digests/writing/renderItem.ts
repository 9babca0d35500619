import type {
  DigestItem,
  Headline,
  QuotedDocuments,
  QuotedSentences,
} from "../../../../digest/index.ts";
import { createRichText, type RichText } from "../../../sending/richText.ts";
import { clip, writeDate, type Words } from "../../../../service/index.ts";
import { fits } from "./pack.ts";

/**
 * A story in pieces that may be torn apart only between each other: the headline, each quotation
 * whole, and who tells it. What is older than a week, undated or from the archive says so first.
 *
 * @returns none if its documents are gone.
 */
export function renderItem(
  item: DigestItem,
  number: number,
  documents: QuotedDocuments,
  words: Words,
): RichText[] {
  const quotes = item.quotes.flatMap((quote) => renderQuotation(quote, documents));
  const versions = item.versions.flatMap((version) =>
    renderQuotation(version, documents).map((quotation) =>
      createRichText()
        .appendRich(quotation)
        .append(`\n${describeSource(version, words)}`)
        .build(),
    ),
  );
  if (quotes.length + versions.length === 0) return [];
  return [
    renderHeadline(item, number, words),
    ...quotes,
    ...(item.changed ? renderFormer(item.changed.before, words) : []),
    ...(versions.length > 0 ? [{ text: words("digest-versions"), entities: [] }] : []),
    ...versions,
    ...renderSources(item, words),
  ];
}

/** A document's title, linked if it has an address. */
export function renderTitle({ title, url }: Headline, longest = 200): RichText {
  const shown = clip(title, longest);
  return createRichText()
    .append(shown, url === null ? undefined : { type: "text_link", url })
    .build();
}

function renderHeadline(item: DigestItem, number: number, words: Words): RichText {
  const { headline, part, published, kind, documents, isOld } = item;
  const before = [
    ...(kind === "archive" ? [words("digest-archive")] : []),
    ...(saysDateFirst(item) ? [tellDate(published, words)] : []),
  ];
  const after = [
    ...(kind === "updated" ? [words("digest-updated")] : []),
    ...(documents > 1 ? [words("digest-documents", { count: documents })] : []),
  ];
  return createRichText()
    .append(`${number}. `)
    .append(before.join(" · "), isOld ? { type: "bold" } : { type: "italic" })
    .append(before.length > 0 ? " · " : "")
    .appendRich(renderTitle(headline), { type: "bold" })
    .append(describePart(part, words))
    .append(after.map((note) => ` · ${note}`).join(""))
    .build();
}

/** What tells a story from another under the same title. */
function describePart(part: DigestItem["part"], words: Words): string {
  if (!part) return "";
  return ` · ${part.kind === "section" ? clip(part.heading, 100) : writeDate(part.published, words.language)}`;
}

function saysDateFirst({ isOld, kind, published }: DigestItem): boolean {
  return isOld || kind === "archive" || published === null;
}

/** What a document said before, in the words that it had. */
function renderFormer(before: string, words: Words): RichText[] {
  const quotation = createRichText().append(before, { type: "blockquote" }).build();
  return fits(quotation) ? [{ text: words("digest-before"), entities: [] }, quotation] : [];
}

/** The words as they stand in the document. A sentence that fills a message is left out. */
function renderQuotation(quote: QuotedSentences, documents: QuotedDocuments): RichText[] {
  const text = documents.get(quote.documentId)?.text.slice(quote.start, quote.end) ?? "";
  const quotation = createRichText().append(text, { type: "blockquote" }).build();
  return text !== "" && text.length <= longestQuotation && fits(quotation) ? [quotation] : [];
}

// With its source, or with headline and date before it, a quotation has to fit into one message.
const longestQuotation = 3_000;

/** Who tells it: one document in a line of its own, several by their publishers. */
function renderSources(item: DigestItem, words: Words): RichText[] {
  const { sources } = item;
  const [only] = sources;
  if (sources.length === 1 && only) {
    const publisher = only.publisher === null ? [] : [clip(only.publisher, 150)];
    const date = saysDateFirst(item) ? [] : [tellDate(only.published, words)];
    const text = [...publisher, ...date].join(" · ");
    return text === "" ? [] : [{ text, entities: [] }];
  }
  const line = createRichText();
  sources.forEach((source, index) => {
    const name = source.publisher ?? source.title;
    line
      .append(index > 0 ? "; " : "")
      .appendRich(renderTitle({ ...source, title: name }, longestName))
      .append(` · ${tellDate(source.published, words)}`);
  });
  return [line.build()];
}

const longestName = 100;

function describeSource(
  {
    publisher,
    published,
  }: { readonly publisher: string | null; readonly published: string | null },
  words: Words,
): string {
  const date = tellDate(published, words);
  return publisher === null ? date : `${clip(publisher, 150)} · ${date}`;
}

function tellDate(published: string | null, words: Words): string {
  return published === null ? words("citation-undated") : writeDate(published, words.language);
}
