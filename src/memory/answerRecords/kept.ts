import { type AskedQuestion, recordQuestion } from "./questionLog.ts";
import { rememberQuotes, type ShownQuote } from "./shownQuotes.ts";
import { recordAnswer, type SentAnswer } from "./sentAnswers.ts";
import { type ReadText, recordReadText } from "./readTexts.ts";
import type { StateDatabase } from "../state/stateDatabase.ts";

/** What an answered question leaves. */
export interface Kept {
  readonly answers?: readonly SentAnswer[];
  readonly questions?: readonly AskedQuestion[];
  readonly texts?: readonly ReadText[];
}

/** Writes as part of the current commit. */
export interface Recorder {
  remember(quotes: readonly ShownQuote[]): void;
  keep(kept: Kept): void;
}

/** @param isKept whether the text of a question may be kept. */
export function createRecorder(state: StateDatabase, now: () => Date, isKept: boolean): Recorder {
  return {
    remember: (quotes) => rememberQuotes(state, quotes),
    keep({ answers = [], questions = [], texts = [] }) {
      for (const answer of answers) recordAnswer(state, answer, now());
      for (const text of texts) recordReadText(state, text, now());
      for (const question of questions) recordQuestion(state, question, { now: now(), isKept });
    },
  };
}
