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
