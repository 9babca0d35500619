import { Composer } from "grammy";
import type { BotContext } from "../../updates/context.ts";
import type { Courtesy } from "../../../languages/index.ts";
import { answerPress, react, reply } from "../../sending/reply.ts";
import type { Answering, AnsweringOptions } from "./answering.ts";
import { createQuoteLinks, type QuotesOptions } from "./quoteButtons/quoteActions.ts";
import { renderHelp, renderHowToAsk, renderWelcome } from "./rendering/render.ts";
import { findSuggestion, toSuggestionButtons } from "./suggestionButtons.ts";

export type AskingOptions = AnsweringOptions & QuotesOptions;

/**
 * Questions and their answers: `/ask`, mentions, replies, and any text or caption in a private chat, also
 * when it is edited; `/start` and `/help`, which offer questions as buttons; and links to quotes. To be used
 * last: it takes every message that is left.
 */
export function createAsking(
  options: AskingOptions & { readonly answering: Answering },
): Composer<BotContext> {
  const { answering } = options;
  const composer = new Composer<BotContext>();
  const isFirstOfAlbum = createAlbums();
  composer.use(createQuoteLinks(options));
  composer.on("message", async (context) => {
    const isFirst = isFirstOfAlbum(context.message.media_group_id);
    // One caption stands for the whole album, and one line does.
    if (isFirst || context.request.kind !== "wordless") {
      await answerMessage(context, answering, options);
    }
  });
  composer.on("edited_message", (context) => answerEdited(context, answering));
  return composer;
}

/** Tells the first message of an album from the others, which Telegram sends one by one. */
function createAlbums(): (albumId: string | undefined) => boolean {
  const seen = new Set<string>();
  return (albumId) => {
    if (albumId === undefined) return true;
    const isFirst = !seen.has(albumId);
    seen.add(albumId);
    const [oldest] = seen;
    if (seen.size > mostAlbums && oldest !== undefined) seen.delete(oldest);
    return isFirst;
  };
}

const mostAlbums = 1000;

async function answerMessage(
  context: BotContext,
  answering: Answering,
  options: AskingOptions,
): Promise<void> {
  if (!context.message) return;
  const { request, words } = context;
  switch (request.kind) {
    case "welcome":
    case "start":
    case "help": {
      const { documents, suggestions } = await options.describe();
      const buttons = toSuggestionButtons(suggestions);
      const hasButtons = buttons.length > 0;
      const message =
        request.kind === "help"
          ? renderHelp(documents, hasButtons, words, context.me.username)
          : renderWelcome(documents, hasButtons, words);
      await reply(context, message, buttons);
      return;
    }
    case "empty": {
      const { suggestions } = await options.describe();
      await reply(context, renderHowToAsk(suggestions[0], words));
      return;
    }
    case "courtesy":
      return returnCourtesy(context, request.courtesy);
    case "wordless":
      await reply(context, { text: words("wordless"), entities: [] });
      return;
    case "question":
      return answering.answerMessage(context, request.question);
    case "command":
    case "nothing":
      return;
  }
}

/** In a group by a reaction, and so what is only agreed to; else by a line. No question leans on it. */
async function returnCourtesy(context: BotContext, courtesy: Courtesy): Promise<void> {
  if (context.chat?.type !== "private" || courtesy === "agreement") {
    await react(context, courtesy === "agreement" ? "👌" : "🤝");
    return;
  }
  const keys = {
    thanks: "courtesy-thanks",
    greeting: "courtesy-greeting",
    signs: "wordless",
  } as const;
  await reply(context, { text: context.words(keys[courtesy]), entities: [] });
}

async function answerEdited(context: BotContext, answering: Answering): Promise<void> {
  if (!context.editedMessage) return;
  const { request } = context;
  const question = request.kind === "question" ? request.question : null;
  await answering.answerEdited(context, question);
}

/** Asks the question of a suggestion's button. */
export async function askSuggestion(
  context: BotContext,
  questionHash: string,
  options: Pick<AskingOptions, "describe"> & { readonly answering: Answering },
): Promise<void> {
  const { suggestions } = await options.describe();
  const question = findSuggestion(questionHash, suggestions);
  if (question === undefined) {
    await answerPress(context, { text: context.words("suggestion-gone") });
    return;
  }
  await options.answering.answerPressed(context, { question });
}
