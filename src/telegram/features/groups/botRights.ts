import { classify, isRefusedAlone } from "../../sending/faults.ts";
import type { BotContext } from "../../updates/context.ts";
import type { ChatFullInfo, ChatMember } from "grammy/types";

/** What the bot may do in a group, according to Telegram. */
export interface BotRights {
  readonly isAdministrator: boolean;
  /** Hears every message. Otherwise only commands and replies to its own messages, not mentions. */
  readonly hearsAll: boolean;
  readonly maySend: boolean;
  readonly mayReact: boolean;
  readonly hasTopics: boolean;
  /** Closed topics are open only to those who may manage topics. */
  readonly maySendInClosedTopics: boolean;
}

/** Costs three or four requests. Nothing is kept: privacy mode may have changed since the start. */
export async function readBotRights({ api, me }: BotContext, chatId: number): Promise<BotRights> {
  const [current, chat, member] = await Promise.all([
    api.getMe(),
    api.getChat(chatId),
    readOwnMembership(api, chatId, me.id),
  ]);
  const isAdministrator = member?.status === "administrator";
  return {
    isAdministrator,
    hearsAll: isAdministrator || current.can_read_all_group_messages,
    maySend: maySend(member, chat),
    mayReact: mayReact(member, chat),
    hasTopics: chat.is_forum === true,
    maySendInClosedTopics: isAdministrator && member.can_manage_topics === true,
  };
}

/** `null` if Telegram does not say; then the bot is no administrator. */
async function readOwnMembership(
  api: BotContext["api"],
  chatId: number,
  ownId: number,
): Promise<ChatMember | null> {
  try {
    return await api.getChatMember(chatId, ownId);
  } catch (error) {
    if (!isRefusedAlone(classify(error))) throw error;
    const administrators = await api.getChatAdministrators(chatId);
    return administrators.find(({ user }) => user.id === ownId) ?? null;
  }
}

function maySend(member: ChatMember | null, { permissions }: ChatFullInfo): boolean {
  if (member?.status === "administrator") return true;
  if (member?.status === "restricted") return member.can_send_messages;
  return permissions?.can_send_messages ?? true;
}

function mayReact(member: ChatMember | null, chat: ChatFullInfo): boolean {
  // Without a list every reaction is allowed.
  if (chat.available_reactions?.length === 0) return false;
  if (member?.status === "administrator") return true;
  if (member?.status === "restricted") return member.can_react_to_messages;
  return chat.permissions?.can_react_to_messages ?? maySend(member, chat);
}
