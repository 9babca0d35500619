import type { UseLibrary } from "../../../service/index.ts";
import type { BotContext } from "../../updates/context.ts";
import { findQuotesAgain, type ShownQuote, type ShownQuotes } from "../../../memory/index.ts";
import type { Answering } from "../asking/answering.ts";
import { answerPress } from "../../sending/reply.ts";

export interface MoreOptions {
  readonly answering: Answering;
  readonly quotes: Pick<ShownQuotes, "get" | "move">;
  /** Works with the library of the moment. */
  readonly use: UseLibrary;
}

/**
 * Answers a digest's button that asks about a story. It leads to a quote of it, found again in the
 * documents of the day on which somebody presses, so it outlives restarts and new indexes.
 */
export async function tellMore(
  context: BotContext,
  quoteId: string,
  options: MoreOptions,
): Promise<void> {
  const words = context.words;
  const story = await findStory(quoteId, options);
  if (!story) {
    await answerPress(context, { text: words("digest-story-gone"), show_alert: true });
    return;
  }
  await options.answering.answerPressed(context, { ...story, isHeadline: true });
}

/** What the headline asks, and near which words; `null` if the document has left the library. */
async function findStory(quoteId: string, { quotes, use }: MoreOptions) {
  const [quote] = await quotes.get([quoteId]);
  if (!quote) return null;
  return use(async (library) => {
    const [found = null] = await findQuotesAgain([quote], library);
    if (found) {
      const { place, document } = found;
      if (hasMoved(quote, place)) await quotes.move([{ id: quoteId, ...place }]);
      return { question: document.title, near: place };
    }
    const documents = await library.listDocuments();
    const heir = documents.find(({ paths }) => paths.includes(quote.path));
    return heir ? { question: heir.title, near: null } : null;
  });
}

function hasMoved(quote: ShownQuote, place: Pick<ShownQuote, "documentId" | "start">): boolean {
  return quote.documentId !== place.documentId || quote.start !== place.start;
}
