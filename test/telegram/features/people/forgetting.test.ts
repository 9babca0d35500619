import type { User } from "grammy/types";
import { beforeEach, expect, test } from "vitest";
import { createWords } from "../../../../src/service/words/words.ts";
import { borisChat, type OperatorBot, startOperatorBot } from "../../../support/operator.ts";
import {
  anna,
  boris,
  english,
  group,
  nextMessage,
  privateChat,
} from "../../../support/telegram.ts";

let kept: OperatorBot;
beforeEach(async () => {
  kept = await startOperatorBot();
});

const says = (text: string, from: User = boris) =>
  nextMessage(kept.server, borisChat, () => kept.server.sendText({ chat: borisChat, from, text }));

async function remember(userId: number): Promise<void> {
  const asked = { userId, chatId: userId, text: "Where?", milliseconds: 1 };
  await kept.chats.questions.record({ ...asked, verdict: "none" });
  await kept.chats.questions.record({ ...asked, verdict: "weak" });
  await kept.chats.feedback.vote(userId, "quote", "down");
}

test("/forget deletes what is kept of a person and nobody else, and says what it was.", async () => {
  await remember(boris.id);
  await remember(anna.id);
  expect((await says("/forget")).text).toBe(
    [
      english("forget-done"),
      `• ${english("forget-questions", { questions: 2 })}`,
      `• ${english("forget-votes", { votes: 1 })}`,
    ].join("\n"),
  );
  expect(await kept.chats.questions.unanswered()).toEqual([{ text: "Where?", count: 2 }]);
  expect((await kept.chats.feedback.summary(30)).down).toBe(1);
  expect((await says("/forget")).text).toBe(english("forget-nothing"));
});

test("A daily digest that ends with it is named, and so is nothing that was never set.", async () => {
  await says("/start");
  expect((await says("/forget")).text).toBe(english("forget-nothing"));
  await kept.chats.subscriptions.set(boris.id, { isOn: true });
  const { text } = await says("/forget");
  expect(text).toBe(`${english("forget-done")}\n• ${english("forget-digest")}`);
  expect((await kept.chats.subscriptions.get(boris.id)).isOn).toBe(false);
});

test("It answers in the language that was chosen, which it forgets too.", async () => {
  await kept.chats.userSettings.setLanguage(boris.id, "uk");
  const ukrainian = createWords().for("uk");
  expect((await says("/forget")).text).toContain(ukrainian("forget-settings"));
  expect(await kept.chats.userSettings.language(boris.id)).toBeNull();
});

test("In a group it says in one line that it did, not what it was.", async () => {
  await remember(boris.id);
  const message = await nextMessage(kept.server, group, () =>
    kept.server.sendText({ chat: group, from: boris, text: "/forget" }),
  );
  expect(message.text).toBe(english("forget-in-group"));
  expect(await kept.chats.questions.unanswered()).toEqual([]);
});

test("A document that an operator has offered is forgotten too.", async () => {
  const file = { name: "lamp.md", bytes: new TextEncoder().encode("# Lamp") };
  await nextMessage(kept.server, privateChat, () =>
    kept.server.sendDocument({ chat: privateChat, from: anna, file }),
  );
  const message = await nextMessage(kept.server, privateChat, () =>
    kept.server.sendText({ chat: privateChat, from: anna, text: "/forget" }),
  );
  expect(message.text).toContain(english("forget-offers", { documents: 1 }));
  const [offer] = kept.server.messages(privateChat.id);
  const button = offer?.reply_markup?.inline_keyboard[0]?.[0];
  if (!offer || !button || !("callback_data" in button)) throw new Error("Expected a button.");
  kept.server.pressButton({ from: anna, message: offer, callbackData: button.callback_data });
  const answer = await kept.server.waitFor(() =>
    kept.server.requests.find(({ method }) => method === "answerCallbackQuery"),
  );
  expect(answer.payload["text"]).toBe(english("document-gone"));
});
