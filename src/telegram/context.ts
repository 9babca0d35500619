import type { Context } from "grammy";
import type { Message } from "grammy/types";
import type { Kept, ShownQuote } from "../memory/index.ts";
import type { OperatorCommandName } from "./commands.ts";
import { readMessage, readOperatorCommand, type Request } from "./incoming.ts";
import { type LanguageOptions, wordsFor } from "./people/language.ts";
import type { Words } from "../service/words/words.ts";

/** An update, read once before any feature sees it. */
export interface BotContext extends Context {
  /** What its message wants, new, edited or a guest's; "nothing" where there is none. */
  request: Request;
  /** The operator's command that it is, whoever wrote it; `null` for anything else. */
  operatorCommand: OperatorCommandName | null;
  /** The bot's words in the language of whoever it is from. */
  words: Words;
  /** Keeps what answering it leaves. */
  delivery: UpdateDelivery;
}

/** What an update's answer leaves, written in as few commits as there can be. */
export interface UpdateDelivery {
  /** Quotes that the next request names: they are remembered before it leaves. */
  remember(quotes: readonly ShownQuote[]): void;
  /** Is written when the update has been handled. */
  keep(kept: Kept): void;
}

/** Middleware: reads what an update wants, and finds the words for whoever it is from. */
export function createReading(options: LanguageOptions) {
  return async (context: BotContext, next: () => Promise<void>): Promise<void> => {
    const message = messageOf(context);
    const { me } = context;
    context.request = message ? readMessage(message, me) : { kind: "nothing" };
    context.operatorCommand = message ? readOperatorCommand(message, me) : null;
    context.words = await wordsFor(context, options);
    await next();
  };
}

/** The message that somebody wrote; `undefined` for a pressed button, whose message is the bot's. */
function messageOf({ message, editedMessage, guestMessage }: Context): Message | undefined {
  return message ?? editedMessage ?? guestMessage;
}
