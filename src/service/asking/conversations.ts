import { type Answer, type Asked, isFollowUp } from "../../answer/index.ts";
import type { Library } from "../../library/index.ts";
import type { OpenIndex } from "../indexing/openIndex.ts";

/** Questions that follow each other: "When did the tunnel open?", "And the bridge?". */
export interface Conversations {
  /**
   * Answers a question. One that leans on an earlier question of the same conversation, asked at most
   * ten minutes ago, is understood with it; one that stands alone is answered as `ask` would.
   *
   * @param asked.conversationId any text that tells conversations apart: a session, a chat and person.
   */
  ask(asked: {
    readonly conversationId: string;
    readonly question: string;
    readonly near?: Asked["near"];
  }): Promise<Answer>;
  /** Forgets what was asked in a conversation. */
  forget(conversationId: string): void;
}

/**
 * Remembers in memory only, since no question is stored: after a restart a question stands alone. At
 * most 6,000 conversations are remembered, those asked in last.
 */
export function createConversations(options: {
  readonly index: Pick<OpenIndex, "ask" | "use">;
  /** Default: the system's clock. */
  readonly now?: () => Date;
}): Conversations {
  const { index, now = () => new Date() } = options;
  const topics = createTopics<string>(now);
  return {
    async ask({ conversationId, question, near = null }) {
      const previous = topics.recall(conversationId, followUpMinutes);
      const answer = await index.ask({ question, previous, near });
      const topic = await index.use((library) => continueTopic(question, previous, library));
      topics.note(conversationId, conversationId, topic);
      return answer;
    },
    forget: (conversationId) => topics.forget(conversationId),
  };
}

/** For how long a question may lean on the one before it. */
export const followUpMinutes = 10;

/** What a conversation is about after a question: the question, after what it leans on. */
export async function continueTopic(
  question: string,
  previous: string | null,
  library: Pick<Library, "languages" | "lookUpTerms">,
): Promise<string> {
  const leans = previous !== null && (await isFollowUp(question, library));
  // What it all began with says what it is about, so the end is what goes.
  return (leans ? `${previous} ${question}` : question).slice(0, maxTopicLength);
}

/** Topics by a key, each of somebody who may want it forgotten. */
export interface Topics<Owner> {
  note(owner: Owner, key: string, topic: string): void;
  /** `null` if nothing is known, or it was noted more than `maxMinutes` ago. */
  recall(key: string, maxMinutes: number): string | null;
  forget(owner: Owner): void;
}

/** Keeps at most 6,000 topics, and forgets those noted longest ago. */
export function createTopics<Owner>(now: () => Date): Topics<Owner> {
  const notes = new Map<string, { readonly owner: Owner; readonly topic: string; at: number }>();
  return {
    note(owner, key, topic) {
      notes.delete(key);
      notes.set(key, { owner, topic, at: now().getTime() });
      const [oldest] = notes.keys();
      if (notes.size > maxTopics && oldest !== undefined) notes.delete(oldest);
    },
    recall(key, maxMinutes) {
      const note = notes.get(key);
      return note && now().getTime() - note.at <= maxMinutes * 60_000 ? note.topic : null;
    },
    forget(owner) {
      for (const [key, note] of notes) if (note.owner === owner) notes.delete(key);
    },
  };
}

// Of a few hundred bytes each.
const maxTopics = 6000;
// In UTF-16 units.
const maxTopicLength = 500;
