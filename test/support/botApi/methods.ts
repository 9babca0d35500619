import type { BotCommand, Chat, ChatMember, User, UserFromGetMe } from "grammy/types";
import { createChatMember, type Chats, type ChatState, type MemberStatus } from "./chats.ts";
import type { Files } from "./files.ts";
import { createMessageMethods } from "./messages.ts";
import {
  badRequest,
  BotApiRefusal,
  checkChatAction,
  checkInlineResults,
  countCharacters,
  isObject,
  readCommands,
  readInteger,
  readString,
  type Payload,
} from "./rules.ts";
import { readFormattedText } from "./text.ts";
import type { UpdateQueue } from "./updates.ts";
import type { WebhookSender } from "./webhook.ts";

interface CallContext {
  /** Gathers what Telegram would change in the request without a word. */
  repairs: string[];
  /** Aborted when the caller has gone. */
  signal: AbortSignal;
}

type Method = (payload: Payload, context: CallContext) => unknown;

/** Every method by its name in lower case: Telegram does not mind the case. */
export function createMethods(options: {
  me: UserFromGetMe;
  chats: Chats;
  updates: UpdateQueue;
  webhook: WebhookSender;
  files: Files;
  /** A server of one's own may send to a webhook without https. */
  isLocal: boolean;
  /** Callback and inline queries that the bot can still answer, by id. */
  openQueries: Set<string>;
  changeBotStanding: (chat: Chat, status: MemberStatus, by: User) => void;
}): ReadonlyMap<string, Method> {
  const { me, chats, updates, webhook, isLocal, openQueries, changeBotStanding } = options;
  const { files } = options;
  const messages = createMessageMethods({ bot: me, chats });
  const commands = new Map<string, BotCommand[]>();
  const descriptions = new Map<string, string>();
  const shortDescriptions = new Map<string, string>();

  function getUpdates(payload: Payload, { signal }: CallContext): unknown {
    if (webhook.url !== "") {
      throw new BotApiRefusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    updates.allow(readStrings(payload["allowed_updates"]));
    return updates.poll({
      offset: readInteger(payload["offset"]) ?? 0,
      limit: Math.min(100, Math.max(1, readInteger(payload["limit"]) ?? 100)),
      timeoutSeconds: Math.min(50, Math.max(0, readInteger(payload["timeout"]) ?? 0)),
      signal,
    });
  }

  function setWebhook(payload: Payload): true {
    const url = readString(payload["url"]) ?? "";
    if (payload["drop_pending_updates"] === true) updates.clear();
    if (url !== "" && !url.startsWith("https://") && !isLocal) {
      throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
    }
    if (!/^[\w-]{0,256}$/u.test(readString(payload["secret_token"]) ?? "")) {
      throw badRequest("secret token contains unallowed characters");
    }
    updates.allow(readStrings(payload["allowed_updates"]));
    webhook.set("", undefined);
    if (url !== "") updates.interrupt("Conflict: terminated by setWebhook request");
    webhook.set(url, readString(payload["secret_token"]));
    return true;
  }

  function answerQuery(id: unknown): true {
    if (!openQueries.delete(String(id))) {
      throw badRequest("query is too old and response timeout expired or query ID is invalid");
    }
    return true;
  }

  function answerCallbackQuery(payload: Payload): true {
    if ((readString(payload["text"]) ?? "").length > 200) throw badRequest("MESSAGE_TOO_LONG");
    return answerQuery(payload["callback_query_id"]);
  }

  function answerInlineQuery(payload: Payload, { repairs }: Pick<CallContext, "repairs">): true {
    checkInlineResults(payload["results"], (content) => {
      const { message_text: text, entities, parse_mode: parseMode } = content;
      readFormattedText({ text, entities, parseMode, tooLong: "MESSAGE_TOO_LONG", repairs });
    });
    return answerQuery(payload["inline_query_id"]);
  }

  function answerGuestQuery(payload: Payload, { repairs }: CallContext): unknown {
    answerInlineQuery(
      { inline_query_id: payload["guest_query_id"], results: [payload["result"]] },
      { repairs },
    );
    return { inline_message_id: `guest-${String(payload["guest_query_id"])}` };
  }

  function getChatMember(payload: Payload): unknown {
    const state = chats.find(payload["chat_id"], "read");
    const userId = readInteger(payload["user_id"]) ?? 0;
    if (userId <= 0) throw badRequest("invalid user_id specified");
    const isHidden = state.details.has_hidden_members === true && userId !== me.id;
    if (isHidden && state.members.get(me.id)?.status !== "administrator") {
      throw badRequest("member list is inaccessible");
    }
    const member = state.members.get(userId);
    if (member) return describeMember(state, createChatMember(member.user, member.status));
    if (!chats.isKnownUser(userId)) throw badRequest("member not found");
    return createChatMember({ id: userId, is_bot: false, first_name: "" }, "left");
  }

  function getChatAdministrators(payload: Payload): unknown {
    const state = chats.find(payload["chat_id"], "read");
    if (state.chat.type === "private") {
      throw badRequest("there are no administrators in the private chat");
    }
    return [...state.members.values()]
      .filter(({ status }) => status === "creator" || status === "administrator")
      .map(({ user, status }) => createChatMember(user, status));
  }

  /** In a channel an administrator may post, unless the channel's details say otherwise. */
  function describeMember({ chat, details }: ChatState, member: ChatMember): ChatMember {
    if (chat.type !== "channel" || member.status !== "administrator") return member;
    return { ...member, can_post_messages: details.permissions?.can_send_messages !== false };
  }

  function leaveChat(payload: Payload): true {
    const { chat } = chats.find(payload["chat_id"], "edit");
    if (chat.type === "private") {
      throw badRequest("chat member status can't be changed in private chats");
    }
    changeBotStanding(chat, "left", me);
    return true;
  }

  /** The commands of one chat need a chat that the bot knows. */
  function checkScope(scope: unknown): void {
    if (isObject(scope) && "chat_id" in scope) chats.find(scope["chat_id"], "read");
  }

  const methods: Record<string, Method> = {
    getMe: () => me,
    getUpdates,
    setWebhook,
    deleteWebhook: ({ drop_pending_updates }) => setWebhook({ drop_pending_updates }),
    getWebhookInfo: () => ({
      url: webhook.url,
      has_custom_certificate: false,
      pending_update_count: updates.pendingCount,
      ...(updates.allowed().length > 0 && { allowed_updates: updates.allowed() }),
    }),
    sendMessage: (payload, { repairs }) => messages.sendMessage(payload, repairs),
    sendRichMessage: (payload, { repairs }) => messages.sendRichMessage(payload, repairs),
    editMessageText: (payload, { repairs }) => messages.editMessageText(payload, repairs),
    editMessageReplyMarkup: (payload, { repairs }) =>
      messages.editMessageReplyMarkup(payload, repairs),
    deleteMessage: messages.deleteMessage,
    setMessageReaction: messages.setMessageReaction,
    sendChatAction(payload) {
      chats.find(payload["chat_id"], "write");
      checkChatAction(payload["action"]);
      return true;
    },
    answerCallbackQuery,
    answerInlineQuery,
    answerGuestQuery,
    getFile: (payload) => files.getFile(payload),
    setMyCommands(payload) {
      checkScope(payload["scope"]);
      commands.set(scopeOf(payload), readCommands(payload["commands"]));
      return true;
    },
    deleteMyCommands(payload) {
      checkScope(payload["scope"]);
      commands.delete(scopeOf(payload));
      return true;
    },
    getMyCommands: (payload) => commands.get(scopeOf(payload)) ?? [],
    // The limits are documented; Telegram's wording for passing them is not.
    setMyDescription({ description, language_code: language }) {
      descriptions.set(languageOf(language), readUpTo(description, 512, "DESCRIPTION_TOO_LONG"));
      return true;
    },
    getMyDescription: ({ language_code: language }) => ({
      description: descriptions.get(languageOf(language)) ?? "",
    }),
    setMyShortDescription({ short_description: description, language_code: language }) {
      shortDescriptions.set(languageOf(language), readUpTo(description, 120, "ABOUT_TOO_LONG"));
      return true;
    },
    getMyShortDescription: ({ language_code: language }) => ({
      short_description: shortDescriptions.get(languageOf(language)) ?? "",
    }),
    getChat(payload) {
      const { chat, details } = chats.find(payload["chat_id"], "read");
      return { ...chat, accent_color_id: 0, max_reaction_count: 11, ...details };
    },
    getChatMember,
    getChatAdministrators,
    leaveChat,
  };
  return new Map(Object.entries(methods).map(([name, method]) => [name.toLowerCase(), method]));
}

function readUpTo(value: unknown, maxCharacters: number, refusal: string): string {
  const text = readString(value) ?? "";
  if (countCharacters(text) > maxCharacters) throw badRequest(refusal);
  return text;
}

function readStrings(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.map(String) : undefined;
}

function scopeOf(payload: Payload): string {
  const scope = isObject(payload["scope"]) ? payload["scope"] : { type: "default" };
  return JSON.stringify([scope, languageOf(payload["language_code"])]);
}

/** Empty for whoever has no commands and descriptions in a language of their own. */
function languageOf(code: unknown): string {
  const language = readString(code) ?? "";
  if (!/^(?:[a-z]{2})?$/u.test(language)) throw badRequest("invalid language code specified");
  return language;
}
