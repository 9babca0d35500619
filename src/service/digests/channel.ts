import type { OffReason } from "../../memory/index.ts";

/**
 * How a front end reaches a chat that has asked nothing. A call makes one attempt and says how it went;
 * the sender decides what to do then. `test/service/digests/channelContract.ts` says what it must keep.
 */
export interface Channel {
  /**
   * @param threadId the forum topic; `null` for the chat itself.
   * @param part as the renderer wrote it.
   * @returns how it went; never rejects.
   */
  send(chatId: number, threadId: number | null, part: string): Promise<SendOutcome>;
}

/** How the sending of a part went. */
export type SendOutcome =
  | { readonly kind: "sent" }
  /** It may have arrived: the connection broke, or no answer came. */
  | { readonly kind: "unknown" }
  /** It certainly did not arrive, and may do so later; after a wait, if Telegram names one. */
  | { readonly kind: "unsent"; readonly waitSeconds: number | null }
  /** This part will never be taken. */
  | { readonly kind: "refused"; readonly description: string }
  /** Nothing will be taken there. */
  | { readonly kind: "gone"; readonly reason: OffReason }
  /** The forum topic is closed or deleted. */
  | { readonly kind: "topic lost" }
  /** The group has become a supergroup. */
  | { readonly kind: "migrated"; readonly chatId: number };
