import { setImmediate } from "node:timers/promises";
import { Composer } from "grammy";
import type { BotContext } from "../../updates/context.ts";
import type { InlineQuery } from "grammy/types";
import type { Ask } from "../../../answer/index.ts";
import { askTimed } from "../../../service/index.ts";
import { unlessRefused } from "../../sending/reply.ts";
import type { Metrics } from "../../serving/web/metrics.ts";
import { listPassages } from "./inlineResults.ts";

export interface InlineOptions {
  readonly ask: Ask;
  readonly now: () => Date;
  readonly metrics?: Metrics | undefined;
}

/**
 * `@bot question` in any chat: offers passages, and the chosen one is sent. If there are none, a button
 * leads to the private chat.
 *
 * Telegram sends a query for about every letter that is typed. Only a person's newest query is
 * answered; older ones are dropped, since nobody would see their answers.
 */
export function createInline(options: InlineOptions): Composer<BotContext> {
  const newest = new Map<number, string>();
  const composer = new Composer<BotContext>();
  composer.on("inline_query", async (context) => {
    const { inlineQuery } = context;
    const userId = inlineQuery.from.id;
    const isOvertaken = () => newest.get(userId) !== inlineQuery.id;
    newest.set(userId, inlineQuery.id);
    try {
      // Lets queries that arrived together all start, so that only the newest is worked on.
      await setImmediate();
      if (isOvertaken()) return;
      const page = await findPassages(context, inlineQuery, options);
      if (!isOvertaken()) await unlessRefused(context.answerInlineQuery(page.results, page.other));
    } finally {
      if (!isOvertaken()) newest.delete(userId);
    }
  });
  return composer;
}

/** For how long Telegram may show the same person a page again without asking. */
const cacheSeconds = 10;

async function findPassages(
  context: BotContext,
  { query, offset }: InlineQuery,
  options: InlineOptions,
) {
  const words = context.words;
  const common = { cache_time: cacheSeconds, is_personal: true };
  const leadTo = (text: string) => ({
    results: [],
    other: { ...common, button: { text, start_parameter: "inline" } },
  });
  const question = query.trim();
  if (question === "") return leadTo(words("inline-empty"));
  const { answer, milliseconds } = await askTimed(options.ask, { question });
  if (offset === "") options.metrics?.countAnswer(answer.verdict, "inline", milliseconds / 1000);
  const { results, nextOffset } = listPassages(answer, offset, { words, now: options.now() });
  if (results.length === 0 && offset === "") return leadTo(words("inline-nothing"));
  return { results, other: { ...common, next_offset: nextOffset } };
}
