/**
 * Answers a question with quotes of the documents, and says how sure it is:
 *
 *     const ask = createAsk(library, embedder, { quoteModel: await readQuoteModel("models") });
 *     const answer = await ask({ question: "When did the tunnel open?" });
 *     for (const quote of answer.quotes) {
 *       console.log(quoteText(answer, quote), sourceOf(answer, quote).title);
 *     }
 *
 * `library` is an opened index and `embedder` the model it was built with. An answer whose verdict is
 * "none" has no quotes: the documents don't say.
 */
export {
  type Answer,
  type Ask,
  type Asked,
  createAsk,
  createRank,
  quoteText,
  sourceOf,
} from "./answer.ts";
export { withoutInvisible } from "./question/invisible.ts";
export { isFollowUp, saysSomething } from "./question/followUp.ts";
export { type QuoteModel, readQuoteModel } from "./quotes/quoteModel.ts";
export type { Correction } from "./question/question.ts";
export type { PassageReader } from "./reading/passageReading.ts";
export { readReadingWeights } from "./reading/readingWeights.ts";
export { marksWithin, maxQuoteLength, type Quote, type ShownQuote } from "./quotes/quote.ts";
export { overlapCoefficient } from "./sources/stemOverlap.ts";
export { findTopicPassages, type TopicPassages } from "./retrieval/topic.ts";
export type { Verdict } from "./grading/verdict.ts";

// For whoever builds an index and judges it.
export { calibrateThresholds } from "./grading/calibration.ts";
export { askCanaries } from "./grading/canaries.ts";
export {
  compareGrades,
  type Grade,
  type GradeComparison,
  gradeLibrary,
  readGradingQuestions,
} from "./grading/grading.ts";
export { suggestQuestions } from "./grading/suggestions.ts";
