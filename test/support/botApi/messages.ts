import type { InlineKeyboardMarkup, Message, User } from "grammy/types";
import type { Chats, ChatState } from "./chats.ts";
import {
  badRequest,
  checkReaction,
  isObject,
  readInteger,
  readReplyMarkup,
  readString,
  type Payload,
} from "./rules.ts";
import { readRichMessage } from "./rich.ts";
import { readEntities } from "./entities.ts";
import { checkWellFormed, findQuote, readFormattedText } from "./text.ts";

interface MessageMethods {
  sendMessage: (payload: Payload, repairs: string[]) => Message;
  sendRichMessage: (payload: Payload, repairs: string[]) => Message;
  editMessageText: (payload: Payload, repairs: string[]) => Message;
  editMessageReplyMarkup: (payload: Payload, repairs: string[]) => Message;
  deleteMessage: (payload: Payload) => true;
  setMessageReaction: (payload: Payload) => true;
}

export function createMessageMethods(options: { bot: User; chats: Chats }): MessageMethods {
  const { bot, chats } = options;

  function sendMessage(payload: Payload, repairs: string[]): Message {
    const { text, entities } = readText(payload, "message is too long", repairs);
    const markup = payload["reply_markup"];
    const keyboard = readReplyMarkup({ markup, onlyInline: false, repairs });
    const state = chats.find(payload["chat_id"], "write");
    const repliedTo = readRepliedTo(state, payload);
    const threadId = readThread(state, payload["message_thread_id"], repliedTo);
    // A reply to a message of another topic does not count as a reply in this one.
    const isShownAsReply = !state.chat.is_forum || repliedTo?.message_thread_id === threadId;
    const quote = repliedTo && readQuote(repliedTo, payload["reply_parameters"], repairs);
    const preview = payload["link_preview_options"];
    return chats.add(state, {
      from: bot,
      ...placeInThread(state, threadId ?? threadOfReply(state, repliedTo)),
      text,
      ...(entities.length > 0 && { entities }),
      ...(repliedTo && isShownAsReply && asReplyTo(repliedTo)),
      ...(quote && { quote }),
      ...(keyboard && { reply_markup: keyboard }),
      ...(isObject(preview) && { link_preview_options: preview }),
    });
  }

  function sendRichMessage(payload: Payload, repairs: string[]): Message {
    const message = readRichMessage(payload["rich_message"]);
    const markup = payload["reply_markup"];
    const keyboard = readReplyMarkup({ markup, onlyInline: false, repairs });
    const state = chats.find(payload["chat_id"], "write");
    const repliedTo = readRepliedTo(state, payload);
    const threadId = readThread(state, payload["message_thread_id"], repliedTo);
    return chats.add(state, {
      from: bot,
      ...placeInThread(state, threadId ?? threadOfReply(state, repliedTo)),
      rich_message: message,
      ...(repliedTo && asReplyTo(repliedTo)),
      ...(keyboard && { reply_markup: keyboard }),
    });
  }

  function editMessageText(payload: Payload, repairs: string[]): Message {
    const content = readContent(payload, repairs);
    const { state, message } = findOwn(payload);
    const keyboard = readReplyMarkup({
      markup: payload["reply_markup"],
      onlyInline: true,
      repairs,
    });
    const { text: _text, entities: _entities, rich_message: _rich, ...rest } = message;
    return edit(state, message, keyboard, { ...rest, ...content });
  }

  function editMessageReplyMarkup(payload: Payload, repairs: string[]): Message {
    const { state, message } = findOwn(payload);
    const keyboard = readReplyMarkup({
      markup: payload["reply_markup"],
      onlyInline: true,
      repairs,
    });
    return edit(state, message, keyboard, message);
  }

  function edit(
    state: ChatState,
    before: Message,
    keyboard: InlineKeyboardMarkup | undefined,
    after: Message,
  ): Message {
    const isSame =
      before.text === after.text &&
      JSON.stringify(before.entities) === JSON.stringify(after.entities) &&
      JSON.stringify(before.rich_message) === JSON.stringify(after.rich_message) &&
      JSON.stringify(before.reply_markup) === JSON.stringify(keyboard);
    if (isSame) {
      throw badRequest(
        "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
      );
    }
    const { reply_markup: _old, ...rest } = after;
    const edited: Message = {
      ...rest,
      edit_date: Math.floor(Date.now() / 1000),
      ...(keyboard && { reply_markup: keyboard }),
    };
    chats.put(state, edited);
    return edited;
  }

  function findOwn(payload: Payload): { state: ChatState; message: Message } {
    if (payload["chat_id"] === undefined) throw badRequest("message identifier is not specified");
    const state = chats.find(payload["chat_id"], "edit");
    const message = state.messages.get(readInteger(payload["message_id"]) ?? 0);
    if (!message) throw badRequest("message to edit not found");
    if (message.from?.id !== bot.id) throw badRequest("message can't be edited");
    return { state, message };
  }

  function deleteMessage(payload: Payload): true {
    const state = chats.find(payload["chat_id"], "edit");
    const messageId = readInteger(payload["message_id"]);
    if (messageId === undefined) throw badRequest("message identifier is not specified");
    const message = state.messages.get(messageId);
    if (!message) throw badRequest("message to delete not found");
    const isAdministrator = state.members.get(bot.id)?.status === "administrator";
    if (message.from?.id !== bot.id && state.chat.type !== "private" && !isAdministrator) {
      throw badRequest("message can't be deleted for everyone");
    }
    state.messages.delete(messageId);
    return true;
  }

  function setMessageReaction(payload: Payload): true {
    const state = chats.find(payload["chat_id"], "read");
    if (!state.messages.has(readInteger(payload["message_id"]) ?? 0)) {
      throw badRequest("message to react not found");
    }
    checkReaction(payload["reaction"]);
    return true;
  }

  /** Undefined for General, and for chats without topics. */
  function readThread(
    state: ChatState,
    value: unknown,
    repliedTo: Message | undefined,
  ): number | undefined {
    const asked = readInteger(value) ?? 0;
    const inTopic = repliedTo?.is_topic_message ? repliedTo.message_thread_id : undefined;
    const threadId = asked > 0 ? asked : inTopic;
    if (threadId === undefined) return undefined;
    const topic = state.topics.get(threadId);
    const messages = [...state.messages.values()];
    const isThread =
      topic !== undefined ||
      (!state.chat.is_forum && messages.some((message) => message.message_thread_id === threadId));
    if (!isThread) throw badRequest("message thread not found");
    const isAdministrator = state.members.get(bot.id)?.status === "administrator";
    if (topic?.isClosed && !isAdministrator) throw badRequest("TOPIC_CLOSED");
    return threadId;
  }

  return {
    sendMessage,
    sendRichMessage,
    editMessageText,
    editMessageReplyMarkup,
    deleteMessage,
    setMessageReaction,
  };
}

