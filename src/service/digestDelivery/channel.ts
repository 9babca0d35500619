import type { Digest, QuotedDocuments } from "../../digest/index.ts";
import type { ClaimedDigest, OffReason, Subscription } from "../../memory/index.ts";

/**
 * How a front end reaches a chat that has asked nothing: it writes a digest as parts, and sends them one
 * by one. `test/service/digestDelivery/channelContract.ts` says what it must keep.
 */
export interface Channel extends DigestWriter {
  /** Where a chat gets its digest, in whatever form the channel reads. */
  destinationOf(chat: Pick<Subscription, "chatId" | "threadId">): string;
  /**
   * Makes one attempt to send a part; the sender decides what to do then.
   *
   * @param part as the channel wrote it.
   * @returns how it went; never rejects.
   */
  send(destination: string, part: string): Promise<SendOutcome>;
}

/** Writes digests as a channel's messages. */
export interface DigestWriter {
  /**
   * @param documents those that the digest quotes, as `getQuotedDocuments` gives them.
   * @returns one string for each message, in order, at least one: whatever the channel can read; and
   *   the quotes that their buttons name.
   */
  write(digest: Digest, documents: QuotedDocuments, chat: Subscription): Promise<WrittenDigest>;
  /** The same part, saying that it comes to the chat itself since the topic is closed or deleted. */
  sayTopicLost(part: string, chat: Subscription): Promise<string>;
}

/** A digest as it is kept until it is sent. */
export type WrittenDigest = Pick<ClaimedDigest, "parts" | "quotes">;

/** How the sending of a part went. */
export type SendOutcome =
  | { readonly kind: "sent" }
  /** It may have arrived: the connection broke, or no answer came. */
  | { readonly kind: "unknown" }
  /**
   * It certainly did not arrive, and may do so later; after a wait, if the channel names one. All chats
   * wait so long, unless `isOfChat` says that the wait may be this chat's alone.
   */
  | { readonly kind: "unsent"; readonly waitSeconds: number | null; readonly isOfChat?: true }
  /** This part will never be taken. */
  | { readonly kind: "refused"; readonly description: string }
  /** Nothing will be taken there. */
  | { readonly kind: "gone"; readonly reason: OffReason }
  /** The topic is closed or deleted; the chat itself may be open. */
  | { readonly kind: "topic lost" }
  /** The chat goes on under another id. */
  | { readonly kind: "migrated"; readonly chatId: number };
