import type { Chat, ChatFullInfo, Message, MessageEntity, User, UserFromGetMe } from "grammy/types";
import {
  createChatMember,
  updateFor,
  type Chats,
  type ChatState,
  type MemberStatus,
} from "./chats.ts";
import type { Files, SentFile } from "./files.ts";
import { asReplyTo, placeInThread, threadOfReply } from "./messages.ts";
import type { UpdateContent, UpdateQueue } from "./updates.ts";
import {
  expectMessage,
  groupAnonymousBot,
  messagesIn,
  withCaption,
  withEntities,
} from "./written.ts";

/** What people do in the chats. Each act queues the updates that Telegram would send the bot for it. */
export interface People {
  /**
   * The message gets the entities that Telegram finds in any text, and `entities` besides.
   * The bot hears of it unless privacy mode keeps it away; the message is in the chat either way.
   */
  sendText(options: {
    chat: Chat;
    from: User;
    text: string;
    replyToMessageId?: number;
    /** The part of the replied message that the person chose to quote. */
    quote?: string;
    /** A topic's id, from `createTopic`; without it the message goes to General. */
    messageThreadId?: number;
    entities?: MessageEntity[];
    /** As an anonymous administrator does: in the name of the group. */
    isAnonymous?: boolean;
  }): Message;
  sendDocument(options: { chat: Chat; from: User; file: SentFile; caption?: string }): Message;
  /** What a person shows instead of writing, such as a photo; a caption may stand under it. */
  sendMedia(options: {
    chat: Chat;
    from: User;
    media: Partial<Message>;
    caption?: string;
    replyToMessageId?: number;
  }): Message;
  /** Of what is shown in a message, the caption. */
  /** Chooses a chat by the button of a keyboard that asks for one. */
  shareChat(options: {
    chat: Chat.PrivateChat;
    from: User;
    requestId: number;
    sharedId: number;
  }): Message;
  editText(options: { message: Message; text: string; entities?: MessageEntity[] }): Message;
  /** Tells the bot of an edit that changed nothing, as Telegram does for the first reaction. */
  touch(message: Message): void;
  /** Telegram does not tell bots of deleted messages. */
  deleteMessage(message: Message): void;
  /** Returns the callback query's id. `message` must show a button with this data now. */
  pressButton(options: { from: User; message: Message; callbackData: string }): string;
  /** Types `@bot query` in some chat. Returns the inline query's id. */
  askInline(options: { from: User; query: string; offset?: string }): string;
  /** Mentions the bot in a chat that it is not in. Returns the guest query's id. */
  askAsGuest(options: {
    chat: Chat.SupergroupChat | Chat.PrivateChat;
    from: User;
    text: string;
  }): string;
  /** Returns the service message that begins the topic; its `message_thread_id` is the topic's. */
  createTopic(options: { chat: Chat.SupergroupChat; from: User; name: string }): Message;
  closeTopic(options: { chat: Chat; messageThreadId: number }): void;
  /** Makes the person a member, an administrator and so on, without an update. */
  setMember(options: { chat: Chat; user: User; status: MemberStatus }): void;
  /** What getChat tells of the chat besides, such as what its members may do. */
  describeChat(options: { chat: Chat; details: Partial<ChatFullInfo> }): void;
  /** In a private chat "kicked" means that the person has blocked the bot. */
  setBotStanding(options: { chat: Chat; status: MemberStatus; by: User }): void;
  /** What a person never answered in time: the bot's later answer to any earlier query is refused. */
  expireQueries(): void;
  /**
   * Any other update. The chats, messages and queries in it become known, so that the bot can
   * answer them. Undefined where the bot has not asked for updates of this kind.
   */
  pushUpdate(content: UpdateContent): number | undefined;
}

