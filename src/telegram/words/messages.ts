/**
 * Every message of the bot's own, and the values that it needs. Each stands in every language's
 * file beside this one; a message that is missing somewhere, or that nothing says, fails a test.
 */
export const messages = {
  "language-name": {},
  "answer-none": {},
  "answer-weak": {},
  "answer-failed": {},
  "citation-undated": {},
  "citation-page": { page: "text" },
  welcome: { documents: "number" },
  "welcome-ask": { command: "text" },
  "for-example": {},
  "ask-empty": { command: "text" },
  "suggestion-gone": {},
  "language-menu": {},
  "language-telegram": {},
  "language-changed": {},
  "language-changed-telegram": {},
  "language-administrators": {},
  "status-index": {},
  "status-generation": { name: "text", built: "text" },
  "status-documents": { documents: "number" },
  "status-passages": { passages: "number" },
  "status-model": { model: "text" },
  "status-bot": {},
  "status-uptime": { days: "number", hours: "number", minutes: "number" },
  "status-questions": {},
  "status-asked": { asked: "number" },
  "status-verdicts": { answered: "number", weak: "number", none: "number" },
  "status-median": { seconds: "text" },
  "status-chats": {},
  "status-chats-known": { known: "number", gone: "number" },
  "status-unreadable": {},
  "index-begun": {},
  "index-progress": { done: "number", total: "number", percent: "number" },
  "index-busy": {},
  "index-published": {},
  "index-not-published": {},
  "index-changes": {
    added: "number",
    changed: "number",
    renamed: "number",
    removed: "number",
    unchanged: "number",
  },
  "index-grading": { percent: "number" },
  "index-grading-before": { percent: "number", before: "number" },
  "index-unread": { files: "number" },
  "index-unread-more": { files: "number" },
  "index-failed": {},
  "index-stopped": { command: "text" },
  "unanswered-none": {},
  "unanswered-off": { setting: "text" },
  "unanswered-title": { questions: "number" },
  "page-of": { page: "number", pages: "number" },
  "feedback-none": {},
  "feedback-title": { up: "number", down: "number" },
  "feedback-disliked": {},
  "feedback-quote-gone": {},
  "document-name-missing": {},
  "document-name-unfit": {},
  "document-name-long": {},
  "document-name-ending": { endings: "text" },
  "document-too-large": { size: "text" },
  "document-no-file": {},
  "document-not-loaded": {},
  "document-not-stored": { code: "text" },
  "document-offer": {},
  "document-replaces": {},
  "document-keep": {},
  "document-discard": {},
  "document-gone": {},
  "document-discarded": { name: "text" },
  "document-kept": { name: "text" },
  "document-kept-waiting": { name: "text" },
  "document-read": {},
  "document-unread": { reason: "text" },
  "forget-done": {},
  "forget-questions": { questions: "number" },
  "forget-votes": { votes: "number" },
  "forget-answers": { answers: "number" },
  "forget-settings": {},
  "forget-nothing": {},
  "forget-in-group": {},
  "command-start": {},
  "command-help": {},
  "command-ask": {},
  "command-language": {},
  "command-forget": {},
  "command-status": {},
  "command-reindex": {},
  "command-unanswered": {},
  "command-feedback": {},
  "bot-description": {},
  "bot-short-description": {},
} as const satisfies Readonly<Record<string, Readonly<Record<string, keyof ValueKinds>>>>;

/** A number is written as the language writes numbers and decides its plural; a text stays as it is. */
interface ValueKinds {
  number: number;
  text: string;
}

export type MessageKey = keyof typeof messages;

export type MessageValues<Key extends MessageKey> = {
  readonly [
    Name in keyof (typeof messages)[Key]
  ]: (typeof messages)[Key][Name] extends keyof ValueKinds
    ? ValueKinds[(typeof messages)[Key][Name]]
    : never;
};
