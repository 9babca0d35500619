import type { Chat, ChatFullInfo, ChatMember, Message, User } from "grammy/types";
import { badRequest, BotApiRefusal, readInteger } from "./rules.ts";
import type { UpdateContent } from "./updates.ts";

export type MemberStatus = ChatMember["status"];

/** One chat as Telegram holds it: the bot may see less of it. */
export interface ChatState {
  readonly chat: Chat;
  /** In the order sent, by message id; a deleted message is gone. */
  readonly messages: Map<number, Message>;
  readonly members: Map<number, { user: User; status: MemberStatus }>;
  /** Forum topics by their message thread id. General has none and is not listed. */
  readonly topics: Map<number, { name: string; isClosed: boolean }>;
  /** Messages that privacy mode lets through: a reply to one of them passes too. */
  readonly meantForBot: Set<number>;
  lastMessageId: number;
  /** What getChat tells besides the chat itself. */
  details: Partial<ChatFullInfo>;
}

export interface Chats {
  /** The chat's state, begun at the first mention. From then on the bot can write there. */
  know(chat: Chat): ChatState;
  get(chatId: number): ChatState | undefined;
  /** The chat that a request names, by id or @username; refused where the bot may not do `intent`. */
  find(chatId: unknown, intent: "read" | "edit" | "write"): ChatState;
  setMember(state: ChatState, user: User, status: MemberStatus): void;
  isKnownUser(userId: number): boolean;
  /** Adds the message, with the next id of the chat. */
  add(state: ChatState, content: Omit<Message, "message_id" | "date" | "chat">): Message;
  /** Puts in a message from elsewhere, or a message's new version. */
  put(state: ChatState, message: Message): void;
  /** Whether privacy mode lets the bot see the message. */
  reachesBot(state: ChatState, message: Message): boolean;
}

export function createChats(options: {
  bot: User & { username: string };
  canReadAllGroupMessages: boolean;
}): Chats {
  const { bot, canReadAllGroupMessages } = options;
  const states = new Map<number, ChatState>();

  function know(chat: Chat): ChatState {
    const known = states.get(chat.id);
    if (known) return known;
    const state: ChatState = {
      chat,
      messages: new Map(),
      members: new Map([[bot.id, { user: bot, status: "member" }]]),
      topics: new Map(),
      meantForBot: new Set(),
      lastMessageId: 0,
      details: {},
    };
    if (chat.type === "channel") state.members.set(bot.id, { user: bot, status: "administrator" });
    states.set(chat.id, state);
    return state;
  }

  function find(chatId: unknown, intent: "read" | "edit" | "write"): ChatState {
    if (chatId === undefined || chatId === "") throw badRequest("chat_id is empty");
    const id = readInteger(chatId);
    const state =
      id === undefined
        ? [...states.values()].find(({ chat }) => isNamed(chat, chatId))
        : states.get(id);
    if (!state) throw badRequest("chat not found");
    checkAccess(state, intent, state.members.get(bot.id)?.status ?? "left");
    return state;
  }

  function isKnownUser(userId: number): boolean {
    return [...states.values()].some((state) => state.members.has(userId));
  }

  function put(state: ChatState, message: Message): void {
    state.messages.set(message.message_id, message);
    state.lastMessageId = Math.max(state.lastMessageId, message.message_id);
  }

  function add(state: ChatState, content: Omit<Message, "message_id" | "date" | "chat">): Message {
    const message: Message = {
      message_id: state.lastMessageId + 1,
      date: Math.floor(Date.now() / 1000),
      chat: state.chat,
      ...content,
    };
    put(state, message);
    return message;
  }

  function reachesBot(state: ChatState, message: Message): boolean {
    const status = state.members.get(bot.id)?.status;
    if (status === "left" || status === "kicked") return false;
    const isGroup = state.chat.type === "group" || state.chat.type === "supergroup";
    if (!isGroup || canReadAllGroupMessages || status === "administrator") return true;
    if (message.text === undefined && isService(message)) return true;
    const repliedTo = message.reply_to_message;
    const isMeant =
      commandIsFor(bot, message, state) ||
      message.via_bot?.id === bot.id ||
      repliedTo?.from?.id === bot.id ||
      (repliedTo !== undefined && state.meantForBot.has(repliedTo.message_id));
    if (isMeant) state.meantForBot.add(message.message_id);
    return isMeant;
  }

  return {
    know,
    get: (chatId) => states.get(chatId),
    find,
    setMember: (state, user, status) => void state.members.set(user.id, { user, status }),
    isKnownUser,
    add,
    put,
    reachesBot,
  };
}

