import { z } from "zod";
import type { Verdict } from "../answer/index.ts";
import type { Span } from "../documents/index.ts";
import type { StateDatabase, Values } from "./state/stateDatabase.ts";

/** An answer that stands in a chat. What was asked is not kept. */
export interface SentAnswer {
  readonly chatId: number;
  /** The message that holds the answer. */
  readonly messageId: number;
  /** The message that it replies to; `null` where no message asked, as with a suggestion's button. */
  readonly questionMessageId: number | null;
  readonly threadId: number | null;
  /** `null` if nobody is known to have asked, or that user wants to be forgotten. */
  readonly askerId: number | null;
  /** Ids of shown quotes, in the order of the answer. */
  readonly quoteIds: readonly string[];
  /** Those that the answer can be made to show. */
  readonly further: readonly FurtherQuote[];
  readonly verdict: Verdict;
}

/** A quote that an answer holds back, and what the answer says of it. */
export interface FurtherQuote {
  /** Of a shown quote. */
  readonly id: string;
  /** What answers in it, counted from where the quote begins. */
  readonly marks: readonly Span[];
  /** Ids of other documents that said nearly the same, best first. */
  readonly alsoIn: readonly string[];
}

/** The answers of the last 30 days. */
export interface SentAnswers {
  /** Keeps an answer, instead of the one that the same message held before. */
  record(answer: SentAnswer): Promise<void>;
  /** The answer that a message of Quoth's holds. */
  byMessage(chatId: number, messageId: number): Promise<SentAnswer | null>;
  /** The answer to a message; the last one if there are several. */
  byQuestion(chatId: number, questionMessageId: number): Promise<SentAnswer | null>;
  /** All answers to a message, the last one first. */
  allByQuestion(chatId: number, questionMessageId: number): Promise<SentAnswer[]>;
}

export function createSentAnswers(state: StateDatabase, now: () => Date): SentAnswers {
  const select = (condition: string, values: Values): SentAnswer[] =>
    state
      .all<AnswerRow>(
        `SELECT chat AS chatId, message AS messageId, question_message AS questionMessageId,
           thread AS threadId, asker AS askerId, quotes, further,
           further_details AS details, verdict
         FROM sent_answers WHERE chat = @chatId AND ${condition} ORDER BY message DESC`,
        values,
      )
      .map(toAnswer);
  const allByQuestion = (chatId: number, questionMessageId: number) =>
    select("question_message = @questionMessageId", { chatId, questionMessageId });
  return {
    record: async (answer) => recordAnswer(state, answer, now()),
    byMessage: async (chatId, messageId) =>
      select("message = @messageId", { chatId, messageId })[0] ?? null,
    byQuestion: async (chatId, questionMessageId) =>
      allByQuestion(chatId, questionMessageId)[0] ?? null,
    allByQuestion: async (chatId, questionMessageId) => allByQuestion(chatId, questionMessageId),
  };
}

/** Writes an answer as part of whatever is being committed. */
export function recordAnswer(state: StateDatabase, sent: SentAnswer, now: Date): void {
  const { quoteIds, further, ...answer } = sent;
  state.run(
    `INSERT OR REPLACE INTO sent_answers
       (chat, message, question_message, thread, asker, quotes, further, further_details,
         verdict, at)
     VALUES (@chatId, @messageId, @questionMessageId, @threadId, @askerId, @quotes, @further,
       @details, @verdict, @at)`,
    {
      ...answer,
      quotes: JSON.stringify(quoteIds),
      further: JSON.stringify(further.map(({ id }) => id)),
      details: JSON.stringify(further.map(({ id: _id, ...details }) => details)),
      at: now.getTime(),
    },
  );
}

type AnswerRow = Omit<SentAnswer, "quoteIds" | "further"> & {
  readonly quotes: string;
  readonly further: string;
  readonly details: string;
};

function toAnswer({ quotes, further, details, ...answer }: AnswerRow): SentAnswer {
  const known = detailsSchema.safeParse(JSON.parse(details)).data ?? [];
  return {
    ...answer,
    quoteIds: JSON.parse(quotes) as string[],
    further: (JSON.parse(further) as string[]).map((id, index) => ({
      id,
      ...(known[index] ?? { marks: [], alsoIn: [] }),
    })),
  };
}

const detailsSchema = z.array(
  z.object({
    marks: z.array(z.object({ start: z.int(), end: z.int() })),
    alsoIn: z.array(z.string()),
  }),
);
