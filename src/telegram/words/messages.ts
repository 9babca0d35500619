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
  "access-refused": { id: "text" },
  "limit-reached": {},
  "administrators-only": {},
  "quiet-on": {},
  "quiet-off": {},
  "quiet-private": {},
  "hearing-all": {},
  "hearing-little": {},
  "diagnose-title": {},
  "diagnose-private": {},
  "diagnose-sends": {},
  "diagnose-sends-not": {},
  "diagnose-reacts": {},
  "diagnose-reacts-not": {},
  "diagnose-topics-open": {},
  "diagnose-topics-all": {},
  "diagnose-chat": { chat: "text" },
  "inline-works": { name: "text" },
  "inline-off": { name: "text" },
  "inline-empty": {},
  "inline-nothing": {},
  "guest-off": {},
  "rich-further": { quotes: "number" },
  "documents-title": { documents: "number" },
  "documents-page": { page: "text", pages: "text" },
  "document-passages": { passages: "number" },
  "document-gone": {},
  "command-start": {},
  "command-help": {},
  "command-ask": {},
  "command-documents": {},
  "command-language": {},
  "command-quiet": {},
  "command-loud": {},
  "command-diagnose": {},
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
