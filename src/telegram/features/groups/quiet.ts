import { Composer } from "grammy";
import type { BotContext } from "../../updates/context.ts";
import type { Chats } from "../../../memory/index.ts";
import { onCommand } from "../../updates/incoming.ts";
import { reply } from "../../sending/reply.ts";
import { type Administrators, sayWhyNot } from "./administrators.ts";
import { readBotRights } from "./botRights.ts";

export interface QuietOptions {
  readonly administrators: Administrators;
  readonly chats: Pick<Chats, "chatSettings">;
}

/**
 * `/quiet` and `/loud`, for administrators. In a quiet group, the default, the bot speaks only when
 * asked: by a command, a mention or a reply. For loud groups see `createOverhearing`.
 */
export function createQuiet(options: QuietOptions): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  onCommand(composer, "quiet", (context) => setQuiet(context, true, options));
  onCommand(composer, "loud", (context) => setQuiet(context, false, options));
  return composer;
}

async function setQuiet(
  context: BotContext,
  isQuiet: boolean,
  options: QuietOptions,
): Promise<void> {
  const { chat } = context;
  if (!chat) return;
  const words = context.words;
  const say = async (text: string) => void (await reply(context, { text, entities: [] }));
  if (chat.type === "private") return say(words("quiet-private"));
  const decision = await options.administrators.mayDecide(context);
  if (decision !== "yes") return say(sayWhyNot(decision, words, "administrators-only"));
  await options.chats.chatSettings.set(chat.id, { isQuiet });
  if (isQuiet) return say(words("quiet-on"));
  const { hearsAll } = await readBotRights(context, chat.id);
  const deaf = hearsAll ? "" : `\n\n${words("hearing-little")}`;
  return say(`${words("quiet-off")}${deaf}`);
}
