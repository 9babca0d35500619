import type { Composer } from "grammy";
import type { BotContext } from "./context.ts";
import type { Message, MessageEntity, UserFromGetMe } from "grammy/types";
import { type Courtesy, readCourtesy } from "../../languages/index.ts";
import {
  type CommandName,
  commands,
  type OperatorCommandName,
  operatorCommands,
} from "./commands.ts";

/** What a message wants of the bot. */
export type Request =
  | { readonly kind: "question"; readonly question: string }
  | { readonly kind: "welcome" }
  /** `/start` with what a link to the bot carries: `q_…` for a quote. */
  | { readonly kind: "start"; readonly payload: string }
  /** `/help`: the welcome, and what the bot can do. */
  | { readonly kind: "help" }
  /** `/ask` without a question. */
  | { readonly kind: "empty" }
  /** "Thanks!", "hi", 👍: it asks nothing. */
  | { readonly kind: "courtesy"; readonly courtesy: Courtesy }
  /** In private: a photo, a voice message and the like, without a caption. */
  | { readonly kind: "wordless" }
  | { readonly kind: "command"; readonly name: FeatureCommand; readonly rest: string }
  /** Not meant for us. */
  | { readonly kind: "nothing" };

/** A command that one of the features answers; the others are ways to ask. */
export type FeatureCommand = Exclude<CommandName, "start" | "help" | "ask">;

/** Has a composer answer a command that is meant for this bot. Other messages go on. */
export function onCommand(
  composer: Composer<BotContext>,
  name: FeatureCommand,
  /** `rest` is what stands behind the command. */
  answer: (context: BotContext, rest: string) => Promise<void>,
): void {
  composer.on("message", async (context, next) => {
    const { request } = context;
    if (request.kind === "command" && request.name === name) await answer(context, request.rest);
    else await next();
  });
}

/**
 * Has a composer open links to this bot (`https://t.me/<bot>?start=<payload>`) whose payload begins
 * with a prefix. Other messages go on; a payload that nobody takes is welcomed.
 */
export function onStart(
  composer: Composer<BotContext>,
  prefix: string,
  /** `rest` is what stands behind the prefix. */
  answer: (context: BotContext, rest: string) => Promise<void>,
): void {
  composer.on("message", async (context, next) => {
    const { request } = context;
    if (request.kind === "start" && request.payload.startsWith(prefix)) {
      await answer(context, request.payload.slice(prefix.length));
    } else await next();
  });
}

/**
 * Has a composer answer an operator's command, in private. To `readMessage` it does not exist, so nobody
 * else learns of it.
 */
export function onOperatorCommand(
  composer: Composer<BotContext>,
  name: OperatorCommandName,
  answer: (context: BotContext) => Promise<void>,
): void {
  composer.on("message", async (context, next) => {
    if (context.operatorCommand === name) await answer(context);
    else await next();
  });
}

/** The operator's command that a private message is, whoever wrote it; `null` for anything else. */
export function readOperatorCommand(
  message: Message,
  me: Pick<UserFromGetMe, "id" | "username">,
): OperatorCommandName | null {
  if (message.chat.type !== "private" || message.via_bot) return null;
  const command = readCommand(message, me);
  if (command === null || command === "somebody else's") return null;
  return operatorCommands.find(({ name }) => name === command.name)?.name ?? null;
}

/**
 * Reads what a message wants, from its text or its caption. In a private chat every text is a question.
 * In a group only what is meant for the bot is one: `/ask`, a mention, or a reply to the bot. A bare
 * `/ask` or mention that replies to somebody's message asks what that says.
 */
export function readMessage(message: Message, me: Pick<UserFromGetMe, "id" | "username">): Request {
  const { text, entities } = writtenIn(message);
  const isPrivate = message.chat.type === "private";
  if (isByBot(message) || message.via_bot) return nothing;
  if (text === "") return isPrivate && showsSomething(message) ? { kind: "wordless" } : nothing;
  const command = readCommand(message, me);
  if (command === "somebody else's") return nothing;
  if (command) return readCommandRequest(command, message, me);
  const mentions = entities.filter((entity) => isMention(entity, text, me));
  if (isPrivate && mentions.length === 0) return toQuestion(text, nothing);
  if (mentions.length > 0) {
    const own = without(text, mentions);
    return toQuestion(saysSomething(own) ? own : readRepliedWords(message, me), {
      kind: "welcome",
    });
  }
  // In a topic, the first message replies to the one that opened the topic.
  const isReply = message.reply_to_message?.from?.id === me.id;
  const isTopicOpening = message.reply_to_message?.forum_topic_created !== undefined;
  return isReply && !isTopicOpening ? toQuestion(text, nothing) : nothing;
}

