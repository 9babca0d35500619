import type { Chats } from "../../memory/chats.ts";
import type { DigestInHand } from "../../memory/digests/ledger.ts";
import type { Commit } from "./groupCommit.ts";
import type { Pace } from "./pace.ts";
import type { DigestPost, Posted } from "./post.ts";
import type { DigestRenderer } from "./renderer.ts";

export interface DeliveringOptions {
  readonly chats: Pick<Chats, "subscriptions" | "digestLedger" | "migrate">;
  readonly post: DigestPost;
  readonly renderer: DigestRenderer;
  readonly commit: Commit;
  readonly pace: Pace;
  readonly now: () => Date;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly longestLateMilliseconds: number;
}

type Part = DigestInHand["parts"][number];

/**
 * Sends what is left of a digest, a part after the other, each once: it is marked on disk before its
 * request, and what became of it is written before the next one.
 *
 * A part that certainly did not arrive stays, and the digest is taken up again later; one that may
 * have arrived counts as if it had.
 */
export async function deliver(digest: DigestInHand, options: DeliveringOptions): Promise<void> {
  const { chats, commit, now, wait, longestLateMilliseconds } = options;
  const { chatId, dueAt, parts } = digest;
  const isLate = () => now().getTime() - dueAt > longestLateMilliseconds;
  for (const [index, part] of parts.entries()) {
    if (isLate()) break;
    // Turned off meanwhile.
    if (!chats.subscriptions.get(chatId).isOn) break;
    if (index > 0) await wait(betweenPartsMilliseconds);
    if ((await deliverPart(part, options)) === "not now") return;
  }
  await commit(() => chats.digestLedger.finish(digest, isLate() ? "missed" : "failed"));
}

// Telegram wants no more than one message a second in a chat.
const betweenPartsMilliseconds = 1100;

/** @returns "not now" if the digest is not to go on for the moment. */
async function deliverPart(part: Part, options: DeliveringOptions): Promise<"ended" | "not now"> {
  const { chats, post, renderer, commit, pace } = options;
  const { subscriptions, digestLedger } = chats;
  if (!(await pace.take()) || !(await commit(() => digestLedger.begin(part)))) return "not now";
  const chat = subscriptions.get(part.chatId);
  const posted = await post.send(part.chatId, chat.threadId, part.content);
  if (posted.kind !== "topic lost" || chat.threadId === null)
    return conclude(part, posted, options);
  // From now on it goes to the chat itself. It says so once, in the part that could not be placed.
  const content = renderer.sayTopicLost(part.content, chat);
  const isAgain = await commit(() => {
    subscriptions.set(part.chatId, { threadId: null });
    digestLedger.postpone(part, options.now());
    digestLedger.rewrite(part, content);
    return digestLedger.begin(part);
  });
  if (!isAgain || !(await pace.take())) return "not now";
  return conclude(part, await post.send(part.chatId, null, content), options);
}

/** Writes down how it went. */
async function conclude(
  part: Part,
  posted: Posted,
  { chats, commit, pace, now }: DeliveringOptions,
): Promise<"ended" | "not now"> {
  const { subscriptions, digestLedger } = chats;
  const later = (seconds: number) => new Date(now().getTime() + seconds * 1000);
  switch (posted.kind) {
    case "sent":
    case "unknown":
    case "refused":
      await commit(() => digestLedger.end(part, posted.kind));
      return "ended";
    case "topic lost":
      await commit(() => digestLedger.end(part, "refused"));
      return "ended";
    case "gone":
      await commit(() => {
        digestLedger.end(part, "refused");
        subscriptions.turnOff(part.chatId, posted.reason);
      });
      return "ended";
    case "migrated":
      // The ledger gives it back under its new id.
      await commit(() => {
        digestLedger.postpone(part, now());
        chats.migrate(part.chatId, posted.chatId);
      });
      return "not now";
    case "unsent":
      if (posted.waitSeconds !== null) pace.pause(posted.waitSeconds);
      await commit(() => digestLedger.postpone(part, later(posted.waitSeconds ?? retrySeconds)));
      return "not now";
  }
}

const retrySeconds = 60;
