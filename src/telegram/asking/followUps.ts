import type { Message, UserFromGetMe } from "grammy/types";
import type { Asked } from "../../answer/index.ts";
import type { Chats, SentAnswer } from "../../memory/index.ts";
import {
  continueTopic,
  createTopics,
  followUpMinutes,
  findCurrentQuotes,
  type CurrentQuotesOptions,
  type CurrentQuote,
} from "../../service/index.ts";
import { readRepliedWords } from "../incoming.ts";

/** What a message may lean on: the question before it, and the words it is about. */
export type Background = Required<Pick<Asked, "previous" | "near">>;

/**
 * Keeps in mind what was asked last, so that "and when?" is understood. Only in memory, since no
 * question is stored: after a restart a question stands alone.
 */
export interface FollowUps {
  /**
   * For a reply to an answer, the question of that answer, and the words that the person chose of it;
   * for a reply to somebody's message, what that says; for any other message, what the same person asked last in the same chat and topic, if that was
   * at most ten minutes ago. For an edited message, what it leant on before.
   *
   * @param question what the message asks; it may be that of the message it replies to.
   */
  backgroundOf(message: Message, question: string, me: UserFromGetMe): Promise<Background>;
  /** Notes a question. One that leans on another is remembered together with that one. */
  remember(asked: {
    readonly question: string;
    readonly previous: string | null;
    readonly asker: Asker;
    readonly questionMessageId: number | null;
    /** `null` if it got none. */
    readonly answerMessageId: number | null;
  }): Promise<void>;
  /** Forgets what a user has asked. */
  forget(userId: number): void;
}

export interface Asker {
  readonly chatId: number;
  readonly threadId: number | null;
  readonly userId: number;
}

export interface FollowUpOptions extends CurrentQuotesOptions {
  readonly chats: Pick<Chats, "quotes" | "answers">;
  readonly now: () => Date;
}

export function createFollowUps(options: FollowUpOptions): FollowUps {
  const { chats, use, now } = options;
  const topics = createTopics<number>(now);
  const repliedTo = async ({ chat, reply_to_message: replied }: Message) =>
    replied ? chats.answers.byMessage(chat.id, replied.message_id) : null;

  const lastAskedBy = (message: Message, userId: number | undefined) =>
    userId === undefined
      ? null
      : topics.recall(askerKey(askerOf(message, userId)), followUpMinutes);
  const leaningOf = (message: Message, messageId: number): string | null | undefined => {
    const leantOn = topics.recall(leaningKey(message.chat.id, messageId), Infinity);
    return leantOn === nothing ? null : (leantOn ?? undefined);
  };

  /** What a question in a reply to somebody's message leans on. */
  const previousOfReply = async (message: Message, question: string, replied: string) => {
    const { message_id: messageId = 0, from } = message.reply_to_message ?? {};
    const leaning = leaningOf(message, messageId);
    // It is that message which is asked.
    if (replied === question) return leaning ?? lastAskedBy(message, from?.id);
    return use((library) => continueTopic(replied, leaning ?? null, library));
  };

  const previousOf = async (
    message: Message,
    question: string,
    me: UserFromGetMe,
    answer: SentAnswer | null,
  ): Promise<string | null> => {
    const { chat, message_id: messageId } = message;
    const leaning = leaningOf(message, messageId);
    if (leaning !== undefined) return leaning;
    if (!answer) {
      const replied = readRepliedWords(message, me);
      return replied === ""
        ? lastAskedBy(message, message.from?.id)
        : previousOfReply(message, question, replied);
    }
    // A passage that a button showed replies to the answer.
    return (
      topics.recall(answerKey(chat.id, answer.messageId), Infinity) ??
      topics.recall(answerKey(chat.id, answer.questionMessageId), Infinity)
    );
  };

  return {
    async backgroundOf(message, question, me) {
      const chosen = message.quote?.text.trim() ?? "";
      const answer = await repliedTo(message);
      const ids = chosen === "" ? [] : (answer?.quoteIds ?? []);
      const near = findNear(chosen, ids.length > 0 ? await findCurrentQuotes(ids, options) : []);
      return { previous: await previousOf(message, question, me, answer), near };
    },
    async remember({ question, previous, asker, questionMessageId, answerMessageId }) {
      const topic = await use((library) => continueTopic(question, previous, library));
      const { chatId, userId } = asker;
      topics.note(userId, askerKey(asker), topic);
      if (answerMessageId !== null) topics.note(userId, answerKey(chatId, answerMessageId), topic);
      if (questionMessageId !== null) {
        topics.note(userId, leaningKey(chatId, questionMessageId), previous ?? nothing);
      }
    },
    forget: (userId) => topics.forget(userId),
  };
}

/** Who asks with a message, and where. General, the first topic, has no number. */
export function askerOf(
  message: Pick<Message, "chat" | "is_topic_message" | "message_thread_id">,
  userId: number,
): Asker {
  const threadId = message.is_topic_message === true ? (message.message_thread_id ?? null) : null;
  return { chatId: message.chat.id, threadId, userId };
}

/** Where the chosen words stand: in the quotes that were shown, else anywhere in their documents. */
function findNear(chosen: string, quotes: readonly CurrentQuote[]): Background["near"] {
  if (chosen === "") return null;
  for (const { place, document } of quotes) {
    const start = document.text.slice(place.start, place.end).indexOf(chosen);
    if (start >= 0) return spanOf(document.id, place.start + start, chosen);
  }
  for (const { place, document } of quotes) {
    if (chosen.includes(document.text.slice(place.start, place.end))) return place;
    const start = document.text.indexOf(chosen, Math.max(0, place.start - chosen.length));
    const found = start >= 0 ? start : document.text.lastIndexOf(chosen, place.start);
    if (found >= 0) return spanOf(document.id, found, chosen);
  }
  return null;
}

function spanOf(documentId: string, start: number, { length }: string) {
  return { documentId, start, end: start + length };
}

const askerKey = ({ chatId, threadId, userId }: Asker) => `asker ${chatId} ${threadId} ${userId}`;
const answerKey = (chatId: number, messageId: number | null) => `answer ${chatId} ${messageId}`;
const leaningKey = (chatId: number, messageId: number) => `leaning ${chatId} ${messageId}`;

/** No question is empty. */
const nothing = "";
