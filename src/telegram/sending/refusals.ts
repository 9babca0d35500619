import { GrammyError } from "grammy";

/**
 * Waits for a request that nothing depends on any more, such as the answer to a press or to an inline
 * query that may be too old by now. A refusal for that is passed over.
 *
 * @throws whatever else goes wrong.
 */
export async function unlessRefused(request: Promise<unknown>): Promise<void> {
  try {
    await request;
  } catch (error) {
    if (!isRefused(error)) throw error;
  }
}

/** Whether an error says that the bot may not write where it tried to: a closed topic, a muted group. */
export function saysMayNotWrite(error: unknown): boolean {
  return (
    isRefused(error) &&
    /TOPIC_(?:CLOSED|DELETED)|not enough rights to send|CHAT_(?:WRITE_FORBIDDEN|RESTRICTED)/.test(
      error.description,
    )
  );
}

/** Whether Telegram does not take a request for what it says. */
function isRefused(error: unknown): error is GrammyError {
  return error instanceof GrammyError && error.error_code === 400;
}
