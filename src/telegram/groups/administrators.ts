import { GrammyError } from "grammy";
import type { BotContext } from "../context.ts";
import type { Chat } from "grammy/types";

/** Knows who may decide for a chat. */
export interface Administrators {
  /**
   * Whether whoever an update is from may: in a private chat anybody; in a group its administrators,
   * those too who write in the group's name. Costs a request to Telegram, unless the same person was
   * found to be one in the last 60 seconds.
   */
  mayDecide(context: BotContext): Promise<boolean>;
}

/** @param now default: the clock of the machine. */
export function createAdministrators({
  now = () => new Date(),
}: { readonly now?: (() => Date) | undefined } = {}): Administrators {
  // By chat and user, until when nobody is asked again. A no is not kept: who is promoted may at once.
  const known = new Map<string, number>();
  const isKnown = (key: string) => {
    const at = now().getTime();
    for (const [name, until] of known) if (until <= at) known.delete(name);
    return known.has(key);
  };
  return {
    async mayDecide(context) {
      const { chat, from } = context;
      if (!chat || !from) return false;
      if (chat.type === "private" || isAnonymous(context)) return true;
      const key = `${chat.id} ${from.id}`;
      if (isKnown(key)) return true;
      const isOne = await isAdministrator(context, chat, from.id);
      if (isOne) known.set(key, now().getTime() + keptMilliseconds);
      return isOne;
    },
  };
}

const keptMilliseconds = 60_000;

/** Only an administrator can write as the group itself. A pressed button is always a person's own. */
function isAnonymous({ chat, message }: BotContext): boolean {
  return message?.sender_chat !== undefined && message.sender_chat.id === chat?.id;
}

async function isAdministrator({ api }: BotContext, chat: Chat, userId: number): Promise<boolean> {
  try {
    const { status } = await api.getChatMember(chat.id, userId);
    return status === "creator" || status === "administrator";
  } catch (error) {
    // Telegram refuses to tell of somebody whom it does not see in the chat.
    if (error instanceof GrammyError && error.error_code === 400) return false;
    throw error;
  }
}
