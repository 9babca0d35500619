import { Composer } from "grammy";
import type { BotContext } from "../../updates/context.ts";
import { readButton } from "../../buttons/buttons.ts";
import { isOperator, type OperatorTasks } from "../operator/operatorCommands.ts";
import { answerPress, reply } from "../../sending/reply.ts";
import { createLimit, type LimitOptions } from "./limit.ts";

export interface LimitsOptions {
  /** Who the operators are. Default: nobody. */
  readonly operatorTasks?: OperatorTasks | undefined;
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
  /** Of one person in a group, presses that are answered with a message: it has room for 20 messages. */
  shownInGroup: 6,
  /** Inline queries of one person: Telegram sends one for about every letter. */
  inline: 120,
} as const;

/** Drops updates beyond `mostAMinute`, and tells their sender so once a minute. */
export function createLimits(options: LimitsOptions): Composer<BotContext> {
  const { now, operatorTasks } = options;
  const tell = async (context: BotContext) => {
    const text = context.words("limit-reached");
    await reply(context, { text, entities: [] });
  };
  const composer = new Composer<BotContext>();
  const messages = composer.filter((context) =>
    isToBot(context, operatorTasks !== undefined && isOperator(context, operatorTasks)),
  );
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
  const limitPresses = (name: string, most: number, keyOf: LimitOptions["keyOf"]) =>
    createLimit({
      name,
      most,
      keyOf,
      isAlwaysTold: true,
      onExceeded: (context) => answerPress(context, { text: context.words("limit-reached") }),
      now,
    });
  composer.on("callback_query").use(
    limitPresses("press", mostAMinute.presses, senderOf),
    limitPresses("shown", mostAMinute.shownInGroup, (context) => {
      const isInGroup = context.chat !== undefined && context.chat.type !== "private";
      return isInGroup && asksForMessage(context)
        ? `${context.chat.id}:${senderOf(context)}`
        : undefined;
    }),
  );
  composer
    .on("inline_query")
    .use(createLimit({ name: "inline", most: mostAMinute.inline, keyOf: senderOf, now }));
  return composer;
}

/**
 * Whether a message is one to answer: in private whatever it is, and an edited one only if it is a
 * question. What operators send to be put among the documents may be as much as they like.
 */
function isToBot(
  { message, editedMessage, chat, request }: BotContext,
  isOperators: boolean,
): boolean {
  if (editedMessage) return request.kind === "question";
  if (!message) return false;
  if (message.document && isOperators) return false;
  return request.kind !== "nothing" || chat?.type === "private";
}

/** Whether a press is answered with a message of its own, and not by changing the one pressed on. */
function asksForMessage({ callbackQuery }: BotContext): boolean {
  const button = readButton(callbackQuery?.data ?? "");
  if (button?.kind === "quote") return button.action.kind !== "vote";
  return button?.kind === "story" || button?.kind === "suggestion";
}

/** All who write in a group's name seem to be one user. */
function senderOf({ message, editedMessage, from }: BotContext): string | undefined {
  return ((message ?? editedMessage)?.sender_chat ?? from)?.id.toString();
}
