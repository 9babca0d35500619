import type { InlineKeyboardButton } from "grammy/types";
import type { ShownQuotes } from "../../../memory/quotes/shownQuotes.ts";
import type { Digest } from "../../../digest/digest.ts";
import type { DigestItem } from "../../../digest/items.ts";
import type { QuotedDocuments } from "../../../digest/quotedDocuments.ts";
import { createRichText, type RichText } from "../../richText.ts";
import type { Words } from "../../../service/words/words.ts";
import { toMoreButton } from "../more.ts";
import type { ButtonedMessage } from "../delivery/storedMessage.ts";
import { packMessages } from "./pack.ts";
import { renderItem, renderTitle } from "./renderItem.ts";

export interface DigestRendering {
  /** Those that the digest quotes. */
  readonly documents: QuotedDocuments;
  /** Keeps the quotes that the buttons lead back to. */
  readonly quotes: Pick<ShownQuotes, "remember">;
  readonly words: Words;
}

/**
 * A digest as messages, in order: mostly one. Under each are buttons to ask about its stories, and
 * under the last one a button for the settings. Keeps a row of `quotes` for each story.
 */
export function renderDigest(digest: Digest, rendering: DigestRendering): ButtonedMessage[] {
  const { documents, words } = rendering;
  const told: { readonly item: DigestItem; readonly pieces: readonly RichText[] }[] = [];
  for (const item of digest.items) {
    const pieces = renderItem(item, told.length + 1, documents, words);
    if (pieces.length > 0) told.push({ item, pieces });
  }
  const also = renderAlso(digest, words);
  const heading = renderHeading(digest, words);
  const [first = [], ...others]: (readonly RichText[])[] = [
    ...told.map(({ pieces }) => pieces),
    ...(also.length > 0 ? [also] : []),
  ];
  const packed = packMessages([[heading, ...first], ...others]);
  return packed.map(({ message, blocks }, index) => {
    const more = blocks.flatMap((block) => {
      const item = told[block]?.item;
      return item ? toMore(item, block + 1, rendering) : [];
    });
    const isLast = index === packed.length - 1;
    return {
      ...message,
      buttons: [
        ...inRows(more, buttonsPerRow),
        ...(isLast ? [[{ text: words("digest-settings"), callback_data: settingsButton }]] : []),
      ],
    };
  });
}

/** Callback data of the button that opens a chat's settings. */
const settingsButton = "digest:open";

const buttonsPerRow = 3;

function renderHeading({ date, isFirst, items, shown }: Digest, words: Words): RichText {
  const title = shown === null ? "digest-title" : "digest-title-archive";
  const heading = createRichText().append(words(title, { date: writeDay(date, words) }), {
    type: "bold",
  });
  if (shown !== null) heading.append(`\n${words("digest-nothing-new")}`);
  else if (isFirst) {
    const isCentral = items.some(({ kind }) => kind === "archive");
    heading.append(`\n${words(isCentral ? "digest-first-central" : "digest-first")}`);
  }
  // An empty line comes before the first story.
  return heading.append("\n").build();
}

function renderAlso({ also }: Digest, words: Words): RichText[] {
  const titles = also.map((headline) =>
    createRichText().append("– ").appendRich(renderTitle(headline)).build(),
  );
  return titles.length === 0 ? [] : [{ text: words("digest-also"), entities: [] }, ...titles];
}

function toMore(
  item: DigestItem,
  number: number,
  { documents, quotes, words }: DigestRendering,
): InlineKeyboardButton.CallbackButton[] {
  const place = item.quotes[0] ?? item.versions[0];
  const document = place && documents.get(place.documentId);
  if (!place || !document) return [];
  const { start, end } = place;
  const quoteId = quotes.remember({
    documentId: document.id,
    path: document.path,
    start,
    end,
    words: document.text.slice(start, end),
  });
  return [toMoreButton(words("digest-more", { number }), quoteId)];
}

/** "Monday, 29 June 2026". */
function writeDay(day: string, { language }: Words): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(language === "en" ? "en-GB" : language, {
    dateStyle: "full",
    timeZone: "UTC",
  });
}

function inRows<Item>(items: readonly Item[], perRow: number): Item[][] {
  const rows = Math.ceil(items.length / perRow);
  return Array.from({ length: rows }, (_, row) => items.slice(row * perRow, (row + 1) * perRow));
}
