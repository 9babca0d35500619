import type { BotContext } from "../../updates/context.ts";
import type { Message } from "grammy/types";
import { type Answer, type Ask, type Asked, quoteText, sourceOf } from "../../../answer/index.ts";
import type { Chats } from "../../../memory/index.ts";
import { createRichText } from "../../sending/richText.ts";
import { alone, type AnswerForms, underItsQuestion } from "./rendering/answerForms.ts";
import {
  type AnswerMessage,
  editAnswer,
  replyWithAnswer,
  type RichOptions,
} from "./rendering/replyWithAnswer.ts";
import { writerOf } from "../../updates/incoming.ts";
import { answerPress, edit, react, threadOf } from "../../sending/reply.ts";
import type { Metrics } from "../../serving/web/metrics.ts";
import {
  type AnswerRecord,
  askTimed,
  type Background,
  emptyRecord,
  type FollowUpOptions,
  type FollowUps,
  type LibraryDescription,
  type TimedAnswer,
  toAnswerRecord,
  toAskedQuestion,
  withoutQuotes,
} from "../../../service/index.ts";
import { linkToDocument } from "../catalogue/renderCatalogue.ts";
import { answerButtons } from "./quoteButtons/keyboard.ts";
import { askerOf, readAsking, toMessageKey } from "./readAsking.ts";
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
  /**
   * Answers the question of a pressed button, in a message that repeats it. Where the button has been
   * answered before, that message is brought up to date instead, unless somebody has deleted it. A
   * headline is not recorded among the questions.
   */
  answerPressed(
    context: BotContext,
    asked: Pick<Asked, "question" | "near" | "isHeadline">,
  ): Promise<void>;
  /**
   * Brings the answer to an edited message up to it, in the message that holds the answer. Without
   * one, what is found now is sent. An edit is the same question, and is not recorded again.
   *
   * @param question `null` if the message asks nothing any more.
   * @param leastConfidence for a question that was put to everybody, as in `answerOverheard`: one that had
   *   no answer gets none.
   */
  answerEdited(
    context: BotContext,
    question: string | null,
    leastConfidence?: number,
  ): Promise<void>;
}

export function createAnswering(options: AnsweringOptions): Answering {
  const { chats, followUps } = options;
  const { find, findQuietly, count, present } = createPresenting(options);

  const remember = (
    context: BotContext,
    found: Found,
    answerMessageId: number | null,
    isEdited = false,
  ) => {
    const { msg, from, callbackQuery } = context;
    if (!msg || !from) return Promise.resolve();
    const keyOf = (messageId: number) => toMessageKey(msg.chat.id, messageId);
    return followUps.remember(
      {
        ...askerOf(msg, from.id, callbackQuery ? from.id : writerOf(msg)),
        questionId: callbackQuery ? null : keyOf(msg.message_id),
      },
      {
        question: found.answer.question,
        previous: found.background.previous,
        answerId: answerMessageId === null ? null : keyOf(answerMessageId),
        isEdited,
      },
    );
  };
  const backgroundOf = async ({ me }: BotContext, message: Message, question: string) =>
    followUps.backgroundOf(await readAsking({ message, question, me }, chats));
  const toAsked = ({ from, chat }: BotContext, found: Found) =>
    from ? [{ userId: from.id, chatId: chat?.id ?? null, ...toAskedQuestion(found) }] : [];
  const send = async (context: BotContext, found: Found, presented: Presented, isNew = true) => {
    const sent = await replyWithAnswer(context, presented);
    if (!sent) return;
    context.delivery.keep({
      answers: [{ ...placeOf(context, sent), ...presented.record }],
      questions: isNew ? toAsked(context, found) : [],
    });
    await remember(context, found, sent.message_id);
  };

  return {
    async answerMessage(context, question) {
      const { message } = context;
      if (!message) return;
      const background = await backgroundOf(context, message, question);
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
      const found = await findQuietly(question, noBackground);
      const { verdict, confidence } = found.answer;
      if (verdict !== "answered" || confidence < leastConfidence) return false;
      count(context, found);
      await send(context, found, await present(context, found.answer, alone));
      return true;
    },
    async answerPressed(context, { question, near = null, isHeadline = false }) {
      const { chat, msg, callbackQuery } = context;
      const sentBefore =
        chat && msg ? await chats.answers.allByQuestion(chat.id, msg.message_id) : [];
      const earlier = sentBefore.find(({ button }) => button && button === callbackQuery?.data);
      await answerPress(context, earlier ? { text: context.words("shown-already") } : {});
      const found = await find(context, question, { previous: null, near, isHeadline });
      const presented = await present(context, found.answer, underItsQuestion);
      if (earlier && (await editAnswer(context, earlier, presented))) {
        context.delivery.keep({ answers: [{ ...earlier, ...presented.record }] });
        await remember(context, found, earlier.messageId);
      } else await send(context, found, presented, !isHeadline);
    },
    async answerEdited(context, question, leastConfidence) {
      const { editedMessage: message } = context;
      if (!message) return;
      const earlier = await chats.answers.byQuestion(message.chat.id, message.message_id);
      if (question === null) {
        if (!earlier) return;
        const nothing = { text: context.words("answer-none"), entities: [] };
        if (await edit(context, earlier, nothing)) {
          context.delivery.keep({ answers: [{ ...earlier, ...emptyRecord }] });
        }
        return;
      }
      const isOverheard = leastConfidence !== undefined;
      if (isOverheard && !earlier) return;
      const background = isOverheard
        ? noBackground
        : await backgroundOf(context, message, question);
      const found = isOverheard
        ? await findQuietly(question, background)
        : await find(context, question, background);
      const { confidence } = found.answer;
      const canBeShown = isShown(context, found.answer) && confidence >= (leastConfidence ?? 0);
      if (earlier) {
        const answer = canBeShown ? found.answer : withoutQuotes(found.answer);
        const presented = await present(context, answer, alone);
        if (!(await editAnswer(context, earlier, presented))) return;
        context.delivery.keep({ answers: [{ ...earlier, ...presented.record }] });
        await remember(context, found, earlier.messageId, true);
      } else if (canBeShown && found.answer.verdict !== "none") {
        const presented = await present(context, found.answer, alone);
        await send(context, found, presented, false);
        // In a group there may be a shrug.
        if (message.chat.type !== "private") await react(context, null);
      }
    },
  };
}

