import type { Chats, DigestInHand } from "../../memory/index.ts";
import type { Pace } from "./pace.ts";
import type { Channel, SendOutcome } from "./channel.ts";
import type { DigestRenderer } from "./renderer.ts";

export interface DeliveringOptions {
  readonly chats: Pick<Chats, "subscriptions" | "deliveries">;
  readonly channel: Channel;
  readonly renderer: DigestRenderer;
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
  const { chats, now, wait, longestLateMilliseconds } = options;
  const { chatId, dueAt, parts } = digest;
  const isLate = () => now().getTime() - dueAt > longestLateMilliseconds;
  for (const [index, part] of parts.entries()) {
    if (isLate()) break;
    // Turned off meanwhile.
    if (!(await chats.subscriptions.get(chatId)).isOn) break;
    if (index > 0) await wait(betweenPartsMilliseconds);
    if ((await deliverPart(part, options)) === "not now") return;
  }
  await chats.deliveries.finish(digest, isLate() ? "missed" : "failed");
}

// Telegram wants no more than one message a second in a chat.
const betweenPartsMilliseconds = 1100;

/** @returns "not now" if the digest is not to go on for the moment. */
async function deliverPart(part: Part, options: DeliveringOptions): Promise<"ended" | "not now"> {
  const { chats, channel, renderer, pace } = options;
  const { subscriptions, deliveries } = chats;
  if (!(await pace.take()) || !(await deliveries.begin(part))) return "not now";
  const chat = await subscriptions.get(part.chatId);
  const posted = await channel.send(part.chatId, chat.threadId, part.content);
  if (posted.kind !== "topic lost" || chat.threadId === null)
    return conclude(part, posted, options);
  // From now on it goes to the chat itself. It says so once, in the part that could not be placed.
  const content = await renderer.sayTopicLost(part.content, chat);
  await deliveries.takeBack(part, { kind: "topic lost", content });
  if (!(await pace.take()) || !(await deliveries.begin(part))) return "not now";
  return conclude(part, await channel.send(part.chatId, null, content), options);
}

/** Writes down how it went. */
async function conclude(
  part: Part,
  posted: SendOutcome,
  { chats, pace, now }: DeliveringOptions,
): Promise<"ended" | "not now"> {
  const { deliveries } = chats;
  const later = (seconds: number) => new Date(now().getTime() + seconds * 1000);
  switch (posted.kind) {
    case "sent":
    case "unknown":
    case "refused":
      await deliveries.end(part, posted.kind);
      return "ended";
    case "topic lost":
      await deliveries.end(part, "refused");
      return "ended";
    case "gone":
      await deliveries.end(part, "refused", { gone: posted.reason });
      return "ended";
    case "migrated":
      // The ledger gives it back under its new id.
      await deliveries.takeBack(part, posted);
      return "not now";
    case "unsent":
      if (posted.waitSeconds !== null) pace.pause(posted.waitSeconds);
      await deliveries.takeBack(part, {
        kind: "later",
        until: later(posted.waitSeconds ?? retrySeconds),
      });
      return "not now";
  }
}

const retrySeconds = 60;
