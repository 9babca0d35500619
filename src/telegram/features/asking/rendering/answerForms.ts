import type { InputRichMessage } from "grammy/types";
import type { Answer } from "../../../../answer/index.ts";
import type { Words } from "../../../../service/index.ts";
import { renderAnswer, renderQuestionAndAnswer } from "./render.ts";
import { renderRichAnswer, renderRichQuestionAndAnswer } from "./richAnswer.ts";

/** How an answer is written, in both its forms. */
export interface AnswerForms {
  readonly asText: typeof renderAnswer;
  readonly asRich: (answer: Answer, words: Words, now: Date) => InputRichMessage;
}

export const alone: AnswerForms = { asText: renderAnswer, asRich: renderRichAnswer };

/** For a question that nobody typed. */
export const underItsQuestion: AnswerForms = {
  asText: renderQuestionAndAnswer,
  asRich: renderRichQuestionAndAnswer,
};
