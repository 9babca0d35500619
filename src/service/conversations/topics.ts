import { isFollowUp, saysSomething } from "../../answer/index.ts";
import type { Library } from "../../library/index.ts";

/** For how long a question may lean on the one before it. */
export const followUpMinutes = 10;

/**
 * What a conversation is about after a question: the question, after the last one before it that says
 * something by itself, as "And when?" does not. What that one leant on is left out, so that a
 * conversation may get from one topic to another.
 */
export async function continueTopic(
  question: string,
  previous: string | null,
  library: Pick<Library, "languages" | "lookUpTerms">,
): Promise<string> {
  const leans = previous !== null && (await isFollowUp(question, library));
  if (!leans) return question;
  const earlier = previous.split(betweenQuestions);
  let last = earlier.pop() ?? "";
  while (earlier.length > 0 && !(await saysSomething(last, library))) last = earlier.pop() ?? "";
  // The newest question is kept whole, and of the one before it the beginning.
  const room = Math.max(0, maxTopicLength - question.length);
  return [last.slice(0, room), question].filter((text) => text !== "").join(betweenQuestions);
}

/** Topics by a key, each of somebody who may want it forgotten. */
export interface Topics {
  note(ownerId: string, key: string, topic: string): void;
  /** Changes a topic that is known, which stays as old as it was. */
  change(key: string, topic: string): void;
  /** `null` if nothing is known, or it was noted more than `maxMinutes` ago. */
  recall(key: string, maxMinutes: number): string | null;
  forget(ownerId: string): void;
}

/** Keeps at most 6,000 topics, and forgets those noted longest ago. */
export function createTopics(now: () => Date): Topics {
  const notes = new Map<string, { readonly ownerId: string; topic: string; readonly at: number }>();
  return {
    note(ownerId, key, topic) {
      notes.delete(key);
      notes.set(key, { ownerId, topic, at: now().getTime() });
      const [oldest] = notes.keys();
      if (notes.size > maxTopics && oldest !== undefined) notes.delete(oldest);
    },
    change(key, topic) {
      const note = notes.get(key);
      if (note) note.topic = topic;
    },
    recall(key, maxMinutes) {
      const note = notes.get(key);
      return note && now().getTime() - note.at <= maxMinutes * 60_000 ? note.topic : null;
    },
    forget(ownerId) {
      for (const [key, note] of notes) if (note.ownerId === ownerId) notes.delete(key);
    },
  };
}

// Of a few hundred bytes each.
const maxTopics = 6000;
// In UTF-16 units.
const maxTopicLength = 500;
// White space to whoever reads it, and in no message.
const betweenQuestions = "\u2029";
