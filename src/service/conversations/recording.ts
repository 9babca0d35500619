import { type Answer, type Ask, type Asked, marksWithin, sourceOf } from "../../answer/index.ts";
import {
  type AskedQuestion,
  nameQuote,
  type SentAnswer,
  type ShownQuote,
} from "../../memory/index.ts";

/** An answer, and how long it took. */
export interface TimedAnswer {
  readonly answer: Answer;
  readonly milliseconds: number;
}

export async function askTimed(ask: Ask, asked: Asked): Promise<TimedAnswer> {
  const start = performance.now();
  const answer = await ask(asked);
  return { answer, milliseconds: performance.now() - start };
}

/** What is recorded of a question, for `/status` and `/unanswered`; who asked is the front end's to say. */
export function toAskedQuestion({
  answer: { question, verdict },
  milliseconds,
}: TimedAnswer): Omit<AskedQuestion, "userId" | "chatId"> {
  return { text: question, verdict, milliseconds };
}

/** What is recorded of an answer: which quotes it shows, and which it holds back. */
export type AnswerRecord = Pick<SentAnswer, "quoteIds" | "further" | "verdict">;

/** Of a message that shows no answer, or no longer. */
export const emptyRecord: AnswerRecord = { quoteIds: [], further: [], verdict: "none" };

/**
 * What to record of an answer. Its buttons name quotes by their ids, so `quotes` have to be remembered
 * before it is shown.
 */
export function toAnswerRecord(answer: Answer): {
  readonly record: AnswerRecord;
  readonly quotes: readonly ShownQuote[];
} {
  const toShown = (place: Answer["quotes"][number]): ShownQuote => {
    const { id: documentId, path, text } = sourceOf(answer, place);
    const { start, end } = place;
    return { documentId, path, start, end, words: text.slice(start, end) };
  };
  return {
    quotes: [...answer.quotes, ...answer.further].map(toShown),
    record: {
      quoteIds: answer.quotes.map((quote) => nameQuote(toShown(quote))),
      further: answer.further.map((quote) => ({
        id: nameQuote(toShown(quote)),
        marks: marksWithin(quote),
        alsoIn: [...new Set(quote.alsoIn.map(({ documentId }) => documentId))],
      })),
      verdict: answer.verdict,
    },
  };
}

/** An answer that says that the documents don't say, whatever was found. */
export function withoutQuotes(answer: Answer): Answer {
  return { ...answer, verdict: "none", quotes: [], further: [] };
}
