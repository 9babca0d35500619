import { Composer } from "grammy";
import type { Chats } from "../../../memory/index.ts";
import type { LibraryDescription } from "../../../service/index.ts";
import { toButton } from "../../buttons/buttons.ts";
import type { BotContext } from "../../updates/context.ts";
import { unlessRefused } from "../../sending/reply.ts";
import { readBotRights } from "./botRights.ts";
import { isMember } from "./standing.ts";

export interface GreetingOptions {
  readonly chats: Pick<Chats, "chatSettings">;
  readonly describe: () => Promise<LibraryDescription>;
}

/**
 * Says in a group to which the bot is added what it is, how to ask it, and what it hears, with a button
 * for more. Once: a group that it knows from before hears nothing.
 */
export function createGreeting(options: GreetingOptions): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on("my_chat_member", (context) => greet(context, options));
  return composer;
}

async function greet(context: BotContext, { chats, describe }: GreetingOptions): Promise<void> {
  const { chat, myChatMember, words, api } = context;
  if (chat?.type !== "group" && chat?.type !== "supergroup") return;
  if (!myChatMember || isMember(myChatMember.old_chat_member)) return;
  if (!isMember(myChatMember.new_chat_member)) return;
  if (await chats.chatSettings.isKnown(chat.id)) return;
  const { hearsAll, maySend } = await readBotRights(context, chat.id);
  if (!maySend) return;
  const { documents } = await describe();
  const lines = [
    words("welcome", { documents }),
    words("welcome-group", { command: `/ask@${context.me.username}` }),
    words(hearsAll ? "welcome-hears" : "welcome-hears-little"),
  ];
  const button = toButton(words("button-diagnose"), { kind: "diagnose" });
  const isSent = await unlessRefused(
    api.sendMessage(chat.id, lines.join("\n\n"), { reply_markup: { inline_keyboard: [[button]] } }),
  );
  if (isSent) await chats.chatSettings.set(chat.id, { isGone: false });
}
