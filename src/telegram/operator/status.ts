import type { BotContext } from "../context.ts";
import type { Chats } from "../../memory/index.ts";
import type { Library } from "../../library/index.ts";
import { describeError, type Log } from "../log.ts";
import { createRichText, type RichText } from "../richText.ts";
import { reply } from "../sending/reply.ts";
import type { Words } from "../../service/index.ts";

/** A part of `/status`: a title, and under it a line for each fact. */
interface StatusSection {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Reads one section of `/status`. If it throws, the section is shown as unreadable. */
export type ReadStatusSection = (words: Words) => Promise<StatusSection>;

export interface StatusOptions {
  readonly sections: readonly ReadStatusSection[];
  readonly log: Log;
}

/** Answers `/status` with all sections in their order. */
export async function answerStatus(
  context: BotContext,
  words: Words,
  { sections, log }: StatusOptions,
): Promise<void> {
  const read = await Promise.allSettled(sections.map((section) => section(words)));
  for (const result of read) {
    if (result.status === "rejected") {
      log.error(describeError(result.reason), "could not read a section of the status");
    }
  }
  await reply(context, renderStatus(read, words));
}

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

function renderStatus(
  sections: readonly PromiseSettledResult<StatusSection>[],
  words: Words,
): RichText {
  const message = createRichText();
  for (const [index, section] of sections.entries()) {
    if (index > 0) message.append("\n\n");
    if (section.status === "rejected") {
      message.append(words("status-unreadable"), { type: "italic" });
      continue;
    }
    message.append(section.value.title, { type: "bold" });
    for (const line of section.value.lines) message.append(`\n${line}`);
  }
  return message.build();
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
