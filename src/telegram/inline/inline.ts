import { setImmediate } from "node:timers/promises";
import { Composer } from "grammy";
import type { BotContext } from "../context.ts";
import type { InlineQuery } from "grammy/types";
import type { Ask } from "../../answer/index.ts";
import { askTimed } from "../../service/index.ts";
import { unlessRefused } from "../sending/reply.ts";
import type { Metrics } from "../serving/metrics.ts";
import { listPassages } from "./inlineResults.ts";

export interface InlineOptions {
  readonly ask: Ask;
  readonly now: () => Date;
  readonly metrics?: Metrics | undefined;
}

/**
 * `@bot question` in any chat: passages to choose from, of which the chosen one is sent. Where there
 * are none, a button leads to the private chat.
 *
 * Telegram sends a query for about every letter that is typed. Only the newest of a person is worked
 * on: one that has been overtaken is dropped unanswered, for nobody would be shown its answer.
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
      // Those that came together are all begun before the first is worked on.
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

/** For how long Telegram may give a page again, to the same person, without asking. */
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
