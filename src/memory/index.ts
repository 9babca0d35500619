/**
 * What Quoth remembers: chats and people, what was sent, and updates that wait for an answer. All it
 * needs is a file that survives restarts:
 *
 *     const chats = await openChats({ path: "data/quoth.db", now: () => new Date() });
 *     await chats.chatSettings.set(chatId, { language: "lv" });
 *     if (await chats.deliveries.begin({ kind: "update", updateId })) await answer();
 *     await chats.close();
 *
 * Every call returns a promise, since a database elsewhere may be behind it. What a call writes is on
 * disk when its promise is fulfilled. `openUpdateInbox` keeps updates until they are answered;
 * `findQuotesAgain` finds earlier quotes in today's documents.
 */
export { type Chats, type Forgotten, openChats } from "./chats.ts";
export type { ClaimedDigest, DigestClaim, DigestInHand } from "./deliveries/ledger.ts";
export { everyDay } from "./digestRecords/schedule/nextDue.ts";
export { dateAt, isZone } from "./digestRecords/schedule/zones.ts";
export type { DigestSettings, OffReason, Subscription } from "./digestRecords/subscriptions.ts";
export type { FeedbackSummary, Vote } from "./answerRecords/feedback.ts";
export type { Kept } from "./answerRecords/kept.ts";
export { pruneDaily } from "./pruning.ts";
export type { ReadText } from "./answerRecords/readTexts.ts";
export type { AskedQuestion } from "./answerRecords/questionLog.ts";
export { findQuotesAgain, type FoundQuote } from "./answerRecords/findQuoteAgain.ts";
export {
  type MovedQuote,
  nameQuote,
  type ShownQuote,
  type ShownQuotes,
} from "./answerRecords/shownQuotes.ts";
export type { FurtherQuote, SentAnswer } from "./answerRecords/sentAnswers.ts";
export {
  openUpdateInbox,
  type StoredUpdate,
  type UpdateInbox,
  type WaitingUpdate,
} from "./updateInbox.ts";
