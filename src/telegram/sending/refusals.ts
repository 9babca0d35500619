import { GrammyError } from "grammy";

/** Whether an error says that the bot may not write where it tried to: a closed topic, a muted group. */
export function saysMayNotWrite(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    error.error_code === 400 &&
    /TOPIC_(?:CLOSED|DELETED)|not enough rights to send|CHAT_(?:WRITE_FORBIDDEN|RESTRICTED)/.test(
      error.description,
    )
  );
}

/** Whether an error says that there is no message of the bot's to edit, whatever it is to say. */
export function saysNothingToEdit(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    error.error_code === 400 &&
    /(?:message to edit|chat) not found|message can't be edited|MESSAGE_ID_INVALID/.test(
      error.description,
    )
  );
}
