import type { Message, UserFromGetMe } from "grammy/types";
import type { Chats } from "../../../memory/index.ts";
import type { Asking } from "../../../service/index.ts";
import { readRepliedWords, writerOf } from "../../updates/incoming.ts";
import { threadOf } from "../../sending/reply.ts";

/** A message, and what it asks: that may be the message it replies to. */
interface AskingMessage {
  readonly message: Message;
  readonly question: string;
  readonly me: UserFromGetMe;
}

/** How a message asks: who and where, and what it replies to. */
export async function readAsking(
  asking: AskingMessage,
  chats: Pick<Chats, "answers">,
): Promise<Asking> {
  const { message } = asking;
  return {
    ...askerOf(message, message.from?.id, writerOf(message)),
    questionId: toMessageKey(message.chat.id, message.message_id),
    repliesTo: await readReplied(asking, chats),
  };
}

async function readReplied(
  { message, question, me }: AskingMessage,
  { answers }: Pick<Chats, "answers">,
): Promise<Asking["repliesTo"]> {
  const { chat, reply_to_message: replied } = message;
  const answer = replied ? await answers.byMessage(chat.id, replied.message_id) : null;
  if (answer) {
    // A passage that a button showed replies to the answer.
    const ids = [answer.messageId, answer.questionMessageId].filter((id) => id !== null);
    return {
      kind: "answer",
      answerIds: ids.map((id) => toMessageKey(chat.id, id)),
      quoteIds: answer.quoteIds,
      chosen: message.quote?.text.trim() ?? "",
      words: quotesIn(replied as Message)[0] ?? "",
    };
  }
  // Also of a message elsewhere, which is named by no id here.
  const isOwn = replied?.from?.id === me.id;
  const words = isOwn ? readOwnWords(message) : readRepliedWords(message, me);
  if (words === "") return null;
  return {
    kind: "message",
    words,
    isQuestion: words === question,
    questionId: toMessageKey(chat.id, replied?.message_id ?? 0),
    conversationId: askerOf(message, replied && writerOf(replied)).conversationId,
  };
}

/**
 * What a reply to a message of the bot's that is no answer is about, such as a digest: what was chosen
 * of it, else what it quotes, if that is one thing.
 */
function readOwnWords({ quote, reply_to_message: replied }: Message): string {
  if (quote?.is_manual) return quote.text.trim();
  const quotes = quotesIn(replied as Message);
  return quotes.length === 1 ? (quotes[0] ?? "") : "";
}

function quotesIn({ text = "", entities = [] }: Message): string[] {
  return entities
    .filter(({ type }) => type === "blockquote" || type === "expandable_blockquote")
    .map(({ offset, length }) => text.slice(offset, offset + length));
}

/**
 * Who asks with a message, and in which chat and topic.
 *
 * @param writerId the chat in whose name somebody writes, since all who do so seem to be one user.
 */
export function askerOf(
  message: Pick<Message, "chat" | "is_topic_message" | "message_thread_id">,
  userId: number | undefined,
  writerId: number | undefined = userId,
): Pick<Asking, "conversationId" | "ownerId"> {
  const place = `${message.chat.id} ${threadOf(message)}`;
  return {
    conversationId: writerId === undefined ? null : `${place} ${writerId}`,
    ownerId: String(userId),
  };
}

/** Names a message among those of all chats. */
export function toMessageKey(chatId: number, messageId: number): string {
  return `${chatId} ${messageId}`;
}
