import type { Transformer } from "grammy";
import type { Verdict } from "../../../answer/index.ts";

/** Counts what the bot does. Nothing in it says who asked, where, or what. */
export interface Metrics {
  countAnswer(verdict: Verdict, chatKind: string, seconds: number): void;
  countRequest(method: string, outcome: RequestOutcome): void;
  countUpdate(): void;
  /** An update that could not be handled. */
  countError(): void;
}

/** How Telegram answered a request. */
type RequestOutcome = "ok" | "refused" | "told to wait" | "server error" | "no answer";

/** Counts each request as it leaves, repeated ones too. Install it before any other transformer. */
export function countRequests(metrics: Pick<Metrics, "countRequest">): Transformer {
  return async (previous, method, payload, signal) => {
    try {
      const answer = await previous(method, payload, signal);
      metrics.countRequest(method, answer.ok ? "ok" : outcomeOf(answer.error_code));
      return answer;
    } catch (error) {
      // Stopping aborts the long poll under way, which is no failure.
      if (signal?.aborted !== true) metrics.countRequest(method, "no answer");
      throw error;
    }
  };
}

function outcomeOf(errorCode: number): RequestOutcome {
  if (errorCode === 429) return "told to wait";
  return errorCode >= 500 ? "server error" : "refused";
}
