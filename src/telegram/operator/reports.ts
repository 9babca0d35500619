import { Composer } from "grammy";
import type { BotContext } from "../context.ts";
import type { InlineKeyboardButton } from "grammy/types";
import {
  type Chats,
  type FeedbackSummary,
  findQuotesAgain,
  type QuoteFoundAgain,
  type ShownQuote,
} from "../../memory/index.ts";
import { pageAt, type Library } from "../../library/index.ts";
import { toCitation, clip, type Words } from "../../service/index.ts";
import { type Report, reports, toButton } from "../buttons/buttons.ts";
import { onOperatorCommand } from "../incoming.ts";
import { createRichText, type RichText } from "../richText.ts";
import { answerPress, reply, unlessRefused } from "../sending/reply.ts";
import { cutIntoPages } from "./reportPages.ts";

export interface ReportsOptions {
  readonly chats: Pick<Chats, "questions" | "feedback" | "quotes">;
  /** Works with the library of this moment. */
  readonly use: <Result>(work: (library: Library) => Promise<Result>) => Promise<Result>;
  readonly questionLog: "on" | "off";
}

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

function writeReport(report: Report, words: Words, options: ReportsOptions): Promise<RichText[]> {
  switch (report) {
    case "unanswered":
      return reportUnanswered(options, words);
    case "feedback":
      return reportFeedback(options, words);
  }
}

async function reportUnanswered(
  { chats, questionLog }: ReportsOptions,
  words: Words,
): Promise<RichText[]> {
  if (questionLog === "off") return [plain(words("unanswered-off", { setting: "QUESTION_LOG" }))];
  const questions = await chats.questions.unanswered(7);
  if (questions.length === 0) return [plain(words("unanswered-none"))];
  const title = plain(words("unanswered-title", { questions: questions.length }));
  const items = questions.map(({ text, count }) =>
    createRichText()
      .append(`${count} × `, { type: "bold" })
      .append(clip(text.replaceAll(/\s+/gu, " "), 300))
      .build(),
  );
  return cutIntoPages(title, items);
}

async function reportFeedback({ chats, use }: ReportsOptions, words: Words): Promise<RichText[]> {
  const { up, down, mostDisliked } = await chats.feedback.summary(30);
  if (up + down === 0) return [plain(words("feedback-none"))];
  const title = createRichText().append(words("feedback-title", { up, down }));
  if (mostDisliked.length > 0) title.append(`\n${words("feedback-disliked")}`);
  const shown = await chats.quotes.get(mostDisliked.map(({ quoteId }) => quoteId));
  const found = await use((library) =>
    findQuotesAgain(
      shown.filter((quote) => quote !== null),
      library,
    ),
  );
  const again = found.values();
  const items = mostDisliked.map((votes, index) => {
    const quote = shown[index] ?? null;
    return renderDisliked(votes, quote, quote && (again.next().value ?? null), words);
  });
  return cutIntoPages(title.build(), items);
}

/** Quotes today's document; for a quote that is no longer in the documents, only its path. */
function renderDisliked(
  { up, down }: FeedbackSummary["mostDisliked"][number],
  quote: ShownQuote | null,
  found: QuoteFoundAgain | null,
  words: Words,
): RichText {
  const message = createRichText().append(`👎 ${down} · 👍 ${up}\n`, { type: "bold" });
  if (!found) {
    const path = quote ? ` ${clip(quote.path, 200)}` : "";
    return message.append(`${words("feedback-quote-gone")}${path}`).build();
  }
  const { place, document } = found;
  const page = pageAt(document, place.start);
  const { title, details } = toCitation(document, words, { page });
  return message
    .append(document.text.slice(place.start, place.end), { type: "blockquote" })
    .append(`\n${title} · ${details}\n${clip(document.path, 200)}`)
    .build();
}

/** @param wanted from 0; a page that is not there any more becomes the last. */
async function openPage(
  report: Report,
  wanted: number,
  words: Words,
  options: ReportsOptions,
): Promise<{ readonly text: RichText; readonly buttons: InlineKeyboardButton[][] }> {
  const pages = await writeReport(report, words, options);
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
