import { Composer, type Context } from "grammy";
import type { ChatMember } from "grammy/types";
import type { Chats } from "../../memory/chats.ts";

export interface MembershipOptions {
  readonly chats: Pick<Chats, "chatSettings" | "migrate">;
}

/**
 * Keeps in mind in which chats the bot is: put out or blocked, back again, and groups that become
 * supergroups. Answers nothing; messages go on.
 */
export function createMembership({ chats }: MembershipOptions): Composer<Context> {
  const { chatSettings } = chats;
  const setGone = (chatId: number, isGone: boolean) => {
    if (chatSettings.get(chatId).isGone !== isGone) chatSettings.set(chatId, { isGone });
  };
  const composer = new Composer();
  composer.on("my_chat_member", ({ chat, myChatMember }) => {
    setGone(chat.id, !isMember(myChatMember.new_chat_member));
  });
  composer.on("message", async (context, next) => {
    const { chat, me, message } = context;
    if (message.migrate_to_chat_id !== undefined) {
      chats.migrate(chat.id, message.migrate_to_chat_id);
    } else if (message.migrate_from_chat_id !== undefined) {
      chats.migrate(message.migrate_from_chat_id, chat.id);
    } else if (message.left_chat_member?.id !== me.id) {
      // Whoever blocked the bot writes only after letting it in again.
      setGone(chat.id, false);
    }
    await next();
  });
  return composer;
}

function isMember(member: ChatMember): boolean {
  if (member.status === "restricted") return member.is_member;
  return member.status !== "left" && member.status !== "kicked";
}
