import type { BotContext } from "../../../updates/context.ts";
import { reply, unlessRefused } from "../../../sending/reply.ts";
import type { MenuView } from "./pages.ts";

/** Shows the menu in a message of its own. */
export async function showView(context: BotContext, view: MenuView): Promise<void> {
  await reply(context, view, view.buttons);
}

/** Shows the menu in the place of what the pressed message shows, if that is still there. */
export async function changeView(context: BotContext, view: MenuView): Promise<void> {
  const { chat, msg } = context;
  if (!chat || !msg) return;
  await unlessRefused(
    context.api.editMessageText(chat.id, msg.message_id, view.text, {
      entities: [...view.entities],
      reply_markup: { inline_keyboard: view.buttons },
    }),
  );
}
