import { Composer } from "grammy";
import type { BotContext } from "../../updates/context.ts";
import type { InlineKeyboardButton } from "grammy/types";
import {
  type OperatorReport,
  type ReportEntry,
  reportFeedback,
  type ReportsOptions,
  reportUnanswered,
  type Words,
} from "../../../service/index.ts";
import { type Report, reports, toButton } from "../../buttons/buttons.ts";
import { onOperatorCommand } from "../../updates/incoming.ts";
import { createRichText, type RichText } from "../../sending/richText.ts";
import { answerPress, reply, unlessRefused } from "../../sending/reply.ts";
import { cutIntoPages } from "./reportPages.ts";

/** `/unanswered` and `/feedback`, a page at a time, each page as things stand when it is opened. */
export function createReports(options: ReportsOptions): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  for (const report of reports) {
    onOperatorCommand(composer, report, async (context) => {
      const { text, buttons } = await openPage(report, 0, context.words, options);
      await reply(context, text, buttons);
    });
  }
  return composer;
}

/** Shows another page of a report in the place of this one. */
export async function turnReportPage(
  context: BotContext,
  { report, page }: { readonly report: Report; readonly page: number },
  options: ReportsOptions,
): Promise<void> {
  const { text, buttons } = await openPage(report, page, context.words, options);
  await answerPress(context);
  await unlessRefused(
    context.editMessageText(text.text, {
      entities: [...text.entities],
      reply_markup: { inline_keyboard: buttons },
    }),
  );
}

function readReport(
  report: Report,
  words: Words,
  options: ReportsOptions,
): Promise<OperatorReport> {
  switch (report) {
    case "unanswered":
      return reportUnanswered(options, words);
    case "feedback":
      return reportFeedback(options, words);
  }
}

function renderEntry(entry: ReportEntry): RichText {
  const message = createRichText();
  switch (entry.kind) {
    case "question":
      return message.append(`${entry.count} × `, { type: "bold" }).append(entry.question).build();
    case "quote":
      return message
        .append(`${entry.votes}\n`, { type: "bold" })
        .append(entry.quote, { type: "blockquote" })
        .append(`\n${entry.source}`)
        .build();
    case "lost quote":
      return message.append(`${entry.votes}\n`, { type: "bold" }).append(entry.text).build();
  }
}

/** @param wanted from 0; a page that is not there any more becomes the last. */
async function openPage(
  report: Report,
  wanted: number,
  words: Words,
  options: ReportsOptions,
): Promise<{ readonly text: RichText; readonly buttons: InlineKeyboardButton[][] }> {
  const { title, entries } = await readReport(report, words, options);
  const pages = cutIntoPages(plain(title), entries.map(renderEntry));
  const index = Math.min(wanted, pages.length - 1);
  const shown = pages[index] ?? plain("");
  if (pages.length === 1) return { text: shown, buttons: [] };
  const toPage = (text: string, page: number) => toButton(text, { kind: "report", report, page });
  const row = [
    ...(index > 0 ? [toPage("‹", index - 1)] : []),
    ...(index < pages.length - 1 ? [toPage("›", index + 1)] : []),
  ];
  const place = words("page-of", { page: index + 1, pages: pages.length });
  const text = createRichText().appendRich(shown).append(`\n\n${place}`).build();
  return { text, buttons: [row] };
}

function plain(text: string): RichText {
  return { text, entities: [] };
}