/** Whether a message shows or plays something, where words could have been. */
function showsSomething(message: Message): boolean {
  const { photo, video, video_note, voice, audio, sticker, animation } = message;
  return [photo, video, video_note, voice, audio, sticker, animation].some((media) => media);
}

/** What a person wrote: the text of a message, or the caption under what it shows. */
export function writtenIn({ text, entities, caption, caption_entities }: Message): {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
} {
  return text === undefined
    ? { text: caption ?? "", entities: caption_entities ?? [] }
    : { text, entities: entities ?? [] };
}

/**
 * The words of somebody's message that this one replies to, or the part of them that was chosen,
 * without a command or a mention of this bot; empty if it replies to nobody or to this bot.
 */
export function readRepliedWords(
  { quote, reply_to_message: replied }: Message,
  me: Pick<UserFromGetMe, "id" | "username">,
): string {
  if (replied?.from?.id === me.id) return "";
  // Telegram marks no mentions in it.
  const byName = new RegExp(`@${me.username}(?![\\p{L}\\p{N}_])`, "giu");
  if (quote?.is_manual) return quote.text.replaceAll(byName, " ").trim();
  if (!replied) return "";
  const { text, entities } = writtenIn(replied);
  const addresses = entities.filter((entity) => isCommand(entity) || isMention(entity, text, me));
  return without(text, addresses).trim();
}

const nothing: Request = { kind: "nothing" };

/**
 * Whether a bot wrote a message. Who writes in the name of the group or of a channel seems to be a bot of
 * Telegram's, and is none.
 */
export function isByBot({ from, sender_chat: sender, chat }: Message): boolean {
  if (from?.is_bot !== true) return false;
  return sender?.id !== chat.id && !(sender && from.id === channelBot);
}

const channelBot = 136_817_688;

/** The id of whoever wrote a message: of the chat in whose name it was written, if it was in one. */
export function writerOf({ from, sender_chat: sender }: Message): number | undefined {
  return sender?.id ?? from?.id;
}

interface Command {
  readonly name: string;
  readonly rest: string;
}

function readCommandRequest(
  { name, rest }: Command,
  message: Message,
  me: Pick<UserFromGetMe, "id" | "username">,
): Request {
  const known: CommandName | undefined = commands.find((command) => command.name === name)?.name;
  switch (known) {
    case "start":
      return rest.trim() === "" ? { kind: "welcome" } : { kind: "start", payload: rest.trim() };
    case "help":
      return { kind: "help" };
    case "ask":
      return toQuestion(saysSomething(rest) ? rest : readRepliedWords(message, me), {
        kind: "empty",
      });
    case undefined:
      // A command that we do not have is a slip in private, and another bot's in a group.
      return message.chat.type === "private" ? { kind: "welcome" } : nothing;
    default:
      return { kind: "command", name: known, rest: rest.trim() };
  }
}

/** The command a message starts with; one for another bot (`/ask@other`) is somebody else's. */
function readCommand(
  message: Message,
  me: Pick<UserFromGetMe, "id" | "username">,
): Command | "somebody else's" | null {
  const { text, entities } = writtenIn(message);
  const entity = entities.find(isCommand);
  if (!entity) return null;
  const [name = "", target] = text.slice(1, entity.length).split("@");
  if (target !== undefined && target.toLowerCase() !== me.username.toLowerCase()) {
    return "somebody else's";
  }
  const mentions = entities.filter((other) => isMention(other, text, me));
  return { name: name.toLowerCase(), rest: without(text, mentions).slice(entity.length) };
}

/** Only at the beginning is a command meant as one. */
function isCommand({ type, offset }: MessageEntity): boolean {
  return type === "bot_command" && offset === 0;
}

function isMention(
  entity: MessageEntity,
  text: string,
  me: Pick<UserFromGetMe, "id" | "username">,
): boolean {
  if (entity.type === "text_mention") return entity.user.id === me.id;
  if (entity.type !== "mention") return false;
  const name = text.slice(entity.offset + 1, entity.offset + entity.length);
  return name.toLowerCase() === me.username.toLowerCase();
}

function without(text: string, parts: readonly MessageEntity[]): string {
  return parts
    .toSorted((a, b) => b.offset - a.offset)
    .reduce(
      (rest, { offset, length }) => `${rest.slice(0, offset)} ${rest.slice(offset + length)}`,
      text,
    );
}

/** A question mark or a pointing finger beside a mention says no more than the mention does. */
function saysSomething(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function toQuestion(text: string, otherwise: Request): Request {
  const question = text.trim();
  if (question === "") return otherwise;
  const courtesy = readCourtesy(question);
  return courtesy ? { kind: "courtesy", courtesy } : { kind: "question", question };
}
