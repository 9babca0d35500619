import { classify } from "../../../sending/faults.ts";
import type { BotContext } from "../../../updates/context.ts";
import type { RichText } from "../../../sending/richText.ts";
import { reply, unlessRefused } from "../../../sending/reply.ts";
import type { MenuView } from "./pages.ts";

/** Shows the menu in a message of its own. */
export async function showView(context: BotContext, view: MenuView): Promise<void> {
  await withTimesOrWithout(view, (message) => reply(context, message, view.buttons));
}

/** Shows the menu in the place of what the pressed message shows, if that is still there. */
export async function changeView(context: BotContext, view: MenuView): Promise<void> {
  const { chat, msg } = context;
  if (!chat || !msg) return;
  const edit = ({ text, entities }: RichText) =>
    context.api.editMessageText(chat.id, msg.message_id, text, {
      entities: [...entities],
      reply_markup: { inline_keyboard: view.buttons },
    });
  await unlessRefused(withTimesOrWithout(view, edit));
}

/** Not every Bot API server knows times that each reader sees by their own clock. */
async function withTimesOrWithout(
  { text, entities }: RichText,
  send: (message: RichText) => Promise<unknown>,
): Promise<void> {
  try {
    await send({ text, entities });
  } catch (error) {
    const plain = entities.filter(({ type }) => type !== "date_time");
    const isAboutEntities = classify(error).kind === "entities refused";
    if (!isAboutEntities || plain.length === entities.length) throw error;
    await send({ text, entities: plain });
  }
}
