import { Composer } from "grammy";
import type { BotContext } from "../context.ts";
import { reply, unlessRefused } from "../sending/reply.ts";
import { createLimit } from "./limit.ts";

export interface LimitsOptions {
  readonly now?: (() => Date) | undefined;
}

/**
 * Limits per minute. An answer costs about 10 ms, with bigger models up to seconds, and Telegram accepts
 * 20 messages a minute in a group and about one a second in a private chat; more only makes everyone
 * wait.
 */
export const mostAMinute = {
  /** Messages to the bot, of one person: more than anybody types, less than a script sends. */
  ofUser: 20,
  /** Messages to the bot in one chat, of all people together. */
  inChat: 60,
  /** Button presses of one person. */
  presses: 60,
  /** Inline queries of one person: Telegram sends one for about every letter. */
  inline: 120,
} as const;

/** Drops updates beyond `mostAMinute`, and tells their sender so once a minute. */
export function createLimits(options: LimitsOptions): Composer<BotContext> {
  const { now } = options;
  const tell = async (context: BotContext) => {
    const text = context.words("limit-reached");
    await reply(context, { text, entities: [] });
  };
  const composer = new Composer<BotContext>();
  const messages = composer.filter(isToBot);
  messages.use(
    createLimit({ name: "user", most: mostAMinute.ofUser, keyOf: senderOf, onExceeded: tell, now }),
    createLimit({
      name: "chat",
      most: mostAMinute.inChat,
      // A person alone with the bot has met the limit above.
      keyOf: ({ chat }) => (chat?.type === "private" ? undefined : chat?.id.toString()),
      onExceeded: tell,
      now,
    }),
  );
  // A guest's message cannot be answered by one of the bot's own.
  composer
    .on("guest_message")
    .use(createLimit({ name: "guest", most: mostAMinute.ofUser, keyOf: senderOf, now }));
  composer.on("callback_query").use(
    createLimit({
      name: "press",
      most: mostAMinute.presses,
      keyOf: senderOf,
      isAlwaysTold: true,
      async onExceeded(context) {
        const text = context.words("limit-reached");
        await unlessRefused(context.answerCallbackQuery({ text }));
      },
      now,
    }),
  );
  composer
    .on("inline_query")
    .use(createLimit({ name: "inline", most: mostAMinute.inline, keyOf: senderOf, now }));
  return composer;
}

/** An edited question is one more to answer. */
function isToBot({ message, editedMessage, request }: BotContext): boolean {
  return (message ?? editedMessage) !== undefined && request.kind !== "nothing";
}

/** All who write in a group's name seem to be one user. */
function senderOf({ message, editedMessage, from }: BotContext): string | undefined {
  return ((message ?? editedMessage)?.sender_chat ?? from)?.id.toString();
}