export function updateFor(message: Message, version: "new" | "edited"): UpdateContent {
  const { chat, from } = message;
  const edited = { ...message, edit_date: message.edit_date ?? message.date };
  if (chat.type === "channel") {
    return version === "new"
      ? { channel_post: { ...message, chat } }
      : { edited_channel_post: { ...edited, chat } };
  }
  if (!from) throw new Error(`Expected message ${message.message_id} to have a sender, got none.`);
  return version === "new"
    ? { message: { ...message, chat, from } }
    : { edited_message: { ...edited, chat, from } };
}

export function createChatMember(user: User, status: MemberStatus): ChatMember {
  switch (status) {
    case "creator":
      return { user, status, is_anonymous: false };
    case "administrator":
      return {
        user,
        status,
        is_anonymous: false,
        can_be_edited: false,
        can_manage_chat: true,
        can_delete_messages: true,
        can_manage_video_chats: false,
        can_restrict_members: false,
        can_promote_members: false,
        can_change_info: false,
        can_invite_users: false,
        can_post_stories: false,
        can_edit_stories: false,
        can_delete_stories: false,
        can_send_welcome_messages: false,
      };
    case "restricted":
      return {
        user,
        status,
        is_member: true,
        can_send_messages: false,
        can_send_audios: false,
        can_send_documents: false,
        can_send_photos: false,
        can_send_videos: false,
        can_send_video_notes: false,
        can_send_voice_notes: false,
        can_send_polls: false,
        can_send_other_messages: false,
        can_add_web_page_previews: false,
        can_react_to_messages: false,
        can_edit_tag: false,
        can_change_info: false,
        can_invite_users: false,
        can_pin_messages: false,
        can_manage_topics: false,
        until_date: 0,
      };
    case "kicked":
      return { user, status, until_date: 0 };
    default:
      return { user, status };
  }
}

function isNamed(chat: Chat, name: unknown): boolean {
  return chat.type !== "private" && chat.username !== undefined && name === `@${chat.username}`;
}

function checkAccess(
  { chat }: ChatState,
  intent: "read" | "edit" | "write",
  status: MemberStatus,
): void {
  if (chat.type === "private") {
    if (status === "kicked" && intent === "write") {
      throw new BotApiRefusal(403, "Forbidden: bot was blocked by the user");
    }
    return;
  }
  // A group can still be looked at from outside; a supergroup or channel can't.
  if (chat.type !== "group" || intent !== "read") {
    if (status === "kicked") {
      throw new BotApiRefusal(403, `Forbidden: bot was kicked from the ${chat.type} chat`);
    }
    if (status === "left") {
      throw new BotApiRefusal(403, `Forbidden: bot is not a member of the ${chat.type} chat`);
    }
  }
  if (intent !== "write") return;
  if (status === "restricted") {
    throw badRequest("not enough rights to send text messages to the chat");
  }
  if (chat.type === "channel" && status !== "administrator") {
    throw badRequest("need administrator rights in the channel chat");
  }
}

const CONTENT_FIELDS = [
  "animation",
  "audio",
  "contact",
  "dice",
  "document",
  "game",
  "location",
  "paid_media",
  "photo",
  "poll",
  "sticker",
  "story",
  "venue",
  "video",
  "video_note",
  "voice",
] as const;

/** A service message says what happened in the chat, and no person wrote it. */
function isService(message: Message): boolean {
  return CONTENT_FIELDS.every((field) => message[field] === undefined);
}

/** Where there are other bots, a bare command is for the one that wrote last. */
function commandIsFor(
  bot: User & { username: string },
  message: Message,
  state: ChatState,
): boolean {
  const { text = message.caption, entities = message.caption_entities } = message;
  const command = entities?.find(({ type, offset }) => type === "bot_command" && offset === 0);
  if (!command || text === undefined) return false;
  const addressee = text.slice(0, command.length).split("@")[1];
  if (addressee !== undefined) return addressee.toLowerCase() === bot.username.toLowerCase();
  const bots = [...state.members.values()].filter(({ user }) => user.is_bot);
  const written = [...state.messages.values()].filter(({ from }) => from?.is_bot);
  return bots.length === 1 || written.at(-1)?.from?.id === bot.id;
}
