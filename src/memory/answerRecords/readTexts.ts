import { createHash } from "node:crypto";
import type { StateDatabase } from "../state/stateDatabase.ts";

/** A message, and the text it had when it was handled. */
export interface ReadText {
  readonly chatId: number;
  readonly messageId: number;
  readonly text: string;
}

/**
 * Remembers for a year with which text each message was last read, since Telegram also reports edits
 * that changed no word, such as the first reaction to a message. It keeps only hashes: one of the
 * message's address, and one of 32 bits of its text.
 */
export interface ReadTexts {
  /** How the text compares with the one it was read with; "unknown" if that is not kept. */
  compare(read: ReadText): Promise<"same" | "other" | "unknown">;
}

export function createReadTexts(state: StateDatabase): ReadTexts {
  return {
    async compare(read) {
      const { message, fingerprint } = toRow(read);
      const [row] = state.all<{ fingerprint: string }>(
        "SELECT fingerprint FROM read_texts WHERE message = @message",
        { message },
      );
      if (!row) return "unknown";
      return row.fingerprint === fingerprint ? "same" : "other";
    },
  };
}

/** Writes as part of whatever is being committed. */
export function recordReadText(state: StateDatabase, read: ReadText, now: Date): void {
  state.run("INSERT OR REPLACE INTO read_texts VALUES (@message, @fingerprint, @at)", {
    ...toRow(read),
    at: now.getTime(),
  });
}

function toRow({ chatId, messageId, text }: ReadText) {
  const hash = (content: string, bytes: number) =>
    createHash("sha256").update(content).digest().subarray(0, bytes).toString("base64url");
  const name = `${chatId} ${messageId}`;
  return { message: hash(name, 9), fingerprint: hash(`${name} ${text}`, 4) };
}