export function createPeople(options: {
  me: UserFromGetMe;
  chats: Chats;
  updates: UpdateQueue;
  files: Files;
  openQueries: Set<string>;
}): People {
  const { me, chats, updates, files, openQueries } = options;
  let lastQueryId = 4_000_000_000;

  function sendText(sent: Parameters<People["sendText"]>[0]): Message {
    const { chat, from, text, entities = [], messageThreadId, quote, isAnonymous } = sent;
    const state = chats.know(chat);
    join(state, from);
    const repliedTo =
      sent.replyToMessageId === undefined ? undefined : expectMessage(state, sent.replyToMessageId);
    if (messageThreadId !== undefined && !state.topics.has(messageThreadId)) {
      throw new Error(
        `Expected a topic of chat ${chat.id}, got message thread ${messageThreadId}.`,
      );
    }
    const threadId = messageThreadId ?? threadOfReply(state, repliedTo);
    const message = chats.add(state, {
      ...(chat.type === "channel" ? { sender_chat: chat } : { from }),
      ...(isAnonymous && { from: groupAnonymousBot, sender_chat: chat }),
      ...placeInThread(state, threadId),
      text,
      ...withEntities(text, entities),
      ...(repliedTo && asReplyTo(repliedTo)),
      ...(quote !== undefined && {
        quote: { text: quote, position: repliedTo?.text?.indexOf(quote) ?? 0, is_manual: true },
      }),
    });
    deliver(state, message, "new");
    return message;
  }

  function sendDocument({ file, ...sent }: Parameters<People["sendDocument"]>[0]): Message {
    return sendMedia({ ...sent, media: { document: files.add(file) } });
  }

  function sendMedia(sent: Parameters<People["sendMedia"]>[0]): Message {
    const { chat, from, media, caption, replyToMessageId } = sent;
    const state = chats.know(chat);
    join(state, from);
    const repliedTo =
      replyToMessageId === undefined ? undefined : expectMessage(state, replyToMessageId);
    const message = chats.add(state, {
      from,
      ...placeInThread(state, threadOfReply(state, repliedTo)),
      ...media,
      ...(caption !== undefined && withCaption(caption, [])),
      ...(repliedTo && asReplyTo(repliedTo)),
    });
    deliver(state, message, "new");
    return message;
  }

  function shareChat(shared: Parameters<People["shareChat"]>[0]): Message {
    const { chat, from, requestId, sharedId } = shared;
    const state = chats.know(chat);
    const content = { request_id: requestId, chat_id: sharedId };
    const message = chats.add(state, { from, chat_shared: content });
    deliver(state, message, "new");
    return message;
  }

  function editText({ message, text, entities = [] }: Parameters<People["editText"]>[0]): Message {
    const state = chats.know(message.chat);
    const before = expectMessage(state, message.message_id);
    const { entities: _old, caption_entities: _oldToo, ...rest } = before;
    const edited: Message = {
      ...rest,
      ...(before.text === undefined
        ? withCaption(text, entities)
        : { text, ...withEntities(text, entities) }),
      edit_date: Math.floor(Date.now() / 1000),
    };
    chats.put(state, edited);
    deliver(state, edited, "edited");
    return edited;
  }

  function touch({ chat, message_id: messageId }: Message): void {
    const state = chats.know(chat);
    deliver(state, expectMessage(state, messageId), "edited");
  }

  function pressButton({ from, message, callbackData }: Parameters<People["pressButton"]>[0]) {
    const shown = expectMessage(chats.know(message.chat), message.message_id);
    const buttons = shown.reply_markup?.inline_keyboard.flat() ?? [];
    if (
      !buttons.some((button) => "callback_data" in button && button.callback_data === callbackData)
    ) {
      throw new Error(
        `Expected message ${shown.message_id} to show a button with the data ${JSON.stringify(callbackData)}, got ${JSON.stringify(buttons)}.`,
      );
    }
    lastQueryId += 1;
    const id = String(lastQueryId);
    const chatInstance = `instance-of-${shown.chat.id}`;
    pushUpdate({
      callback_query: { id, from, message: shown, chat_instance: chatInstance, data: callbackData },
    });
    return id;
  }

  function askInline({ from, query, offset = "" }: Parameters<People["askInline"]>[0]): string {
    lastQueryId += 1;
    const id = String(lastQueryId);
    pushUpdate({ inline_query: { id, from, query, offset } });
    return id;
  }

  function askAsGuest({ chat, from, text }: Parameters<People["askAsGuest"]>[0]): string {
    lastQueryId += 1;
    const id = String(lastQueryId);
    const message = { message_id: 1, date: Math.floor(Date.now() / 1000), chat, from, text };
    pushUpdate({
      guest_message: { ...message, guest_query_id: id, ...withEntities(text, []) },
    });
    return id;
  }

  function createTopic({ chat, from, name }: Parameters<People["createTopic"]>[0]): Message {
    const state = chats.know(chat);
    join(state, from);
    const threadId = state.lastMessageId + 1;
    state.topics.set(threadId, { name, isClosed: false });
    const message = chats.add(state, {
      from,
      ...placeInThread(state, threadId),
      forum_topic_created: { name, icon_color: 7_322_096 },
    });
    deliver(state, message, "new");
    return message;
  }

  function closeTopic({ chat, messageThreadId }: Parameters<People["closeTopic"]>[0]): void {
    const topic = chats.know(chat).topics.get(messageThreadId);
    if (!topic) throw new Error(`Expected a topic of chat ${chat.id}, got ${messageThreadId}.`);
    topic.isClosed = true;
  }

  function setBotStanding({ chat, status, by }: Parameters<People["setBotStanding"]>[0]): void {
    const state = chats.know(chat);
    const before = state.members.get(me.id)?.status ?? "left";
    chats.setMember(state, me, status);
    updates.push({
      my_chat_member: {
        chat,
        from: by,
        date: Math.floor(Date.now() / 1000),
        old_chat_member: createChatMember(me, before),
        new_chat_member: createChatMember(me, status),
      },
    });
  }

  function pushUpdate(content: UpdateContent): number | undefined {
    const queryId =
      content.callback_query?.id ??
      content.inline_query?.id ??
      content.guest_message?.guest_query_id;
    if (queryId !== undefined) openQueries.add(queryId);
    for (const message of messagesIn(content)) {
      const state = chats.know(message.chat);
      // Who writes in a chat's name seems to be a bot of Telegram's, which is in no chat.
      if (message.from && !message.sender_chat) join(state, message.from);
      chats.put(state, message);
    }
    return updates.push(content);
  }

  function deliver(state: ChatState, message: Message, version: "new" | "edited"): void {
    if (chats.reachesBot(state, message)) updates.push(updateFor(message, version));
  }

  function join(state: ChatState, user: User): void {
    if (!state.members.has(user.id)) chats.setMember(state, user, "member");
  }

  return {
    sendText,
    sendDocument,
    sendMedia,
    shareChat,
    editText,
    touch,
    deleteMessage: ({ chat, message_id: id }) => void chats.know(chat).messages.delete(id),
    pressButton,
    askInline,
    askAsGuest,
    createTopic,
    closeTopic,
    setMember: ({ chat, user, status }) => chats.setMember(chats.know(chat), user, status),
    describeChat: ({ chat, details }) => void (chats.know(chat).details = details),
    setBotStanding,
    expireQueries: () => openQueries.clear(),
    pushUpdate,
  };
}
