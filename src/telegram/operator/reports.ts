import { Composer } from "grammy";
import type { BotContext } from "../context.ts";
import type { InlineKeyboardButton } from "grammy/types";
import { cite, clip } from "../../answer/index.ts";
import type { Chats } from "../../memory/chats.ts";
import type { FeedbackSummary } from "../../memory/feedback.ts";
import { findQuotesAgain, type QuoteFoundAgain } from "../../memory/quotes/findQuoteAgain.ts";
import type { ShownQuote } from "../../memory/quotes/shownQuotes.ts";
import type { Library } from "../../library/library.ts";
import { pageAt } from "../../library/rows/storedDocument.ts";
import { toCitationWords } from "../asking/quotes/citations.ts";
import { onOperatorCommand } from "../incoming.ts";
import { createRichText, type RichText } from "../richText.ts";
import { reply, unlessRefused } from "../sending/reply.ts";
import type { LanguageOptions } from "../people/language.ts";
import type { Words } from "../../service/words/words.ts";
import { cutIntoPages } from "./reportPages.ts";

export interface ReportsOptions extends LanguageOptions {
  readonly chats: Pick<Chats, "questions" | "feedback" | "quotes">;
  /** Works with the library of this moment. */
  readonly use: <Result>(work: (library: Library) => Promise<Result>) => Promise<Result>;
  readonly questionLog: "on" | "off";
}

/** `/unanswered` and `/feedback`, a page at a time, each page as things stand when it is opened. */
export function createReports(options: ReportsOptions): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  const reports = {
    unanswered: (words: Words) => reportUnanswered(options, words),
    feedback: (words: Words) => reportFeedback(options, words),
  };
  for (const name of ["unanswered", "feedback"] as const) {
    const prefix = `${name}:`;
    onOperatorCommand(composer, name, async (context) => {
      const { words } = context;
      const pages = await reports[name](words);
      const { text, buttons } = openPage(pages, 0, prefix, words);
      await reply(context, text, buttons);
    });
    composer.on("callback_query:data", async (context, next) => {
      const { data } = context.callbackQuery;
      if (!data.startsWith(prefix)) return next();
      const { words } = context;
      const pages = await reports[name](words);
      const { text, buttons } = openPage(pages, Number(data.slice(prefix.length)), prefix, words);
      await unlessRefused(context.answerCallbackQuery());
      await unlessRefused(
        context.editMessageText(text.text, {
          entities: [...text.entities],
          reply_markup: { inline_keyboard: buttons },
        }),
      );
    });
  }
  return composer;
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

/** The words are the document's of today; of a quote that has left the documents only its path is told. */
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
  const { title, details } = cite(document, page, toCitationWords(words));
  return message
    .append(document.text.slice(place.start, place.end), { type: "blockquote" })
    .append(`\n${title} · ${details}\n${clip(document.path, 200)}`)
    .build();
}

/** @param wanted from 0; a page that is not there any more becomes the last. */
function openPage(
  pages: readonly RichText[],
  wanted: number,
  prefix: string,
  words: Words,
): { text: RichText; buttons: InlineKeyboardButton[][] } {
  const index = Math.min(Math.max(0, Math.trunc(wanted) || 0), pages.length - 1);
  const page = pages[index] ?? plain("");
  if (pages.length === 1) return { text: page, buttons: [] };
  const toButton = (text: string, target: number) => ({
    text,
    callback_data: `${prefix}${target}`,
  });
  const row = [
    ...(index > 0 ? [toButton("‹", index - 1)] : []),
    ...(index < pages.length - 1 ? [toButton("›", index + 1)] : []),
  ];
  const place = words("page-of", { page: index + 1, pages: pages.length });
  const text = createRichText().appendRich(page).append(`\n\n${place}`).build();
  return { text, buttons: [row] };
}

function plain(text: string): RichText {
  return { text, entities: [] };
}
