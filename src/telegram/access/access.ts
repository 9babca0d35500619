import { Composer } from "grammy";
import { readButton } from "../buttons/buttons.ts";
import type { BotContext } from "../context.ts";
import { reply, unlessRefused } from "../sending/reply.ts";
import { type AccessList, isOpen, usersAnywhere } from "./accessList.ts";

export interface AccessOptions {
  /** Default: everybody may ask. */
  readonly access?: AccessList | undefined;
}

/**
 * Lets only those go on who may ask. Whoever may not is told so in private, once until the next start,
 * with the id that an operator needs to let them in; in groups they meet silence. To be used before
 * everything that answers. Whoever was put out may still turn a digest off and have themselves forgotten.
 *
 * | `allowedChats` | `allowedUsers` | In private      | In a group                                  | Inline, guest   |
 * | -------------- | -------------- | --------------- | ------------------------------------------- | --------------- |
 * | none           | none           | everybody       | everybody                                   | everybody       |
 * | some           | none           | nobody          | everybody in these groups                   | nobody          |
 * | none           | some           | these users     | these users, in any group                   | these users     |
 * | some           | some           | these users     | everybody in these groups, these users in any | these users   |
 *
 * `adminIds` are let in everywhere. A private chat has its user's id, so a user may stand among the
 * chats too. Inline and guest queries come from chats that the bot is not in, so only their user
 * counts. Whoever writes in the name of a group or channel counts as that, and as no user: all of them
 * have the same user id.
 */
export function createAccess(options: AccessOptions): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  const { access } = options;
  if (!access || isOpen(access)) return composer;
  const told = new Set<number>();
  const refused = composer.filter((context) => !isAllowed(context, access) && !isFarewell(context));
  refused.on("message").chatType("private", async (context) => {
    const { id } = context.from;
    if (told.has(id)) return;
    // So many strangers are an attack, and the first of them are told again.
    if (told.size >= mostTold) told.clear();
    told.add(id);
    const text = context.words("access-refused", { id: String(id) });
    await reply(context, { text, entities: [] });
  });
  // The button stops waiting; in an inline query nothing is found.
  refused.on("callback_query", (context) => unlessRefused(context.answerCallbackQuery()));
  refused.on("inline_query", (context) =>
    unlessRefused(context.answerInlineQuery([], { cache_time: 10, is_personal: true })),
  );
  refused.use(() => Promise.resolve());
  return composer;
}

const mostTold = 10_000;

function isAllowed(context: BotContext, access: AccessList): boolean {
  const { callbackQuery, guestMessage, inlineQuery, from, chat } = context;
  // A button is pressed by a person, whoever wrote its message.
  const isAsChat = !callbackQuery && context.senderChat !== undefined;
  if (from && !isAsChat && usersAnywhere(access).includes(from.id)) return true;
  if (inlineQuery) return access.allowedChats.includes(inlineQuery.from.id);
  // Telegram warns that the id of a guest's chat may be another chat's.
  if (guestMessage) return !isAsChat && access.allowedChats.includes(guestMessage.from.id);
  return chat !== undefined && access.allowedChats.includes(chat.id);
}

/** `/forget`, `/digest off`, and the button that turns a digest off. */
function isFarewell({ request, callbackQuery }: BotContext): boolean {
  const button = callbackQuery?.data === undefined ? null : readButton(callbackQuery.data);
  if (button?.kind === "digest") {
    const { action } = button;
    return action.kind === "set" && action.change.name === "isOn" && !action.change.value;
  }
  if (request.kind !== "command") return false;
  const { name, rest } = request;
  return name === "forget" || (name === "digest" && rest.toLowerCase() === "off");
}
