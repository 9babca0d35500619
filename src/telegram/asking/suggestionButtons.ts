import { createHash } from "node:crypto";
import type { InlineKeyboardButton } from "grammy/types";

/** A button for each question, in a row of its own; pressing it asks the question. */
export function toSuggestionButtons(
  questions: readonly string[],
): InlineKeyboardButton.CallbackButton[][] {
  return questions.map((question) => [{ text: question, callback_data: nameQuestion(question) }]);
}

/** The question of a pressed button; undefined if it is none of these. */
export function findSuggestion(data: string, questions: readonly string[]): string | undefined {
  return questions.find((question) => nameQuestion(question) === data);
}

/** Callback data holds 64 bytes, so a button carries a hash of its question. */
function nameQuestion(question: string): string {
  return `ask:${createHash("sha256").update(question).digest("base64url").slice(0, 16)}`;
}
