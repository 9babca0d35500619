import { type Api, GrammyError } from "grammy";

/** Knows who is in which chat. */
export interface Members {
  /**
   * Whether a user is a member of a chat in which the bot is. Costs a request to Telegram, unless it
   * was asked in the last ten minutes; a no is asked again after one.
   *
   * @throws whatever kept Telegram from answering.
   */
  isMember(chatId: number, userId: number): Promise<boolean>;
}

/** @param options.now default: the clock of the machine. */
export function createMembers(options: {
  readonly api: Pick<Api, "getChatMember">;
  readonly now?: (() => Date) | undefined;
}): Members {
  const { api, now = () => new Date() } = options;
  // By chat and user, in the order in which they were asked for.
  const known = new Map<string, { readonly isMember: boolean; readonly until: number }>();
  return {
    async isMember(chatId, userId) {
      const key = `${chatId} ${userId}`;
      const before = known.get(key);
      if (before && before.until > now().getTime()) return before.isMember;
      const isMember = await askTelegram(api, chatId, userId);
      const kept = isMember ? memberMilliseconds : strangerMilliseconds;
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

async function askTelegram(
  api: Pick<Api, "getChatMember">,
  chatId: number,
  userId: number,
): Promise<boolean> {
  try {
    const member = await api.getChatMember(chatId, userId);
    if (member.status === "restricted") return member.is_member;
    return member.status !== "left" && member.status !== "kicked";
  } catch (error) {
    // Telegram does not know this user there, or the bot is not in the chat itself.
    if (error instanceof GrammyError && (error.error_code === 400 || error.error_code === 403)) {
      return false;
    }
    throw error;
  }
}
