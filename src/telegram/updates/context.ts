import type { Context } from "grammy";
import type { Message } from "grammy/types";
import type { Kept, ReadText, ShownQuote } from "../../memory/index.ts";
import type { OperatorCommandName } from "./commands.ts";
import { readMessage, readOperatorCommand, type Request } from "./incoming.ts";
import { readerOf } from "../features/people/languageMenu.ts";
import { type LanguageOptions, type Words, wordsFor } from "../../service/index.ts";

/** An update with all that features need of it, read once before they run. */
export interface BotContext extends Context {
  /** What the message asks for, whether new, edited or a guest's; "nothing" if there is none. */
  request: Request;
  /** The operator command in a private message, whoever sent it; `null` for anything else. */
  operatorCommand: OperatorCommandName | null;
  /** The bot's words in the sender's language. */
  words: Words;
  /** Stores what answering produces, with as few commits as possible. */
  delivery: UpdateDelivery;
}

/** Collects what answering an update produces, to be written with its delivery. */
export interface UpdateDelivery {
  /** Stores quotes before the next request leaves, since its buttons name them. */
  remember(quotes: readonly ShownQuote[]): void;
  /** Whether people were shown something. */
  hasShown(): boolean;
  /** Notes with which text a message was read, as soon as something is shown about it. */
  read(text: ReadText): void;
  /** Records answers, questions and texts once the update has been handled. */
  keep(kept: Kept): void;
}

/** Middleware that reads an update into its context. */
export function createReading(options: LanguageOptions) {
  return async (context: BotContext, next: () => Promise<void>): Promise<void> => {
    const message = messageOf(context);
    const { me } = context;
    context.request = message ? readMessage(message, me) : { kind: "nothing" };
    context.operatorCommand = message ? readOperatorCommand(message, me) : null;
    context.words = await wordsFor(
      { ...readerOf(context), stated: context.from?.language_code },
      options,
    );
    await next();
  };
}

/** The message a person wrote; `undefined` for a pressed button, whose message is the bot's. */
function messageOf({ message, editedMessage, guestMessage }: Context): Message | undefined {
  return message ?? editedMessage ?? guestMessage;
}