/** How a reply in a supergroup without topics is threaded: by the message that began it all. */
export function threadOfReply(
  { chat }: ChatState,
  repliedTo: Message | undefined,
): number | undefined {
  if (!repliedTo || chat.type !== "supergroup" || chat.is_forum) return undefined;
  return repliedTo.message_thread_id ?? repliedTo.message_id;
}

export function placeInThread(
  state: ChatState,
  threadId: number | undefined,
): { message_thread_id?: number; is_topic_message?: true } {
  if (threadId === undefined) return {};
  return {
    message_thread_id: threadId,
    ...(state.topics.has(threadId) && { is_topic_message: true }),
  };
}

/**
 * The field `reply_to_message`, without what the replied message itself replies to.
 * An object of no known shape, because no value can have grammY's type for a replied message.
 */
export function asReplyTo(message: Message): object {
  const { reply_to_message: _further, ...rest } = message;
  return { reply_to_message: rest };
}

/** What a message is edited to: a text may become rich, and the other way round. */
function readContent(
  payload: Payload,
  repairs: string[],
): Pick<Message, "text" | "entities" | "rich_message"> {
  const rich = payload["rich_message"];
  if (rich !== undefined) return { rich_message: readRichMessage(rich) };
  const { text, entities } = readText(payload, "MESSAGE_TOO_LONG", repairs);
  return { text, ...(entities.length > 0 && { entities }) };
}

function readText(
  payload: Payload,
  tooLong: "message is too long" | "MESSAGE_TOO_LONG",
  repairs: string[],
) {
  const { text, entities, parse_mode: parseMode } = payload;
  return readFormattedText({ text, entities, parseMode, tooLong, repairs });
}

function readRepliedTo(state: ChatState, payload: Payload): Message | undefined {
  const parameters = payload["reply_parameters"];
  const { message_id: messageId, allow_sending_without_reply: canGoWithout } = isObject(parameters)
    ? parameters
    : {
        message_id: payload["reply_to_message_id"],
        allow_sending_without_reply: payload["allow_sending_without_reply"],
      };
  if (isObject(parameters) && messageId === undefined && Object.keys(parameters).length > 0) {
    throw badRequest(`can't find field "message_id"`);
  }
  if (messageId === undefined) return undefined;
  const message = state.messages.get(readInteger(messageId) ?? 0);
  if (!message && canGoWithout !== true) throw badRequest("message to be replied not found");
  return message;
}

function readQuote(repliedTo: Message, parameters: unknown, repairs: string[]): Message["quote"] {
  const text = isObject(parameters) ? readString(parameters["quote"]) : undefined;
  if (!isObject(parameters) || !text) return undefined;
  checkWellFormed(text);
  const entities = readEntities(parameters["quote_entities"], repairs);
  const wantedPosition = readInteger(parameters["quote_position"]) ?? 0;
  const original = { text: repliedTo.text ?? "", entities: repliedTo.entities ?? [] };
  const position =
    text.length <= 1024
      ? findQuote({ original, quote: { text, entities }, wantedPosition })
      : undefined;
  if (position === undefined) throw badRequest("QUOTE_TEXT_INVALID");
  return { text, position, is_manual: true, ...(entities.length > 0 && { entities }) };
}
