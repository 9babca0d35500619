import { Composer } from "grammy";
import type { BotContext } from "../context.ts";
import type { Chats, Forgotten } from "../../memory/index.ts";
import { onCommand } from "../incoming.ts";
import { reply } from "../sending/reply.ts";
import type { Words } from "../../service/index.ts";

export interface ForgettingOptions {
  readonly chats: Pick<Chats, "forget">;
  /** Whatever else keeps something of a user, in memory or elsewhere, forgets it too. */
  readonly forgetHooks?: readonly ForgetHook[];
}

export type ForgetHook = (userId: number) => void | Promise<void>;

/** `/forget`: deletes what is kept of whoever says so, and tells in private what that was. */
export function createForgetting(options: ForgettingOptions): Composer<BotContext> {
  const { chats, forgetHooks = [] } = options;
  const composer = new Composer<BotContext>();
  onCommand(composer, "forget", async (context) => {
    const { chat, from } = context;
    if (!chat || !from) return;
    // Asked before the chosen language is forgotten.
    const words = context.words;
    for (const forget of forgetHooks) await forget(from.id);
    const forgotten = await chats.forget(from.id);
    const isPrivate = chat.type === "private";
    const text = isPrivate ? describeForgotten(forgotten, words) : words("forget-in-group");
    await reply(context, { text, entities: [] });
  });
  return composer;
}

function describeForgotten(
  { questions, votes, settings, answers }: Forgotten,
  words: Words,
): string {
  const lines = [
    questions > 0 && words("forget-questions", { questions }),
    votes > 0 && words("forget-votes", { votes }),
    answers > 0 && words("forget-answers", { answers }),
    settings > 0 && words("forget-settings"),
  ].filter((line) => line !== false);
  if (lines.length === 0) return words("forget-nothing");
  return [words("forget-done"), ...lines.map((line) => `• ${line}`)].join("\n");
}
