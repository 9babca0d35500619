import { Composer, type Context } from "grammy";
import { onCommand } from "../incoming.ts";
import { reply, unlessRefused } from "../sending/reply.ts";
import { type LanguageOptions, wordsFor } from "../words/language.ts";
import { renderDocument, renderList } from "./renderDocuments.ts";
import type { Shelf } from "./shelf.ts";

export interface DocumentsOptions extends LanguageOptions {
  readonly shelf: Shelf;
}

/** `/documents`, its buttons, and links to one document (`/start d_<id>`). */
export function createDocuments(options: DocumentsOptions): Composer<Context> {
  const composer = new Composer();
  onCommand(composer, "documents", async (context) => {
    const words = wordsFor(context, options);
    const { message, buttons } = renderList(await options.shelf.list(), 0, context.me, words);
    await reply(context, message, buttons);
  });
  composer.callbackQuery(/^docs:(\d{1,6})$/, (context) =>
    turnPage(context, Number(context.match[1]), options),
  );
  composer.on("message:text").chatType("private", async (context, next) => {
    const [, id] = /^\/start(?:@\w+)? +d_([\w-]{1,62})$/.exec(context.message.text) ?? [];
    if (id === undefined) await next();
    else await handleDocumentLink(context, id, options);
  });
  return composer;
}

/** Shows the document of a link, `https://t.me/<bot>?start=d_<id>`. */
export async function handleDocumentLink(
  context: Context,
  id: string,
  options: DocumentsOptions,
): Promise<void> {
  const words = wordsFor(context, options);
  const found = await options.shelf.find(id);
  const message = found
    ? renderDocument(found, words)
    : { text: words("documents-gone"), entities: [] };
  await reply(context, message);
}

async function turnPage(context: Context, page: number, options: DocumentsOptions): Promise<void> {
  const { chat, msg } = context;
  const list = await options.shelf.list();
  await unlessRefused(context.answerCallbackQuery());
  if (!chat || !msg) return;
  const { message, buttons } = renderList(list, page, context.me, wordsFor(context, options));
  // The list may be gone meanwhile.
  await unlessRefused(
    context.api.editMessageText(chat.id, msg.message_id, message.text, {
      entities: [...message.entities],
      link_preview_options: { is_disabled: true },
      reply_markup: { inline_keyboard: buttons },
    }),
  );
}
