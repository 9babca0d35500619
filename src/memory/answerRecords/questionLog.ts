import type { Verdict } from "../../answer/index.ts";
import { findTerms } from "../../passages/index.ts";
import { knowChat } from "../state/chosenSettings.ts";
import type { StateDatabase } from "../state/stateDatabase.ts";

/** A question and how it was answered. */
export interface AskedQuestion {
  readonly userId: number;
  /** `null` for an inline query, which has no chat. */
  readonly chatId: number | null;
  /** `null` to never keep the text. */
  readonly text: string | null;
  readonly verdict: Verdict;
  /** How long the answer took. */
  readonly milliseconds: number;
}

/**
 * Counts questions and how long they took, without text or user. The text of questions without a
 * confident answer is kept for 7 days with the user's id, so that operators see what the documents
 * lack.
 */
export interface QuestionLog {
  record(question: AskedQuestion): Promise<void>;
  /** Since midnight, UTC. */
  today(): Promise<QuestionTally>;
  /** Questions without a confident answer, most asked first, then most recent. */
  unanswered(days?: number): Promise<UnansweredQuestion[]>;
}

interface QuestionTally {
  readonly asked: number;
  readonly answered: number;
  readonly weak: number;
  readonly none: number;
  /** `null` if nothing was asked. */
  readonly medianMilliseconds: number | null;
}

/** Questions of the same words, in any order and with any endings and punctuation. */
interface UnansweredQuestion {
  /** As it was put last. */
  readonly text: string;
  readonly count: number;
}

/** @param isKept whether any text is kept. */
export function createQuestionLog(
  state: StateDatabase,
  now: () => Date,
  isKept: boolean,
): QuestionLog {
  return {
    record: async (question) =>
      state.write(() => recordQuestion(state, question, { now: now(), isKept })),
    async today() {
      const day = dayOf(now());
      const [tally] = state.all<Record<Verdict, number>>(
        "SELECT answered, weak, none FROM tallies WHERE day = @day",
        { day },
      );
      const { answered, weak, none } = tally ?? { answered: 0, weak: 0, none: 0 };
      const durations = state.all<{ milliseconds: number }>(
        "SELECT milliseconds FROM durations WHERE day = @day ORDER BY milliseconds",
        { day },
      );
      return {
        asked: answered + weak + none,
        answered,
        weak,
        none,
        medianMilliseconds: median(durations.map(({ milliseconds }) => milliseconds)),
      };
    },
    async unanswered(days = 7) {
      const rows = state.all<{ text: string }>(
        "SELECT text FROM unanswered_questions WHERE at >= @since ORDER BY at DESC, rowid DESC",
        { since: now().getTime() - days * 86_400_000 },
      );
      const groups = new Map<string, UnansweredQuestion>();
      for (const { text } of rows) {
        const key = fold(text);
        const last = groups.get(key);
        groups.set(key, { text: last?.text ?? text, count: (last?.count ?? 0) + 1 });
      }
      return [...groups.values()].toSorted((a, b) => b.count - a.count);
    },
  };
}

/** Writes a question as part of whatever is being committed. */
export function recordQuestion(
  state: StateDatabase,
  { userId, chatId, text, verdict, milliseconds }: AskedQuestion,
  { now, isKept }: { readonly now: Date; readonly isKept: boolean },
): void {
  const day = dayOf(now);
  if (chatId !== null) knowChat(state, chatId);
  state.run(
    `INSERT INTO tallies (day, answered, weak, none)
     VALUES (@day, @verdict = 'answered', @verdict = 'weak', @verdict = 'none')
     ON CONFLICT (day) DO UPDATE SET answered = answered + excluded.answered,
       weak = weak + excluded.weak, none = none + excluded.none`,
    { day, verdict },
  );
  state.run("INSERT INTO durations (day, milliseconds) VALUES (@day, @milliseconds)", {
    day,
    milliseconds,
  });
  if (!isKept || text === null || verdict === "answered") return;
  state.run("INSERT INTO unanswered_questions (user, text, at) VALUES (@userId, @text, @at)", {
    userId,
    text,
    at: now.getTime(),
  });
}

/** The day of a moment, UTC: `2026-06-29`. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** @param ordered smallest first. */
function median(ordered: readonly number[]): number | null {
  const upper = ordered[Math.floor(ordered.length / 2)];
  const lower = ordered[Math.floor((ordered.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/** Equal for questions of the same words. A question without words equals only itself. */
function fold(text: string): string {
  const language = /\p{Script=Cyrillic}/u.test(text) ? "uk" : "en";
  const stems = new Set(findTerms(text, language).map((word) => word.stem));
  return stems.size > 0 ? [...stems].toSorted().join(" ") : text.replaceAll(/\s+/gu, "");
}
