import type { Api } from "grammy";
import { readStanding } from "../groups/standing.ts";

/** Knows who is in which chat. */
export interface Members {
  /**
   * Whether a user is a member of a chat in which the bot is; `null` if Telegram does not tell. Costs a
   * request or two to Telegram, unless it was asked in the last ten minutes; anything but a yes is
   * asked again after one.
   *
   * @throws whatever kept Telegram from answering.
   */
  isMember(chatId: number, userId: number): Promise<boolean | null>;
}

/** @param options.now default: the clock of the machine. */
export function createMembers(options: {
  readonly api: Pick<Api, "getChatMember" | "getChatAdministrators">;
  readonly now?: (() => Date) | undefined;
}): Members {
  const { api, now = () => new Date() } = options;
  // By chat and user, in the order in which they were asked for.
  const known = new Map<string, { readonly isMember: boolean | null; readonly until: number }>();
  return {
    async isMember(chatId, userId) {
      const key = `${chatId} ${userId}`;
      const before = known.get(key);
      if (before && before.until > now().getTime()) return before.isMember;
      const { isMember } = await readStanding(api, chatId, userId);
      const kept = isMember === true ? memberMilliseconds : strangerMilliseconds;
      known.delete(key);
      known.set(key, { isMember, until: now().getTime() + kept });
      for (const oldest of known.keys()) {
        if (known.size <= mostKnown) break;
        known.delete(oldest);
      }
      return isMember;
    },
  };
}

const memberMilliseconds = 600_000;
const strangerMilliseconds = 60_000;
const mostKnown = 10_000;
