import type { Context } from "grammy";
import type { InlineKeyboardButton, Message } from "grammy/types";
import { type Answer, type Ask, quoteText, sourceOf } from "../../answer/answer.ts";
import type { Chats } from "../../chats/chats.ts";
import type { SentAnswer } from "../../chats/sentAnswers.ts";
import { createRichText, type RichText } from "../richText.ts";
import { edit, unlessRefused, reply } from "../sending/reply.ts";
import type { Metrics } from "../serving/metrics.ts";
import { type LanguageOptions, wordsFor } from "../words/language.ts";
import type { LibraryDescription } from "./describe.ts";
import { askerOf, type Background, type FollowUpOptions, type FollowUps } from "./followUps.ts";
import { answerButtons } from "./quotes/keyboard.ts";
import { rememberQuotes } from "./quotes/standing.ts";
import { renderAnswer, renderQuestionAndAnswer } from "./render.ts";
import { toSuggestionButtons } from "./suggestionButtons.ts";
import { type Wait, whileTyping } from "./typing.ts";

export interface AnsweringOptions extends LanguageOptions, FollowUpOptions {
  readonly ask: Ask;
  /** What the answers come from, as it is at the moment. */
  readonly describe: () => Promise<LibraryDescription>;
  readonly chats: Pick<Chats, "quotes" | "answers" | "questions" | "together">;
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
   *
   * @param isNamed whether the question was put to the bot. Default: yes.
   */
  answerMessage(context: Context, question: string, isNamed?: boolean): Promise<void>;
  /** Answers a question that nobody typed, in a message that repeats it. */
  answerSuggestion(context: Context, question: string): Promise<void>;
  /**
   * Brings the answer to an edited message up to it, in the message that holds the answer. Without
   * one, what is found now is sent. An edit is the same question, and is not recorded again.
   *
   * @param question `null` if the message asks nothing any more.
   */
  answerEdited(context: Context, question: string | null): Promise<void>;
}

export function createAnswering(options: AnsweringOptions): Answering {
  const { chats, followUps } = options;
  const { find, present } = createPresenting(options);

  const remember = (context: Context, found: Found, answerMessageId: number | null) => {
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
  const recordQuestion = ({ from, chat }: Context, { answer, milliseconds }: Found) => {
    if (!from) return;
    const { question: text, verdict } = answer;
    const chatId = chat?.id ?? null;
    chats.questions.record({ userId: from.id, chatId, text, verdict, milliseconds });
  };
  const send = async (context: Context, found: Found, presented: Presented, isNew = true) => {
    const sent = await reply(context, presented.message, presented.buttons);
    if (!sent) return;
    chats.together(() => {
      chats.answers.record({ ...placeOf(context, sent), ...presented.content });
      if (isNew) recordQuestion(context, found);
    });
    await remember(context, found, sent.message_id);
  };

  return {
    async answerMessage(context, question, isNamed = true) {
      const { message } = context;
      if (!message) return;
      const background = await followUps.backgroundOf(message);
      const found = await find(context, question, background, isNamed);
      if (isShown(context, found.answer)) {
        await send(context, found, await present(context, found.answer, renderAnswer));
        return;
      }
      recordQuestion(context, found);
      await remember(context, found, null);
      if (isNamed) await react(context, "🤷");
    },
    async answerSuggestion(context, question) {
      const found = await find(context, question, { previous: null, near: null }, true);
      await send(context, found, await present(context, found.answer, renderQuestionAndAnswer));
    },
    async answerEdited(context, question) {
      const { editedMessage: message } = context;
      if (!message) return;
      const earlier = chats.answers.byQuestion(message.chat.id, message.message_id);
      if (question === null) {
        if (!earlier) return;
        const nothing = { text: wordsFor(context, options)("answer-none"), entities: [] };
        if (await edit(context, earlier, nothing)) {
          chats.answers.record({ ...earlier, ...noContent });
        }
        return;
      }
      const background = await followUps.backgroundOf(message);
      const found = await find(context, question, background, true);
      const canBeShown = isShown(context, found.answer);
      if (earlier) {
        const answer = canBeShown ? found.answer : withoutQuotes(found.answer);
        const { message: text, buttons, content } = await present(context, answer, renderAnswer);
        if (!(await edit(context, earlier, text, buttons))) return;
        chats.answers.record({ ...earlier, ...content });
        await remember(context, found, earlier.messageId);
      } else if (canBeShown && found.answer.verdict !== "none") {
        const presented = await present(context, found.answer, renderAnswer);
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
type Content = Pick<SentAnswer, "quoteIds" | "furtherQuoteIds" | "verdict">;

interface Presented {
  readonly message: RichText;
  readonly buttons: InlineKeyboardButton[][];
  readonly content: Content;
}

function createPresenting(options: AnsweringOptions) {
  const { ask, chats, describe, metrics, now, wait } = options;

  /** @param isAwaited whether anybody waits for an answer, and should see that it is coming. */
  async function find(
    context: Context,
    question: string,
    background: Background,
    isAwaited: boolean,
  ): Promise<Found> {
    const start = performance.now();
    const work = () => ask({ question, ...background });
    const answer = await (isAwaited ? whileTyping(context, work, wait) : work());
    const milliseconds = performance.now() - start;
    metrics?.countAnswer(answer.verdict, context.chat?.type ?? "none", milliseconds / 1000);
    return { answer, background, milliseconds };
  }

  async function present(
    context: Context,
    answer: Answer,
    render: typeof renderQuestionAndAnswer,
  ): Promise<Presented> {
    const words = wordsFor(context, options);
    const message = render(answer, words, now());
    const [best] = answer.quotes;
    if (!best) {
      const { suggestions } = await describe();
      const buttons = toSuggestionButtons(suggestions);
      if (buttons.length === 0) return { message, buttons, content: noContent };
      const offer = createRichText()
        .appendRich(message)
        .append(`\n\n${words("answer-offer")}`);
      return { message: offer.build(), buttons, content: noContent };
    }
    const ids = chats.together(() => rememberQuotes(answer, options));
    const [id = ""] = ids.quoteIds;
    const { title } = sourceOf(answer, best);
    const buttons = answerButtons(
      {
        best: { id, text: quoteText(answer, best), title },
        quoteIds: ids.quoteIds,
        hasMore: ids.furtherQuoteIds.length > 0,
      },
      words,
      context.me.username,
    );
    return { message, buttons, content: { ...ids, verdict: answer.verdict } };
  }

  return { find, present };
}

/** In a group, saying nothing disturbs nobody. */
function isShown({ chat }: Context, { verdict }: Answer): boolean {
  return verdict === "answered" || chat?.type === "private";
}

const noContent: Content = { quoteIds: [], furtherQuoteIds: [], verdict: "none" };

function withoutQuotes(answer: Answer): Answer {
  return { ...answer, verdict: "none", quotes: [], further: [] };
}

function placeOf(context: Context, sent: Message) {
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
async function react({ api, chat, msg }: Context, emoji: "🤷" | null): Promise<void> {
  if (!chat || !msg) return;
  const reactions = emoji === null ? [] : [{ type: "emoji" as const, emoji }];
  await unlessRefused(api.setMessageReaction(chat.id, msg.message_id, reactions));
}