interface Found extends TimedAnswer {
  readonly background: Background;
}

/** A question that leans on nothing. */
const noBackground: Background = { previous: null, near: null };

interface Presented extends AnswerMessage {
  readonly record: AnswerRecord;
}

function createPresenting(options: AnsweringOptions) {
  const { ask, describe, metrics, now, wait } = options;

  /** Finds an answer for whoever waits for it, and should see that it is coming. */
  async function find(
    context: BotContext,
    question: string,
    background: Background & Pick<Asked, "isHeadline">,
  ): Promise<Found> {
    const found = await whileTyping(context, () => findQuietly(question, background), wait);
    count(context, found);
    return found;
  }

  async function findQuietly(
    question: string,
    background: Background & Pick<Asked, "isHeadline">,
  ): Promise<Found> {
    return { ...(await askTimed(ask, { question, ...background })), background };
  }

  function count({ chat }: BotContext, { answer, milliseconds }: Found): void {
    metrics?.countAnswer(answer.verdict, chat?.type ?? "none", milliseconds / 1000);
  }

  async function present(
    context: BotContext,
    answer: Answer,
    { asText, asRich }: AnswerForms,
  ): Promise<Presented> {
    const words = context.words;
    const linkTo = (documentId: string) => linkToDocument(documentId, context.me.username);
    const message = asText(answer, words, now(), linkTo);
    const [best] = answer.quotes;
    if (!best) {
      const { suggestions } = await describe();
      const buttons = toSuggestionButtons(suggestions);
      if (buttons.length === 0) return { message, rich: null, buttons, record: emptyRecord };
      const offer = createRichText()
        .appendRich(message)
        .append(`\n\n${words("answer-offer")}`);
      return { message: offer.build(), rich: null, buttons, record: emptyRecord };
    }
    const { quotes, record } = toAnswerRecord(answer);
    context.delivery.remember(quotes);
    const [id = ""] = record.quoteIds;
    const { title } = sourceOf(answer, best);
    const buttons = answerButtons(
      {
        best: { id, text: quoteText(answer, best), title },
        quoteIds: record.quoteIds,
        hasMore: record.further.length > 0,
      },
      words,
      context.me.username,
    );
    const rich = options.richMessages === "on" ? asRich(answer, words, now()) : null;
    return { message, rich, buttons, record };
  }

  return { find, findQuietly, count, present };
}

/** In a group, saying nothing disturbs nobody. */
function isShown({ chat }: BotContext, { verdict }: Answer): boolean {
  return verdict === "answered" || chat?.type === "private";
}

function placeOf(context: BotContext, sent: Message) {
  const { msg, from, callbackQuery } = context;
  return {
    // Where it went: a group may have become a supergroup meanwhile.
    chatId: sent.chat.id,
    messageId: sent.message_id,
    questionMessageId: msg?.message_id ?? null,
    ...(callbackQuery?.data !== undefined && { button: callbackQuery.data }),
    threadId: threadOf(sent),
    askerId: from?.id ?? null,
  };
}
