import type { InlineKeyboardButton } from "grammy/types";
import { nameQuote, type ShownQuote } from "../../../../memory/index.ts";
import type { Digest, DigestItem, QuotedDocuments } from "../../../../digest/index.ts";
import { createRichText, type RichText } from "../../../sending/richText.ts";
import { linkToQuote } from "../../asking/quoteButtons/keyboard.ts";
import type { Words } from "../../../../service/index.ts";
import { type Button, toButton } from "../../../buttons/buttons.ts";
import type { ButtonedMessage } from "../delivery/storedMessage.ts";
import { packMessages } from "./pack.ts";
import { renderItem, renderTitle } from "./renderItem.ts";

export interface DigestRendering {
  /** Those that the digest quotes. */
  readonly documents: QuotedDocuments;
  readonly words: Words;
  /**
   * For a channel, where a button's answer would be read by all: the bot's name, under which its buttons
   * open the quotes in private. Default: buttons ask where they are pressed.
   */
  readonly botName?: string | undefined;
}

export interface DigestMessages {
  /** In order; mostly one. */
  readonly messages: readonly ButtonedMessage[];
  /** What their buttons lead back to, to be remembered before they are sent. */
  readonly quotes: readonly ShownQuote[];
}

/**
 * A digest as messages. Under each are buttons to ask about its stories, and under the last one a
 * button for the settings.
 */
export function renderDigest(digest: Digest, rendering: DigestRendering): DigestMessages {
  const { documents, words, botName } = rendering;
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
  const quotes: ShownQuote[] = [];
  const messages = packed.map(({ message, blocks }, index) => {
    const more = blocks.flatMap((block): InlineKeyboardButton[] => {
      const quote = told[block] && leadingQuote(told[block].item, documents);
      if (!quote) return [];
      quotes.push(quote);
      const quoteId = nameQuote(quote);
      const text = words("digest-more", { number: block + 1 });
      return botName === undefined
        ? [toButton(text, { kind: "story", quoteId })]
        : [{ text, url: linkToQuote(quoteId, botName) }];
    });
    const isLast = index === packed.length - 1;
    return {
      ...message,
      buttons: [
        ...inRows(more, buttonsPerRow),
        ...(isLast && botName === undefined
          ? [[toButton(words("digest-settings"), openSettings)]]
          : []),
      ],
    };
  });
  return { messages, quotes };
}

const openSettings: Button = { kind: "digest", action: { kind: "open" } };

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

/** The quote that a story's button leads back to. */
function leadingQuote(item: DigestItem, documents: QuotedDocuments): ShownQuote | null {
  const place = item.quotes[0] ?? item.versions[0];
  const document = place && documents.get(place.documentId);
  if (!place || !document) return null;
  const { id: documentId, path, text } = document;
  const { start, end } = place;
  return { documentId, path, start, end, words: text.slice(start, end) };
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
