import type { Channel, SendOutcome } from "../../src/service/digestDelivery/channel.ts";

/** A channel that keeps what it is given, and fails as it is told. */
export interface MemoryChannel extends Channel {
  received(chatId: number): readonly string[];
  /** Has the next part end so: without arriving, or "unknown" after it has arrived. */
  failNext(outcome: SendOutcome): void;
}

export function createMemoryChannel(goneChatId: number): MemoryChannel {
  const received: { readonly chatId: number; readonly part: string }[] = [];
  let failure: SendOutcome | null = null;
  return {
    write: async () => ({ parts: [], quotes: [] }),
    sayTopicLost: async (part) => part,
    destinationOf: ({ chatId }) => `${chatId}`,
    async send(destination, part) {
      const chatId = Number(destination);
      if (chatId === goneChatId) return { kind: "gone", reason: "blocked" };
      const outcome: SendOutcome = failure ?? { kind: "sent" };
      failure = null;
      if (outcome.kind === "sent" || outcome.kind === "unknown") received.push({ chatId, part });
      return outcome;
    },
    received: (id) => received.filter(({ chatId }) => chatId === id).map(({ part }) => part),
    failNext: (outcome) => void (failure = outcome),
  };
}
