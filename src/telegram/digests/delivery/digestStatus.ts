import type { Chats, OffReason } from "../../../memory/index.ts";
import type { ReadStatusSection } from "../../operator/status.ts";
import type { Words } from "../../../service/index.ts";

/** How digests are doing, for `/status`. */
export function describeDigests(
  chats: Pick<Chats, "subscriptions" | "digestHistory">,
): ReadStatusSection {
  return async (words) => ({
    title: words("digest-status"),
    lines: await digestStatus(chats, words),
  });
}

async function digestStatus(
  { subscriptions, digestHistory }: Pick<Chats, "subscriptions" | "digestHistory">,
  words: Words,
): Promise<string[]> {
  const { on, off, turnedOff } = await subscriptions.figures();
  const { lastDay, inHand, unknownParts, lastAt } = await digestHistory.figures();
  const ofReason = (reason: OffReason) => turnedOff[reason] ?? 0;
  return [
    words("digest-status-chats", { on, off }),
    ...(Object.keys(turnedOff).length > 0
      ? [
          words("digest-status-off", {
            blocked: ofReason("blocked"),
            removed: ofReason("removed"),
            notFound: ofReason("not found"),
            mayNotWrite: ofReason("may not write"),
            notAllowed: ofReason("not allowed"),
          }),
        ]
      : []),
    words("digest-status-day", lastDay),
    ...(inHand > 0 ? [words("digest-status-in-hand", { count: inHand })] : []),
    ...(unknownParts > 0 ? [words("digest-status-unknown", { count: unknownParts })] : []),
    ...(lastAt
      ? [words("digest-status-last", { time: `${lastAt.toISOString().slice(0, 16)}Z` })]
      : []),
  ];
}
