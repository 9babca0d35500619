import type { BotContext } from "../../updates/context.ts";
import type { Words } from "../../../service/index.ts";
import { readStanding } from "./standing.ts";

/** Tells who may change a chat's settings. */
export interface Administrators {
  /**
   * Whether the sender of an update may: in a private chat anybody, in a group its administrators,
   * including those who write in the group's name. Costs one or two requests to Telegram, unless the
   * same person was found to be an administrator in the last 60 seconds.
   *
   * @returns "unknown" if Telegram does not say who the administrators are.
   */
  mayDecide(context: BotContext): Promise<Decision>;
}

type Refusal = "administrators-only" | "digest-administrators" | "language-administrators";

type Decision = "yes" | "no" | "unknown";

/** @param now default: the clock of the machine. */
export function createAdministrators({
  now = () => new Date(),
}: { readonly now?: (() => Date) | undefined } = {}): Administrators {
  // By chat and user: until when Telegram is not asked again. A "no" is not kept, so that somebody who
  // is promoted may decide at once.
  const known = new Map<string, number>();
  const isKnown = (key: string) => {
    const at = now().getTime();
    for (const [name, until] of known) if (until <= at) known.delete(name);
    return known.has(key);
  };
  return {
    async mayDecide(context) {
      const { chat, from } = context;
      if (!chat || !from) return "no";
      if (chat.type === "private" || isAnonymous(context)) return "yes";
      // To a bot, everybody who writes as a channel is the same user.
      if (context.message?.sender_chat) return "no";
      const key = `${chat.id} ${from.id}`;
      if (isKnown(key)) return "yes";
      const { isAdministrator } = await readStanding(context.api, chat.id, from.id);
      if (isAdministrator === null) return "unknown";
      if (isAdministrator) known.set(key, now().getTime() + keptMilliseconds);
      return isAdministrator ? "yes" : "no";
    },
  };
}

const keptMilliseconds = 60_000;

/** Only an administrator can write as the group itself. Buttons are always pressed in one's own name. */
function isAnonymous({ chat, message }: BotContext): boolean {
  return message?.sender_chat !== undefined && message.sender_chat.id === chat?.id;
}

/** What to say to somebody who may not decide. @param no what to say to those who are no administrators. */
export function sayWhyNot(decision: Exclude<Decision, "yes">, words: Words, no: Refusal): string {
  return words(decision === "no" ? no : "administrators-unknown");
}
