import type { Chats, DigestInHand } from "../../memory/index.ts";
import type { Pace } from "./pace.ts";
import type { Channel, SendOutcome } from "./channel.ts";

export interface DeliveringOptions {
  readonly chats: Pick<Chats, "subscriptions" | "deliveries">;
  readonly channel: Channel;
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
  const { chats, channel, pace } = options;
  const { subscriptions, deliveries } = chats;
  if (!(await pace.take()) || !(await deliveries.begin(part))) return "not now";
  const chat = await subscriptions.get(part.chatId);
  const outcome = await channel.send(channel.destinationOf(chat), part.content);
  if (outcome.kind !== "topic lost") return conclude(part, outcome, options);
  // From now on it goes to the chat itself. It says so once, in the part that could not be placed.
  const content = await channel.sayTopicLost(part.content, chat);
  await deliveries.takeBack(part, { kind: "topic lost", content });
  if (!(await pace.take()) || !(await deliveries.begin(part))) return "not now";
  const destination = channel.destinationOf(await subscriptions.get(part.chatId));
  return conclude(part, await channel.send(destination, content), options);
}

/** Writes down how it went. */
async function conclude(
  part: Part,
  outcome: SendOutcome,
  { chats, pace, now }: DeliveringOptions,
): Promise<"ended" | "not now"> {
  const { deliveries } = chats;
  const later = (seconds: number) => new Date(now().getTime() + seconds * 1000);
  switch (outcome.kind) {
    case "sent":
    case "unknown":
    case "refused":
      await deliveries.end(part, outcome.kind);
      return "ended";
    case "topic lost":
      await deliveries.end(part, "refused");
      return "ended";
    case "gone":
      await deliveries.end(part, "refused", { gone: outcome.reason });
      return "ended";
    case "migrated":
      // The ledger gives it back under its new id.
      await deliveries.takeBack(part, outcome);
      return "not now";
    case "unsent":
      if (outcome.waitSeconds !== null) {
        if (outcome.isOfChat) pace.pauseIfShared(part.chatId, outcome.waitSeconds);
        else pace.pause(outcome.waitSeconds);
      }
      await deliveries.takeBack(part, {
        kind: "later",
        until: later(outcome.waitSeconds ?? retrySeconds),
      });
      return "not now";
  }
}

const retrySeconds = 60;
