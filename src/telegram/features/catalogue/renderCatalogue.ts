import type { InlineKeyboardButton, UserFromGetMe } from "grammy/types";
import { toButton } from "../../buttons/buttons.ts";
import {
  citeDetails,
  clip,
  type Words,
  type FoundDocument,
  type ListedDocument,
} from "../../../service/index.ts";
import { createRichText, type RichText } from "../../sending/richText.ts";

/** What a link to a document carries, before its id. */
export const documentLinkPrefix = "d_";

/** The link that shows a document in a chat with the bot. */
export function linkToDocument(documentId: string, botName: string): string {
  return `https://t.me/${botName}?start=${documentLinkPrefix}${documentId}`;
}

/** As many as a phone's screen shows; at 400 units each, a page stays below Telegram's 4096. */
const documentsAPage = 8;

/**
 * One page of the list, each title leading to its document in the private chat, and buttons to the
 * pages beside it.
 *
 * @param page from 0; one after the last means the last, since the list may have become shorter.
 */
export function renderList(
  documents: readonly ListedDocument[],
  page: number,
  me: Pick<UserFromGetMe, "username">,
  words: Words,
): { readonly message: RichText; readonly buttons: InlineKeyboardButton[][] } {
  const lastPage = Math.max(0, Math.ceil(documents.length / documentsAPage) - 1);
  const shown = Math.min(page, lastPage);
  const first = shown * documentsAPage;
  const message = createRichText().append(
    words("documents-title", { documents: documents.length }),
    { type: "bold" },
  );
  for (const [index, document] of documents.slice(first, first + documentsAPage).entries()) {
    const url = linkToDocument(document.id, me.username);
    message
      .append(`\n\n${first + index + 1}. `)
      .append(clip(document.title, 150), { type: "text_link", url })
      .append(`\n${describe(document, words)}`);
  }
  if (lastPage > 0) {
    const place = words("page-of", { page: shown + 1, pages: lastPage + 1 });
    message.append(`\n\n${place}`);
  }
  const buttons = [
    ...(shown > 0 ? [toPage("‹", shown - 1)] : []),
    ...(shown < lastPage ? [toPage("›", shown + 1)] : []),
  ];
  return { message: message.build(), buttons: buttons.length > 0 ? [buttons] : [] };
}

/** One document: what it is, and its first sentences as a quotation. */
export function renderDocument(
  { document, listed, opening }: FoundDocument,
  words: Words,
): RichText {
  const title = clip(document.title, 200);
  const message = createRichText();
  if (document.url === null) message.append(title, { type: "bold" });
  else message.append(title, { type: "text_link", url: document.url });
  message.append(`\n${describe(listed, words)}`);
  if (opening) {
    const quote = document.text.slice(opening.start, opening.end);
    message.append("\n\n").append(quote, { type: "blockquote" });
  }
  return message.build();
}

function describe(document: ListedDocument, words: Words): string {
  return `${citeDetails(document, words)} · ${words("document-passages", { passages: document.passages })}`;
}

function toPage(text: string, page: number): InlineKeyboardButton.CallbackButton {
  return toButton(text, { kind: "documents", page });
}
