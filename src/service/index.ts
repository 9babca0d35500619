/**
 * What every front end does, whatever it is: a chat, a terminal, a web page. Open an index, ask it,
 * and present the answer, which comes as blocks that say what to show but not how:
 *
 *     const index = await openIndex(loadConfig());
 *     const reader = { words: createWords().for("en"), now: new Date() };
 *     const conversations = createConversations({ index });
 *     const question = "When did the tunnel open?";
 *     const answer = await conversations.ask({ conversationId: "terminal", question });
 *     for (const block of presentAnswer(answer, reader)) show(block);
 *     await index.close();
 *
 * `docs/extending/front-end.md` has a whole front end. `rebuildIndex`, `planIndex` and `verifyIndex` are
 * for whoever maintains the index.
 */
export { createConversations } from "./conversations/conversations.ts";
export {
  type CurrentFurtherQuote,
  type CurrentQuote,
  type CurrentQuotesOptions,
  findCurrentFurtherQuotes,
  findCurrentQuotes,
  type UseLibrary,
} from "./conversations/currentQuotes.ts";
export {
  type Asking,
  type Background,
  createFollowUps,
  type FollowUpOptions,
  type FollowUps,
} from "./conversations/followUps.ts";
export {
  type AnswerRecord,
  askTimed,
  emptyRecord,
  type TimedAnswer,
  toAnswerRecord,
  toAskedQuestion,
  withoutQuotes,
} from "./conversations/recording.ts";
export {
  type Catalogue,
  createCatalogue,
  type FoundDocument,
  type ListedDocument,
} from "./contents/catalogue.ts";
export type { Channel, DigestWriter, SendOutcome } from "./digestDelivery/channel.ts";
export { createDigestSender, type DigestSender } from "./digestDelivery/sender.ts";
export { keepTicking } from "./digestDelivery/ticking.ts";
export { keepHeapSmall } from "./indexing/heap.ts";
export {
  type BuildReport,
  type BuildReporter,
  planIndex,
  rebuildIndex,
} from "./indexing/buildIndex.ts";
export { type Grading, listOwnQuestions, verifyIndex } from "./indexing/gradeGenerations.ts";
export { loadModels, loadPassageReader, type Models } from "./indexing/models.ts";
export {
  type ChooseDigests,
  type DigestLibrary,
  type OpenIndex,
  openIndex,
} from "./indexing/openIndex.ts";
export { createDescribe, type LibraryDescription } from "./contents/libraryDescription.ts";
export { decideOnOffer } from "./operatorTasks/decideOnOffer.ts";
export { type CheckedName, checkName } from "./operatorTasks/documentName.ts";
export { createIndexProcess, type IndexSummary } from "./operatorTasks/indexProcess.ts";
export { createOffers, type Offer, type Offers } from "./operatorTasks/offeredDocuments.ts";
export { isDiskError, lookAround, removeOldDrafts } from "./operatorTasks/placeDocument.ts";
export {
  createReindexing,
  type Reindexing,
  type ReindexState,
} from "./operatorTasks/reindexing.ts";
export {
  type OperatorReport,
  type ReportEntry,
  reportFeedback,
  type ReportsOptions,
  reportUnanswered,
} from "./operatorTasks/operatorReports.ts";
export {
  describeDigests,
  describeIndex,
  describeUse,
  type ReadStatusSection,
  type StatusSection,
} from "./operatorTasks/statusSections.ts";
export {
  type Block,
  presentAnswer,
  presentFurther,
  presentQuotes,
  type Reader,
  toPresentable,
} from "./present/answerBlocks.ts";
export { type AnswerData, answerData, type QuoteData } from "./present/answerData.ts";
export { type Citation, citeDetails, toCitation } from "./present/citation.ts";
export { clip } from "./present/clip.ts";
export { writeDate } from "./present/publishedDate.ts";
export {
  chosenLanguage,
  type LanguageOptions,
  type ReaderIds,
  setLanguage,
  wordsFor,
} from "./words/chosenLanguage.ts";
export type { MessageKey } from "./words/messages.ts";
export {
  type AllWords,
  createWords,
  type Language,
  languages,
  toLanguage,
  type Words,
} from "./words/words.ts";
