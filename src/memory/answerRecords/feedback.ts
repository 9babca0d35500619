import type { StateDatabase } from "../state/stateDatabase.ts";

export type Vote = "up" | "down";

/** What users think of quotes: one vote each, the last one. */
export interface Feedback {
  /** @param vote `null` withdraws the vote. */
  vote(userId: number, quoteId: string, vote: Vote | null): Promise<void>;
  /** The current votes of the last days. */
  summary(sinceDays: number): Promise<FeedbackSummary>;
}

export interface FeedbackSummary {
  readonly up: number;
  readonly down: number;
  /** Quotes with votes against them, most first; at most ten. */
  readonly mostDisliked: readonly {
    readonly quoteId: string;
    readonly up: number;
    readonly down: number;
  }[];
}

export function createFeedback(state: StateDatabase, now: () => Date): Feedback {
  return {
    async vote(userId, quoteId, vote) {
      if (vote === null) {
        state.run("DELETE FROM votes WHERE user = @userId AND quote = @quoteId", {
          userId,
          quoteId,
        });
        return;
      }
      state.run(
        `INSERT OR REPLACE INTO votes (user, quote, vote, at)
         VALUES (@userId, @quoteId, @vote, @at)`,
        { userId, quoteId, vote, at: now().getTime() },
      );
    },
    async summary(sinceDays) {
      const since = now().getTime() - sinceDays * dayMilliseconds;
      const quotes = state.all<{ quoteId: string; up: number; down: number }>(
        `SELECT quote AS quoteId, sum(vote = 'up') AS up, sum(vote = 'down') AS down
         FROM votes WHERE at >= @since GROUP BY quote ORDER BY down DESC, up, quote`,
        { since },
      );
      return {
        up: quotes.reduce((sum, { up }) => sum + up, 0),
        down: quotes.reduce((sum, { down }) => sum + down, 0),
        mostDisliked: quotes.filter(({ down }) => down > 0).slice(0, 10),
      };
    },
  };
}

const dayMilliseconds = 86_400_000;
