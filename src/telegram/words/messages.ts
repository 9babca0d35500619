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
  "digest-title": { date: "text" },
  "digest-title-archive": { date: "text" },
  "digest-first": {},
  "digest-first-central": {},
  "digest-nothing-new": {},
  "digest-archive": {},
  "digest-updated": {},
  "digest-documents": { count: "number" },
  "digest-versions": {},
  "digest-also": {},
  "digest-more": { number: "number" },
  "digest-settings": {},
  "digest-story-gone": {},
  "digest-name": {},
  "digest-about": {},
  "digest-on": {},
  "digest-off": {},
  "digest-off-by-itself": {},
  "digest-timing": { days: "text", time: "text", city: "text", stories: "number" },
  "digest-every-day": {},
  "digest-working-days": {},
  "digest-about-topic": { topic: "text" },
  "digest-any-topic": {},
  "digest-always": {},
  "digest-only-news": {},
  "digest-in-topic": {},
  "digest-next": { when: "text" },
  "digest-turn-on": {},
  "digest-turn-off": {},
  "digest-button-hour": { time: "text" },
  "digest-button-zone": { city: "text" },
  "digest-button-days": {},
  "digest-button-topic": {},
  "digest-button-topic-type": {},
  "digest-button-topic-clear": {},
  "digest-button-length": { stories: "number" },
  "digest-button-always": {},
  "digest-button-preview": {},
  "digest-button-back": {},
  "digest-button-city": {},
  "digest-button-location": {},
  "digest-button-list": {},
  "digest-choose-hour": { city: "text" },
  "digest-choose-days": {},
  "digest-last-day": {},
  "digest-choose-zone": { city: "text", time: "text" },
  "digest-choose-area": {},
  "digest-ask-city": {},
  "digest-city-example": {},
  "digest-ask-location": {},
  "digest-which-city": {},
  "digest-city-unknown": { city: "text" },
  "digest-ask-topic": {},
  "digest-topic-example": {},
  "digest-preview-nothing": {},
  "digest-administrators": {},
  "digest-topic-lost": {},
  "digest-status-chats": { on: "number", off: "number" },
  "digest-status-off": {
    blocked: "number",
    removed: "number",
    notFound: "number",
    mayNotWrite: "number",
  },
  "digest-status-day": { sent: "number", nothing: "number", missed: "number", failed: "number" },
  "digest-status-in-hand": { count: "number" },
  "digest-status-unknown": { count: "number" },
  "digest-status-last": { time: "text" },
  "command-start": {},
  "command-help": {},
  "command-ask": {},
  "command-digest": {},
  "command-language": {},
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
