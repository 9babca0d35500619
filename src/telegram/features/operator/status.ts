import type { BotContext } from "../../updates/context.ts";
import { describeError, type Log } from "../../serving/log.ts";
import { createRichText, type RichText } from "../../sending/richText.ts";
import { reply } from "../../sending/reply.ts";
import type { ReadStatusSection, StatusSection, Words } from "../../../service/index.ts";

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
