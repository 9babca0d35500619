import { Composer } from "grammy";
import type { BotContext } from "../../updates/context.ts";
import { onCommand, onStart } from "../../updates/incoming.ts";
import { answerPress, edit, reply } from "../../sending/reply.ts";
import { documentLinkPrefix, renderDocument, renderList } from "./renderCatalogue.ts";
import type { Catalogue } from "../../../service/index.ts";

export interface CatalogueOptions {
  readonly catalogue: Catalogue;
}

/** `/documents`, and links to one document (`/start d_<id>`). */
export function createCatalogueCommand(options: CatalogueOptions): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  onCommand(composer, "documents", async (context) => {
    const words = context.words;
    const { message, buttons } = renderList(await options.catalogue.list(), 0, context.me, words);
    await reply(context, message, buttons);
  });
  onStart(composer, documentLinkPrefix, (context, id) => openDocument(context, id, options));
  return composer;
}

/** Shows the document of a link, `https://t.me/<bot>?start=d_<id>`. */
async function openDocument(
  context: BotContext,
  id: string,
  options: CatalogueOptions,
): Promise<void> {
  const words = context.words;
  const found = await options.catalogue.find(id);
  const message = found
    ? renderDocument(found, words)
    : { text: words("documents-gone"), entities: [] };
  await reply(context, message);
}

/** Shows another page of the list in the place of this one. */
export async function turnCataloguePage(
  context: BotContext,
  page: number,
  options: CatalogueOptions,
): Promise<void> {
  const { chat, msg } = context;
  const list = await options.catalogue.list();
  await answerPress(context);
  if (!chat || !msg) return;
  const { message, buttons } = renderList(list, page, context.me, context.words);
  // The list may be gone meanwhile.
  await edit(context, { chatId: chat.id, messageId: msg.message_id }, message, buttons);
}
