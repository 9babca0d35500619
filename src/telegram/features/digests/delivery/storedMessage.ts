import type { InlineKeyboardButton } from "grammy/types";
import type { RichText } from "../../../sending/richText.ts";

/** A message of a digest, with the buttons under it. */
export interface ButtonedMessage extends RichText {
  readonly buttons: readonly (readonly InlineKeyboardButton[])[];
}

/** A message as it is kept until it is sent. */
export function storeMessage({ text, entities, buttons }: ButtonedMessage): string {
  return JSON.stringify({ text, entities, buttons });
}

export function readStoredMessage(stored: string): ButtonedMessage {
  return JSON.parse(stored) as ButtonedMessage;
}
