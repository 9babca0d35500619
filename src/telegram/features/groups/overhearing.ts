import { Composer } from "grammy";
import type { BotContext } from "../../updates/context.ts";
import type { Message } from "grammy/types";
import type { Chats } from "../../../memory/index.ts";
import { createLimit } from "../access/limit.ts";
import type { Answering } from "../asking/answering.ts";
import { isByBot } from "../../updates/incoming.ts";

export interface OverhearingOptions {
  readonly answering: Answering;
  readonly chats: Pick<Chats, "chatSettings">;
}

/**
 * In a group that is loud: answers a question that nobody put to the bot, if
 *
 * - the bot hears it: it is an administrator, or its privacy mode is off;
 * - `mayBeOverheard` takes it for a question to everybody;
 * - the documents answer it, and the best quote answers with a confidence of 0.9 or more.
 *
 * Anything else gets no answer and is passed on. An edited message keeps its answer only if its new
 * words would get one.
 */
export function createOverhearing(options: OverhearingOptions): Composer<BotContext> {
  const { answering } = options;
  const composer = new Composer<BotContext>();
  const heard = composer.filter((context) => isHeard(context, options));
  heard.use(
    createLimit({
      name: "overheard",
      most: mostOverheard,
      keyOf: ({ chat }) => chat?.id.toString(),
    }),
  );
  heard.use(async (context, next) => {
    const { text = "" } = context.message ?? context.editedMessage ?? {};
    if (context.editedMessage) await answering.answerEdited(context, text, surelyEnough);
    else if (!(await answering.answerOverheard(context, text, surelyEnough))) await next();
  });
  return composer;
}

/**
 * Whether a message is a question to everybody: it ends with a question mark, has at least five words
 * and at most 300 characters, was written here (not forwarded, not through a bot), replies to nothing
 * and names nobody. Shorter questions ("When is the meeting?") are usually about the group itself.
 */
export function mayBeOverheard(message: Message): boolean {
  const { text = "", entities = [] } = message;
  if (message.forward_origin || message.via_bot || isByBot(message)) return false;
  if (message.reply_to_message && !message.reply_to_message.forum_topic_created) return false;
  if (message.external_reply || message.quote) return false;
  if (entities.some(({ type }) => addressing.has(type))) return false;
  if (text.length > 300 || !/[?？؟]["»”’)\s]*$/u.test(text)) return false;
  return (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= 5;
}

const addressing: ReadonlySet<string> = new Set(["mention", "text_mention", "bot_command"]);

// Questions that the seeds answer get 0.94 or more. Small talk that seems to be answered gets less, if it
// has more than a few words.
const surelyEnough = 0.9;

/** A minute. Every question costs an answer, and most questions of a lively group are not for the bot. */
const mostOverheard = 30;

async function isHeard(
  { chat, message: written, editedMessage, request }: BotContext,
  { chats }: OverhearingOptions,
): Promise<boolean> {
  const message = written ?? editedMessage;
  if (!message || (chat?.type !== "group" && chat?.type !== "supergroup")) return false;
  if (!mayBeOverheard(message) || request.kind !== "nothing") return false;
  return !(await chats.chatSettings.get(chat.id)).isQuiet;
}
