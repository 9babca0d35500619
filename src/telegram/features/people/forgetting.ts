import { Composer } from "grammy";
import type { BotContext } from "../../updates/context.ts";
import type { Chats, Forgotten } from "../../../memory/index.ts";
import type { OperatorTasks } from "../operator/operatorCommands.ts";
import { onCommand } from "../../updates/incoming.ts";
import { reply } from "../../sending/reply.ts";
import type { Words } from "../../../service/index.ts";

export interface ForgettingOptions {
  readonly chats: Pick<Chats, "forget">;
  /** Whatever else keeps something of a user, in memory or elsewhere, forgets it too. */
  readonly forgetHooks?: readonly ForgetHook[];
  /** Where documents wait that operators sent. Default: nowhere. */
  readonly operatorTasks?: OperatorTasks | undefined;
}

export type ForgetHook = (userId: number) => void | Promise<void>;

/** `/forget`: deletes what is kept of whoever says so, and tells in private what that was. */
export function createForgetting(options: ForgettingOptions): Composer<BotContext> {
  const { chats, forgetHooks = [], operatorTasks } = options;
  const composer = new Composer<BotContext>();
  onCommand(composer, "forget", async (context) => {
    const { chat, from } = context;
    if (!chat || !from) return;
    // Asked before the chosen language is forgotten.
    const words = context.words;
    for (const forget of forgetHooks) await forget(from.id);
    const offers = (await operatorTasks?.documents.offers.forget(from.id)) ?? 0;
    const forgotten = { ...(await chats.forget(from.id)), offers };
    const isPrivate = chat.type === "private";
    const text = isPrivate ? describeForgotten(forgotten, words) : words("forget-in-group");
    await reply(context, { text, entities: [] });
  });
  return composer;
}

function describeForgotten(
  { questions, votes, settings, answers, digests, offers }: Forgotten & { readonly offers: number },
  words: Words,
): string {
  const lines = [
    questions > 0 && words("forget-questions", { questions }),
    votes > 0 && words("forget-votes", { votes }),
    answers > 0 && words("forget-answers", { answers }),
    settings > 0 && words("forget-settings"),
    digests > 0 && words("forget-digest"),
    offers > 0 && words("forget-offers", { documents: offers }),
  ].filter((line) => line !== false);
  if (lines.length === 0) return words("forget-nothing");
  return [words("forget-done"), ...lines.map((line) => `• ${line}`)].join("\n");
}
