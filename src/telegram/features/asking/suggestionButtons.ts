import { createHash } from "node:crypto";
import type { InlineKeyboardButton } from "grammy/types";
import { toButton } from "../../buttons/buttons.ts";

/** A button for each question, in a row of its own; pressing it asks the question. */
export function toSuggestionButtons(
  questions: readonly string[],
): InlineKeyboardButton.CallbackButton[][] {
  return questions.map((question) => [
    toButton(question, { kind: "suggestion", questionHash: hashQuestion(question) }),
  ]);
}

/** The question of a pressed button; `undefined` if it is suggested no longer. */
export function findSuggestion(
  questionHash: string,
  questions: readonly string[],
): string | undefined {
  return questions.find((question) => hashQuestion(question) === questionHash);
}

/** Callback data holds 64 bytes, so a button carries a hash of its question. */
function hashQuestion(question: string): string {
  return createHash("sha256").update(question).digest("base64url").slice(0, 16);
}
