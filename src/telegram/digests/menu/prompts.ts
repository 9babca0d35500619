import type { BotContext } from "../../context.ts";
import type { Message } from "grammy/types";
import { writtenIn } from "../../incoming.ts";
import type { RichText } from "../../richText.ts";
import { replyWith } from "../../sending/reply.ts";
import { clip, type AllWords, languages, type Words } from "../../../service/index.ts";
import type { Question } from "./actions.ts";

/** Asks for what no button can say: it is typed as a reply to this message, or a place is shared. */
export async function askFor(context: BotContext, question: Question, words: Words): Promise<void> {
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
  await replyWith(context, addressTo(context, message), {
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

/**
 * What a message answers, and with which words; `null` if it replies to no question of ours. A
 * question is known by its text, in whatever language it was put, so that nothing need be kept.
 */
export function readReply(
  message: Message,
  botId: number,
  words: AllWords,
): { readonly question: "city" | "topic"; readonly typed: string } | null {
  const { text } = writtenIn(message);
  const asked = message.reply_to_message;
  const typed = clip(text.replace(/\s+/gu, " ").trim(), longestReply);
  if (asked?.from?.id !== botId || typed === "" || typed.startsWith("/")) return null;
  // Behind a name, in a group.
  const prompt = asked.text?.slice(asked.text.indexOf("\n") + 1);
  const question = (["city", "topic"] as const).find((name) =>
    languages.some((language) => words.for(language)(prompts[name]) === prompt),
  );
  return question ? { question, typed } : null;
}

const prompts = {
  city: "digest-ask-city",
  topic: "digest-ask-topic",
  location: "digest-ask-location",
} as const;

const longestReply = 200;
