import type { BotContext } from "../context.ts";
import type { InputRichMessage, Message } from "grammy/types";
import { type Answer, type Ask, quoteText, sourceOf } from "../../answer/index.ts";
import type { Chats, SentAnswer } from "../../memory/index.ts";
import { createRichText, type RichText } from "../richText.ts";
import { renderRichAnswer, renderRichQuestionAndAnswer } from "../rich/richAnswer.ts";
import {
  type AnswerMessage,
  editAnswer,
  replyWithAnswer,
  type RichOptions,
} from "../rich/replyWithAnswer.ts";
import { edit, unlessRefused } from "../sending/reply.ts";
import type { Metrics } from "../serving/metrics.ts";
import { type Words, type LibraryDescription, nameQuotes } from "../../service/index.ts";
import { askerOf, type Background, type FollowUpOptions, type FollowUps } from "./followUps.ts";
import { answerButtons } from "./quotes/keyboard.ts";
import { renderAnswer, renderQuestionAndAnswer } from "./render.ts";
import { toSuggestionButtons } from "./suggestionButtons.ts";
import { type Wait, whileTyping } from "./typing.ts";

export interface AnsweringOptions extends FollowUpOptions, RichOptions {
  readonly ask: Ask;
  /** What the answers come from, as it is at the moment. */
  readonly describe: () => Promise<LibraryDescription>;
  readonly chats: Pick<Chats, "quotes" | "answers">;
  readonly followUps: FollowUps;
  /** Default: nothing is counted. */
  readonly metrics?: Metrics | undefined;
  /** Waits before the bot is shown typing. Default: a timer. */
  readonly wait?: Wait | undefined;
}

/** Finds answers and shows them: one message a question, recorded together with it. */
export interface Answering {
  /**
   * Answers the question of a message. In a group what is not sure is not said: whoever named the bot
   * sees a shrug.
   */
  answerMessage(context: BotContext, question: string): Promise<void>;
  /**
   * Answers a question that was put to everybody, if the best quote answers with at least this
   * confidence. Nobody sees the bot typing, and a question that is not answered is kept nowhere.
   *
   * @returns whether it was answered.
   */
  answerOverheard(context: BotContext, question: string, leastConfidence: number): Promise<boolean>;
  /** Answers a question that nobody typed, in a message that repeats it. */
  answerSuggestion(context: BotContext, question: string): Promise<void>;
  /**
   * Brings the answer to an edited message up to it, in the message that holds the answer. Without
   * one, what is found now is sent. An edit is the same question, and is not recorded again.
   *
   * @param question `null` if the message asks nothing any more.
   */
  answerEdited(context: BotContext, question: string | null): Promise<void>;
}

export function createAnswering(options: AnsweringOptions): Answering {
  const { chats, followUps } = options;
  const { find, findQuietly, count, present } = createPresenting(options);

  const remember = (context: BotContext, found: Found, answerMessageId: number | null) => {
    const { msg, from } = context;
    if (!msg || !from) return Promise.resolve();
    return followUps.remember({
      question: found.answer.question,
      previous: found.background.previous,
      asker: askerOf(msg, from.id),
      questionMessageId: context.callbackQuery ? null : msg.message_id,
      answerMessageId,
    });
  };
  const toAsked = ({ from, chat }: BotContext, { answer, milliseconds }: Found) => {
    if (!from) return [];
    const { question: text, verdict } = answer;
    const chatId = chat?.id ?? null;
    return [{ userId: from.id, chatId, text, verdict, milliseconds }];
  };
  const send = async (context: BotContext, found: Found, presented: Presented, isNew = true) => {
    const sent = await replyWithAnswer(context, presented);
    if (!sent) return;
    context.delivery.keep({
      answers: [{ ...placeOf(context, sent), ...presented.content }],
      questions: isNew ? toAsked(context, found) : [],
    });
    await remember(context, found, sent.message_id);
  };

  return {
    async answerMessage(context, question) {
      const { message } = context;
      if (!message) return;
      const background = await followUps.backgroundOf(message, question, context.me);
      const found = await find(context, question, background);
      if (isShown(context, found.answer)) {
        await send(context, found, await present(context, found.answer, alone));
        return;
      }
      context.delivery.keep({ questions: toAsked(context, found) });
      await remember(context, found, null);
      await react(context, "🤷");
    },
    async answerOverheard(context, question, leastConfidence) {
      const found = await findQuietly(question, { previous: null, near: null });
      const { verdict, confidence } = found.answer;
      if (verdict !== "answered" || confidence < leastConfidence) return false;
      count(context, found);
      await send(context, found, await present(context, found.answer, alone));
      return true;
    },
    async answerSuggestion(context, question) {
      const found = await find(context, question, { previous: null, near: null });
      await send(context, found, await present(context, found.answer, underItsQuestion));
    },
    async answerEdited(context, question) {
      const { editedMessage: message } = context;
      if (!message) return;
      const earlier = await chats.answers.byQuestion(message.chat.id, message.message_id);
      if (question === null) {
        if (!earlier) return;
        const nothing = { text: context.words("answer-none"), entities: [] };
        if (await edit(context, earlier, nothing)) {
          context.delivery.keep({ answers: [{ ...earlier, ...noContent }] });
        }
        return;
      }
      const background = await followUps.backgroundOf(message, question, context.me);
      const found = await find(context, question, background);
      const canBeShown = isShown(context, found.answer);
      if (earlier) {
        const answer = canBeShown ? found.answer : withoutQuotes(found.answer);
        const presented = await present(context, answer, alone);
        if (!(await editAnswer(context, earlier, presented))) return;
        context.delivery.keep({ answers: [{ ...earlier, ...presented.content }] });
        await remember(context, found, earlier.messageId);
      } else if (canBeShown && found.answer.verdict !== "none") {
        const presented = await present(context, found.answer, alone);
        await send(context, found, presented, false);
        // In a group there may be a shrug.
        if (message.chat.type !== "private") await react(context, null);
      }
    },
  };
}

