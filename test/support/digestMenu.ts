import type { Chat, Message, User } from "grammy/types";
import type { OpenIndex } from "../../src/service/index.ts";
import { createTestClock, openTestChats } from "./chats.ts";
import { anna, nextMessage, privateChat, startForTest } from "./telegram.ts";

/**
 * A bot that sends digests, for the test that is running, at noon of 30 June 2026; and what people
 * do at `/digest`. Anna does it, unless somebody else is named.
 */
export async function startDigestMenu(app: OpenIndex) {
  const clock = createTestClock();
  clock.pass(24);
  const chats = await openTestChats({ now: clock.now });
  const { server } = await startForTest({
    ask: app.ask,
    chats,
    digests: {
      chooseDigests: app.chooseDigests,
      use: (work) => app.use(work),
      now: clock.now,
    },
  });

  /** A message as it stands in the chat now. */
  function shown({ chat, message_id: id }: Message): Message {
    const message = server.messages(chat.id).find((candidate) => candidate.message_id === id);
    if (!message) throw new Error(`Expected message ${id}, got none.`);
    return message;
  }

  /** The callback data of a message's button, by what stands on it. */
  function dataOf(message: Message, text: string): string {
    const buttons = shown(message).reply_markup?.inline_keyboard.flat() ?? [];
    const button = buttons.find((candidate) => candidate.text === text);
    if (!button || !("callback_data" in button)) {
      throw new Error(`Expected "${text}", got ${buttons.map((other) => other.text).join(", ")}.`);
    }
    return button.callback_data;
  }

  return {
    server,
    chats,
    clock,
    shown,
    dataOf,
    says: (text: string, chat: Chat = privateChat, from: User = anna) =>
      nextMessage(server, chat, () => server.sendText({ chat, from, text })),
    replies: (text: string, to: Message, from: User = anna) =>
      nextMessage(server, to.chat, () => {
        server.sendText({ chat: to.chat, from, text, replyToMessageId: to.message_id });
      }),
    /** Presses a button, and waits until that was dealt with. @returns the alert, if there was one. */
    async press(message: Message, text: string, from: User = anna): Promise<unknown> {
      const before = JSON.stringify(shown(message));
      const id = server.pressButton({ from, message, callbackData: dataOf(message, text) });
      const answer = await server.waitFor(() =>
        server.requests.find(
          ({ method, payload, answer: given }) =>
            method === "answerCallbackQuery" && payload["callback_query_id"] === id && given,
        ),
      );
      if (answer.payload["text"] === undefined) {
        await server.waitFor(() => JSON.stringify(shown(message)) !== before || undefined);
      }
      return answer.payload["text"];
    },
    pressForMessage: (message: Message, text: string, from: User = anna) =>
      nextMessage(server, message.chat, () => {
        server.pressButton({ from, message, callbackData: dataOf(message, text) });
      }),
  };
}
