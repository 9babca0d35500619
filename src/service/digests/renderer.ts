import type { ClaimedDigest, Subscription } from "../../memory/index.ts";
import type { Digest, QuotedDocuments } from "../../digest/index.ts";

/** Writes a digest as the messages that a chat gets. */
export interface DigestRenderer {
  /**
   * @param documents those that the digest quotes, as `getQuotedDocuments` gives them.
   * @returns one string for each message, in order, at least one: whatever the channel can read; and the
   *   quotes that their buttons name.
   */
  render(
    digest: Digest,
    documents: QuotedDocuments,
    subscription: Subscription,
  ): Promise<RenderedDigest>;
  /**
   * The same part, saying that it comes to the chat itself since the forum topic is closed or
   * deleted.
   */
  sayTopicLost(part: string, subscription: Subscription): Promise<string>;
}

/** A digest as it is kept until it is sent. */
export type RenderedDigest = Pick<ClaimedDigest, "parts" | "quotes">;
