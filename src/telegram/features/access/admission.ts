import type { Api } from "grammy";
import type { Chats } from "../../../memory/index.ts";
import type { BotContext } from "../../updates/context.ts";
import { createMembers } from "./members.ts";

/** Who may ask; Telegram's ids. A group's id is negative. */
export interface AccessList {
  /** Empty together with `allowedUsers`: everybody. */
  readonly allowedChats: readonly number[];
  readonly allowedUsers: readonly number[];
  /** These may ask anywhere, whatever else is set. They alone close the bot to nobody. */
  readonly adminIds: readonly number[];
}

/** Says who may ask. */
export interface Admission {
  /** Whether whoever an update is from may ask where it comes from. */
  mayAsk(context: BotContext): Promise<boolean>;
  /**
   * Whether a chat may be sent what it does not ask for at this moment: somebody who may ask is in it.
   *
   * @returns `null` if Telegram does not tell who is there.
   */
  mayReceive(chatId: number): Promise<boolean | null>;
}

export interface AdmissionOptions {
  /** Default: everybody may ask. */
  readonly access?: AccessList | undefined;
  readonly chats: Pick<Chats, "movedChats">;
  readonly api: Pick<Api, "getChatMember" | "getChatAdministrators">;
  readonly now?: (() => Date) | undefined;
}

/**
 * | `allowedChats` | `allowedUsers` | In private              | In a group                                  | Inline, guest |
 * | -------------- | -------------- | ----------------------- | ------------------------------------------- | ------------- |
 * | none           | none           | everybody               | everybody                                   | everybody     |
 * | some           | none           | members of these groups | everybody in these groups                   | nobody        |
 * | none           | some           | these users             | these users, in any group                   | these users   |
 * | some           | some           | both                    | everybody in these groups, these users in any | these users |
 *
 * `adminIds` are let in everywhere. A private chat has its user's id, so a user may stand among the
 * chats too. Inline and guest queries come from chats that the bot is not in, so only their user
 * counts. Whoever writes in the name of a group or channel counts as that, and as no user: all of them
 * have the same user id. A group that has become a supergroup stays allowed.
 *
 * Whether somebody is a member costs a request for each allowed group, and is kept for a while.
 */
export function createAdmission(options: AdmissionOptions): Admission {
  const { access, chats } = options;
  if (!access || (access.allowedChats.length === 0 && access.allowedUsers.length === 0)) {
    return { mayAsk: () => Promise.resolve(true), mayReceive: () => Promise.resolve(true) };
  }
  const { allowedChats } = access;
  const allowedAnywhere = [...access.adminIds, ...access.allowedUsers];
  const members = createMembers(options);

  const isAllowedChat = async (chatId: number) =>
    allowedChats.includes(chatId) ||
    (chatId < 0 &&
      (await chats.movedChats.formerIds(chatId)).some((id) => allowedChats.includes(id)));
  const isMemberOfOne = (userId: number) =>
    findYes(
      allowedChats.filter((id) => id < 0),
      async (id) => members.isMember(await chats.movedChats.presentId(id), userId),
    );

  return {
    async mayAsk(context) {
      const { callbackQuery, guestMessage, inlineQuery, from, chat } = context;
      // A button is pressed by a person, whoever wrote its message.
      const isAsChat = !callbackQuery && context.senderChat !== undefined;
      if (from && !isAsChat && allowedAnywhere.includes(from.id)) return true;
      if (inlineQuery) return allowedChats.includes(inlineQuery.from.id);
      // Telegram warns that the id of a guest's chat may be another chat's.
      if (guestMessage) return !isAsChat && allowedChats.includes(guestMessage.from.id);
      if (!chat) return false;
      if (await isAllowedChat(chat.id)) return true;
      return chat.type === "private" && (await isMemberOfOne(chat.id)) === true;
    },
    async mayReceive(chatId) {
      // A private chat has the id of its user.
      if (allowedAnywhere.includes(chatId) || (await isAllowedChat(chatId))) return true;
      if (chatId > 0) return isMemberOfOne(chatId);
      return findYes(allowedAnywhere, (userId) => members.isMember(chatId, userId));
    },
  };
}

/** Whether any is so; `null` if none is, but it is not known of all. Asks one after the other. */
async function findYes(
  ids: readonly number[],
  ask: (id: number) => Promise<boolean | null>,
): Promise<boolean | null> {
  let isKnown = true;
  for (const id of ids) {
    const answer = await ask(id);
    if (answer === true) return true;
    if (answer === null) isKnown = false;
  }
  return isKnown ? false : null;
}
