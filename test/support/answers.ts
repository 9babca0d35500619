import type { Answer } from "../../src/answer/answer.ts";

/** An answer that quotes nothing. */
export function noAnswer(question: string, verdict: Answer["verdict"] = "none"): Answer {
  return {
    question,
    corrections: [],
    verdict,
    confidence: 0,
    quotes: [],
    further: [],
    disagreement: null,
    newest: null,
    foreignLanguage: null,
    nearest: [],
    sources: new Map(),
  };
}
