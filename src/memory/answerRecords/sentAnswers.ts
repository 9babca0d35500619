import { z } from "zod";
import type { Verdict } from "../../answer/index.ts";
import type { Span } from "../../documents/index.ts";
import type { StateDatabase, Values } from "../state/stateDatabase.ts";

/** An answer shown in a chat. The question's text is not kept. */
export interface SentAnswer {
  readonly chatId: number;
  /** The message that holds the answer. */
  readonly messageId: number;
  /** The message it replies to, which may be the one with the button that asked. */
  readonly questionMessageId: number | null;
  /** The callback data of the button that asked, if one did. */
  readonly button?: string;
  readonly threadId: number | null;
  /** `null` if unknown, or if that user asked to be forgotten. */
  readonly askerId: number | null;
  /** Ids of shown quotes, in the order of the answer. */
  readonly quoteIds: readonly string[];
  /** Quotes behind the button for more. */
  readonly further: readonly FurtherQuote[];
  readonly verdict: Verdict;
}

/** A quote behind the button for more, and how it is shown. */
export interface FurtherQuote {
  /** Of a shown quote. */
  readonly id: string;
  /** Spans to emphasise, relative to the start of the quote. */
  readonly marks: readonly Span[];
  /** Ids of other documents that said nearly the same, best first. */
  readonly alsoIn: readonly string[];
}

/** The answers of the last 30 days. */
export interface SentAnswers {
  /** Records an answer, replacing the one recorded for the same message. */
  record(answer: SentAnswer): Promise<void>;
  /** The answer shown in one of the bot's messages. */
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
           button, thread AS threadId, asker AS askerId, quotes, further,
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
  const { quoteIds, further, button = null, ...answer } = sent;
  state.run(
    `INSERT OR REPLACE INTO sent_answers
       (chat, message, question_message, button, thread, asker, quotes, further, further_details,
         verdict, at)
     VALUES (@chatId, @messageId, @questionMessageId, @button, @threadId, @askerId, @quotes, @further,
       @details, @verdict, @at)`,
    {
      ...answer,
      button,
      quotes: JSON.stringify(quoteIds),
      further: JSON.stringify(further.map(({ id }) => id)),
      details: JSON.stringify(further.map(({ id: _id, ...details }) => details)),
      at: now.getTime(),
    },
  );
}

type AnswerRow = Omit<SentAnswer, "quoteIds" | "further" | "button"> & {
  readonly button: string | null;
  readonly quotes: string;
  readonly further: string;
  readonly details: string;
};

function toAnswer({ quotes, further, details, button, ...answer }: AnswerRow): SentAnswer {
  const known = detailsSchema.safeParse(JSON.parse(details)).data ?? [];
  return {
    ...answer,
    ...(button !== null && { button }),
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
