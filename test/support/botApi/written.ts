import type { Message, MessageEntity, Update, User } from "grammy/types";
import type { ChatState } from "./chats.ts";
import { findEntities } from "./entities.ts";
import type { UpdateContent } from "./updates.ts";

/** The user that all who write in a group's name seem to be. */
export const groupAnonymousBot: User = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: "Group",
  username: "GroupAnonymousBot",
};

export function expectMessage(state: ChatState, messageId: number): Message {
  const message = state.messages.get(messageId);
  if (message) return message;
  throw new Error(`Expected a message of chat ${state.chat.id}, got the id ${messageId}.`);
}

export function withEntities(text: string, given: MessageEntity[]): { entities?: MessageEntity[] } {
  const entities = [...given, ...findEntities(text)].toSorted(
    (one, other) => one.offset - other.offset,
  );
  return entities.length > 0 ? { entities } : {};
}

export function withCaption(caption: string, given: MessageEntity[]): Partial<Message> {
  const { entities } = withEntities(caption, given);
  return { caption, ...(entities && { caption_entities: entities }) };
}

export function messagesIn(content: UpdateContent): Message[] {
  const kinds = [
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
  ] as const satisfies readonly (keyof Update)[];
  return kinds.flatMap((kind) => content[kind] ?? []);
}
