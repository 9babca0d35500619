import type { Answer, Asked } from "../../answer/index.ts";
import type { OpenIndex } from "../indexing/openIndex.ts";
import { continueTopic, createTopics, followUpMinutes } from "./topics.ts";

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
  const topics = createTopics(now);
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
