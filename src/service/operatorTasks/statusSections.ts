import type { Library } from "../../library/index.ts";
import type { Chats, OffReason } from "../../memory/index.ts";
import type { Words } from "../words/words.ts";

/** A part of `/status`: a title, and under it a line for each fact. */
export interface StatusSection {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Reads one section of `/status`. If it throws, that section is shown as unreadable. */
export type ReadStatusSection = (words: Words) => Promise<StatusSection>;

/** Which index answers, and what is in it. */
export function describeIndex(
  use: <Result>(work: (library: Library) => Result) => Promise<Result>,
): ReadStatusSection {
  return (words) =>
    use(({ generation, manifest: { counts, createdAt, embedder } }) => ({
      title: words("status-index"),
      lines: [
        words("status-generation", { name: generation, built: writeMoment(createdAt, words) }),
        words("status-documents", { documents: counts.documents }),
        words("status-passages", { passages: counts.passages }),
        words("status-model", { model: embedder.id }),
      ],
    }));
}

/** How long the bot has been running, what it was asked today, and in how many chats it is. */
export function describeUse(options: {
  readonly chats: Pick<Chats, "questions" | "chatSettings">;
  readonly uptimeSeconds: () => number;
}): readonly ReadStatusSection[] {
  const { chats, uptimeSeconds } = options;
  return [
    async (words) => {
      const minutes = Math.floor(uptimeSeconds() / 60);
      const uptime = {
        days: Math.floor(minutes / 1440),
        hours: Math.floor(minutes / 60) % 24,
        minutes: minutes % 60,
      };
      return { title: words("status-bot"), lines: [words("status-uptime", uptime)] };
    },
    async (words) => {
      const { asked, answered, weak, none, medianMilliseconds } = await chats.questions.today();
      const lines = [words("status-asked", { asked })];
      if (medianMilliseconds !== null) {
        const seconds = writeNumber(medianMilliseconds / 1000, words);
        lines.push(
          words("status-verdicts", { answered, weak, none }),
          words("status-median", { seconds }),
        );
      }
      return { title: words("status-questions"), lines };
    },
    async (words) => ({
      title: words("status-chats"),
      lines: [words("status-chats-known", await chats.chatSettings.figures())],
    }),
  ];
}

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

/** The minute of a moment, UTC, since the bot's readers may be anywhere. */
function writeMoment(moment: string, { language }: Words): string {
  const written = new Date(moment).toLocaleString(language === "en" ? "en-GB" : language, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "UTC",
  });
  return `${written} UTC`;
}

function writeNumber(number: number, { language }: Words): string {
  return number.toLocaleString(language, { maximumSignificantDigits: 2 });
}
