import type { Subscription } from "../../memory/digests/subscriptions.ts";
import type { Digest } from "../../digest/digest.ts";
import type { DigestLibrary } from "../indexing/openIndex.ts";

/** Writes a digest as the messages that a chat gets. */
export interface DigestRenderer {
  /**
   * @param library the one that the digest was chosen from.
   * @returns one string for each message, in order, at least one: whatever the post can read. They are
   *   kept until they are sent.
   */
  render(digest: Digest, library: DigestLibrary, subscription: Subscription): readonly string[];
  /**
   * The same part, saying that it comes to the chat itself since the forum topic is closed or
   * deleted.
   */
  sayTopicLost(part: string, subscription: Subscription): string;
}
