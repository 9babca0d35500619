import type { Subscription } from "../../memory/digests/subscriptions.ts";
import type { Digest } from "../../digest/digest.ts";
import type { QuotedDocuments } from "../../digest/quotedDocuments.ts";

/** Writes a digest as the messages that a chat gets. */
export interface DigestRenderer {
  /**
   * @param documents those that the digest quotes, as `getQuotedDocuments` gives them.
   * @returns one string for each message, in order, at least one: whatever the post can read. They are
   *   kept until they are sent.
   */
  render(digest: Digest, documents: QuotedDocuments, subscription: Subscription): readonly string[];
  /**
   * The same part, saying that it comes to the chat itself since the forum topic is closed or
   * deleted.
   */
  sayTopicLost(part: string, subscription: Subscription): string;
}
