import type { Asked } from "../../answer/index.ts";
import {
  type CurrentQuote,
  type CurrentQuotesOptions,
  findCurrentQuotes,
} from "./currentQuotes.ts";
import { continueTopic, createTopics, followUpMinutes } from "./topics.ts";

/** What a question may lean on: the question before it, and the words it is about. */
export type Background = Required<Pick<Asked, "previous" | "near">>;

/**
 * How a question came, where people can reply to answers and edit questions. Each id is any text that
 * tells things of its kind apart.
 */
export interface Asking {
  /** Who asks, and where; `null` if nobody knows. */
  readonly conversationId: string | null;
  /** The person, who may want it forgotten. */
  readonly ownerId: string;
  /** The question, which may be edited and asked again; `null` if it cannot. */
  readonly questionId: string | null;
  readonly repliesTo: RepliedMessage | null;
}

/** What a question replies to. */
export type RepliedMessage =
  | {
      readonly kind: "answer";
      /** What it was remembered as; of several, the first that is known. */
      readonly answerIds: readonly string[];
      readonly quoteIds: readonly string[];
      /** The words of it that were chosen; empty for none. */
      readonly chosen: string;
      /** What it says, for when its question is known no longer; empty for nothing. */
      readonly words: string;
    }
  | {
      /** What somebody said. */
      readonly kind: "message";
      readonly words: string;
      /** Whether these words are the question, which the reply only put. */
      readonly isQuestion: boolean;
      /** As `Asking` names it. */
      readonly questionId: string;
      /** Of whoever said it. */
      readonly conversationId: string | null;
    };

/**
 * Keeps in mind what was asked last, so that "and when?" is understood. Only in memory, since no
 * question is stored: after a restart a question that is no reply stands alone.
 */
export interface FollowUps {
  /**
   * For a reply to an answer, the question of that answer, or after a restart what the answer says, and
   * the words that were chosen of it; for
   * a reply to somebody's message, what that says; for any other, the conversation's last question,
   * if that was at most ten minutes ago. For a question that was asked before, what it leant on then.
   */
  backgroundOf(asking: Asking): Promise<Background>;
  /**
   * Notes a question. One that leans on another is remembered together with that one. One that was
   * asked before changes what its conversation is about only if nothing was asked there since.
   *
   * @param asked.isEdited whether it was asked before, in other words or in the same.
   * @param asked.answerId `null` if it got no answer that can be replied to.
   */
  remember(
    asking: Omit<Asking, "repliesTo">,
    asked: {
      readonly question: string;
      readonly previous: string | null;
      readonly answerId: string | null;
      readonly isEdited: boolean;
    },
  ): Promise<void>;
  /** Forgets what a person has asked. */
  forget(ownerId: string): void;
}

export interface FollowUpOptions extends CurrentQuotesOptions {
  readonly now: () => Date;
}

export function createFollowUps(options: FollowUpOptions): FollowUps {
  const { use, now } = options;
  const topics = createTopics(now);

  const lastOf = (conversationId: string | null) =>
    conversationId && topics.recall(conversationKey(conversationId), followUpMinutes);
  /** What a question leant on when it was asked; `undefined` if it was not. */
  const leaningOf = (questionId: string | null): string | null | undefined => {
    const leantOn = questionId && topics.recall(leaningKey(questionId), Infinity);
    return leantOn === nothing ? null : (leantOn ?? undefined);
  };
  const previousOf = async ({
    conversationId,
    questionId,
    repliesTo,
  }: Asking): Promise<string | null> => {
    const leaning = leaningOf(questionId);
    if (leaning !== undefined) return leaning;
    if (!repliesTo) return lastOf(conversationId);
    if (repliesTo.kind === "answer") {
      const known = repliesTo.answerIds.map((id) => topics.recall(answerKey(id), Infinity));
      return known.find((topic) => topic !== null) ?? (repliesTo.words || null);
    }
    const ofReplied = leaningOf(repliesTo.questionId) ?? null;
    if (repliesTo.isQuestion) return ofReplied ?? lastOf(repliesTo.conversationId);
    return use((library) => continueTopic(repliesTo.words, ofReplied, library));
  };

  return {
    async backgroundOf(asking) {
      const replied = asking.repliesTo;
      const { chosen, quoteIds } = replied?.kind === "answer" ? replied : noAnswer;
      const ids = chosen === "" ? [] : quoteIds;
      const near = findNear(chosen, ids.length > 0 ? await findCurrentQuotes(ids, options) : []);
      return { previous: await previousOf(asking), near };
    },
    async remember({ conversationId, ownerId, questionId }, asked) {
      const { question, previous, answerId } = asked;
      const topic = await use((library) => continueTopic(question, previous, library));
      const isKnown = asked.isEdited || leaningOf(questionId) !== undefined;
      if (conversationId !== null && !isKnown) {
        topics.note(ownerId, conversationKey(conversationId), topic);
        topics.note(ownerId, lastKey(conversationId), questionId ?? nothing);
      } else if (conversationId !== null && questionId !== null) {
        const isLast = topics.recall(lastKey(conversationId), Infinity) === questionId;
        if (isLast) topics.change(conversationKey(conversationId), topic);
      }
      if (answerId !== null) topics.note(ownerId, answerKey(answerId), topic);
      if (questionId !== null) topics.note(ownerId, leaningKey(questionId), previous ?? nothing);
    },
    forget: (ownerId) => topics.forget(ownerId),
  };
}

const noAnswer = { chosen: "", quoteIds: [] };

/** Where the chosen words stand: in the quotes that were shown, else anywhere in their documents. */
function findNear(chosen: string, quotes: readonly CurrentQuote[]): Background["near"] {
  if (chosen === "") return null;
  for (const { place, document } of quotes) {
    const start = document.text.slice(place.start, place.end).indexOf(chosen);
    if (start >= 0) return spanOf(document.id, place.start + start, chosen);
  }
  for (const { place, document } of quotes) {
    if (chosen.includes(document.text.slice(place.start, place.end))) return place;
    const start = document.text.indexOf(chosen, Math.max(0, place.start - chosen.length));
    const found = start >= 0 ? start : document.text.lastIndexOf(chosen, place.start);
    if (found >= 0) return spanOf(document.id, found, chosen);
  }
  return null;
}

function spanOf(documentId: string, start: number, { length }: string) {
  return { documentId, start, end: start + length };
}

const conversationKey = (id: string) => `conversation ${id}`;
const lastKey = (conversationId: string) => `last ${conversationId}`;
const answerKey = (id: string) => `answer ${id}`;
const leaningKey = (questionId: string) => `leaning ${questionId}`;

/** No question is empty. */
const nothing = "";
