import type { BotContext } from "../../context.ts";
import type { Message } from "grammy/types";
import { writtenIn } from "../../incoming.ts";
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
  await replyWith(context, message, {
    force_reply: true,
    // In a group, for whoever pressed the button.
    selective: true,
    input_field_placeholder: words(
      question === "city" ? "digest-city-example" : "digest-topic-example",
    ),
  });
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
  const question = (["city", "topic"] as const).find((name) =>
    languages.some((language) => words.for(language)(prompts[name]) === asked.text),
  );
  return question ? { question, typed } : null;
}

const prompts = {
  city: "digest-ask-city",
  topic: "digest-ask-topic",
  location: "digest-ask-location",
} as const;

const longestReply = 200;
