import type { BotContext } from "../../../updates/context.ts";
import type { Message } from "grammy/types";
import { writtenIn } from "../../../updates/incoming.ts";
import { createRichText, type RichText } from "../../../sending/richText.ts";
import { replyWith } from "../../../sending/reply.ts";
import { withoutInvisible } from "../../../../answer/index.ts";
import { clip, type AllWords, languages, type Words } from "../../../../service/index.ts";
import type { Question } from "./actions.ts";
import type { ChosenChannel } from "./channels.ts";

/** Asks for what no button can say: it is typed as a reply to this message, or a place is shared. */
export async function askFor(
  context: BotContext,
  question: Question,
  words: Words,
  channel: ChosenChannel | null,
): Promise<void> {
  const message = { text: words(prompts[question]), entities: [] };
  if (question === "location") {
    const button = { text: words("digest-button-location"), request_location: true } as const;
    await replyWith(context, message, {
      keyboard: [[button]],
      resize_keyboard: true,
      one_time_keyboard: true,
    });
    return;
  }
  const addressed = channel ? nameChannel(channel, message) : addressTo(context, message);
  await replyWith(context, addressed, {
    force_reply: true,
    // In a group, for whoever is mentioned.
    selective: true,
    input_field_placeholder: words(
      question === "city" ? "digest-city-example" : "digest-topic-example",
    ),
  });
}

/**
 * In a group, a message that begins with the name of whoever pressed the button: the field to reply in
 * opens for whom a message mentions, and what it replies to is the bot's.
 */
function addressTo({ chat, from }: BotContext, message: RichText): RichText {
  const name = from?.first_name.replace(/\s+/gu, " ").trim() ?? "";
  if (!from || name === "" || chat?.type === "private") return message;
  const mention = { type: "text_mention", offset: 0, length: name.length, user: from } as const;
  return { text: `${name}\n${message.text}`, entities: [mention] };
}

/** A message that begins with a link to the channel that it is about, by which the reply is known. */
function nameChannel({ id, title }: ChosenChannel, message: RichText): RichText {
  const name = title.replace(/\s+/gu, " ").trim();
  const url = `${channelAddress}${String(id).replace(/^-100/, "")}`;
  return createRichText()
    .append(name, { type: "text_link", url })
    .append("\n")
    .appendRich(message)
    .build();
}

const channelAddress = "https://t.me/c/";

function readChannelId({ entities = [] }: Pick<Message, "entities">): number | null {
  const link = entities.find(({ type, offset }) => type === "text_link" && offset === 0);
  const url = link?.type === "text_link" ? link.url : "";
  const id = url.startsWith(channelAddress) ? url.slice(channelAddress.length) : "";
  return /^\d+$/.test(id) ? Number(`-100${id}`) : null;
}

/**
 * What a message answers, and with which words; `null` if it replies to no question of ours. A
 * question is known by its text, in whatever language it was put, so that nothing need be kept.
 */
export function readReply(
  message: Message,
  botId: number,
  words: AllWords,
): {
  readonly question: "city" | "topic";
  readonly typed: string;
  /** Of the channel whose digest it was asked for; `null` for the chat's own. */
  readonly channelId: number | null;
} | null {
  const { text } = writtenIn(message);
  const asked = message.reply_to_message;
  const typed = clip(withoutInvisible(text).replace(/\s+/gu, " ").trim(), longestReply);
  if (asked?.from?.id !== botId || typed === "" || typed.startsWith("/")) return null;
  // Behind a name, in a group.
  const prompt = asked.text?.slice(asked.text.indexOf("\n") + 1);
  const question = (["city", "topic"] as const).find((name) =>
    languages.some((language) => words.for(language)(prompts[name]) === prompt),
  );
  return question ? { question, typed, channelId: readChannelId(asked) } : null;
}

const prompts = {
  city: "digest-ask-city",
  topic: "digest-ask-topic",
  location: "digest-ask-location",
} as const;

const longestReply = 200;