interface Found {
  readonly answer: Answer;
  readonly background: Background;
  readonly milliseconds: number;
}

/** What is kept of a message: which quotes it shows. */
type Content = Pick<SentAnswer, "quoteIds" | "further" | "verdict">;

/** How an answer is written, in both its forms. */
interface Rendering {
  readonly asText: (answer: Answer, words: Words, now: Date) => RichText;
  readonly asRich: (answer: Answer, words: Words, now: Date) => InputRichMessage;
}

const alone: Rendering = { asText: renderAnswer, asRich: renderRichAnswer };
const underItsQuestion: Rendering = {
  asText: renderQuestionAndAnswer,
  asRich: renderRichQuestionAndAnswer,
};

interface Presented extends AnswerMessage {
  readonly content: Content;
}

function createPresenting(options: AnsweringOptions) {
  const { ask, describe, metrics, now, wait } = options;

  /** Finds an answer for whoever waits for it, and should see that it is coming. */
  async function find(
    context: BotContext,
    question: string,
    background: Background,
  ): Promise<Found> {
    const found = await whileTyping(context, () => findQuietly(question, background), wait);
    count(context, found);
    return found;
  }

  async function findQuietly(question: string, background: Background): Promise<Found> {
    const start = performance.now();
    const answer = await ask({ question, ...background });
    return { answer, background, milliseconds: performance.now() - start };
  }

  function count({ chat }: BotContext, { answer, milliseconds }: Found): void {
    metrics?.countAnswer(answer.verdict, chat?.type ?? "none", milliseconds / 1000);
  }

  async function present(
    context: BotContext,
    answer: Answer,
    { asText, asRich }: Rendering,
  ): Promise<Presented> {
    const words = context.words;
    const message = asText(answer, words, now());
    const [best] = answer.quotes;
    if (!best) {
      const { suggestions } = await describe();
      const buttons = toSuggestionButtons(suggestions);
      if (buttons.length === 0) return { message, rich: null, buttons, content: noContent };
      const offer = createRichText()
        .appendRich(message)
        .append(`\n\n${words("answer-offer")}`);
      return { message: offer.build(), rich: null, buttons, content: noContent };
    }
    const { quotes, ...shown } = nameQuotes(answer);
    context.delivery.remember(quotes);
    const [id = ""] = shown.quoteIds;
    const { title } = sourceOf(answer, best);
    const buttons = answerButtons(
      {
        best: { id, text: quoteText(answer, best), title },
        quoteIds: shown.quoteIds,
        hasMore: shown.further.length > 0,
      },
      words,
      context.me.username,
    );
    const rich = options.richMessages === "on" ? asRich(answer, words, now()) : null;
    return { message, rich, buttons, content: { ...shown, verdict: answer.verdict } };
  }

  return { find, findQuietly, count, present };
}

/** In a group, saying nothing disturbs nobody. */
function isShown({ chat }: BotContext, { verdict }: Answer): boolean {
  return verdict === "answered" || chat?.type === "private";
}

const noContent: Content = { quoteIds: [], further: [], verdict: "none" };

function withoutQuotes(answer: Answer): Answer {
  return { ...answer, verdict: "none", quotes: [], further: [] };
}

function placeOf(context: BotContext, sent: Message) {
  const { msg, from, callbackQuery } = context;
  return {
    // Where it went: a group may have become a supergroup meanwhile.
    chatId: sent.chat.id,
    messageId: sent.message_id,
    questionMessageId: callbackQuery ? null : (msg?.message_id ?? null),
    threadId: askerOf(sent, 0).threadId,
    askerId: from?.id ?? null,
  };
}

/** @param emoji `null` takes it back. Not every chat allows it. */
async function react({ api, chat, msg }: BotContext, emoji: "🤷" | null): Promise<void> {
  if (!chat || !msg) return;
  const reactions = emoji === null ? [] : [{ type: "emoji" as const, emoji }];
  await unlessRefused(api.setMessageReaction(chat.id, msg.message_id, reactions));
}
