import type { Message } from "grammy/types";
import { expect, test } from "vitest";
import type { Chats } from "../../../../src/memory/chats.ts";
import { noAnswer } from "../../../support/answers.ts";
import type { BotApiServer } from "../../../support/botApi/server.ts";
import { openTestChats } from "../../../support/chats.ts";
import {
  anna,
  boris,
  english,
  group,
  nextMessage,
  privateChat,
  startForTest,
} from "../../../support/telegram.ts";

let chats: Chats;
let server: BotApiServer;

async function start(options: Partial<Parameters<typeof startForTest>[0]> = {}): Promise<void> {
  chats = await openTestChats();
  ({ server } = await startForTest({
    chats,
    ask: ({ question }) => Promise.resolve(noAnswer(question)),
    ...options,
  }));
}

/** Has the bot be put out, and let in again as something. */
function addBot(status: "member" | "administrator" = "member"): void {
  server.setMember({ chat: group, user: server.me, status: "left" });
  server.setBotStanding({ chat: group, status, by: anna });
}
const greeting = (): Promise<Message> => nextMessage(server, group, addBot);

/** Everything before is dealt with once this is answered. */
async function settled(): Promise<void> {
  const act = () => void server.sendText({ chat: group, from: anna, text: "/help" });
  await nextMessage(server, group, act);
  await nextMessage(server, privateChat, () => {
    server.sendText({ chat: privateChat, from: anna, text: "/help" });
  });
}

test("Added to a group, the bot says what it is, how to ask it, and that it hears no mentions.", async () => {
  await start();
  const { text } = await greeting();
  expect(text?.split("\n\n")).toEqual([
    english("welcome", { documents: 2 }),
    english("welcome-group", { command: "/ask@quoth_test_bot" }),
    english("welcome-hears-little"),
  ]);
});

test.each([
  ["with privacy mode off", { canReadAllGroupMessages: true }, "member"],
  ["as an administrator", {}, "administrator"],
] as const)("Added %s, it says that it may be mentioned.", async (_how, options, status) => {
  await start(options);
  const { text } = await nextMessage(server, group, () => addBot(status));
  expect(text).toContain(english("welcome-hears"));
  expect(text).not.toContain(english("welcome-hears-little"));
});

test("The button under it tells administrators what /diagnose does, and others that they are none.", async () => {
  await start();
  const message = await greeting();
  server.setMember({ chat: group, user: anna, status: "creator" });
  const findings = await nextMessage(server, group, () => {
    server.pressButton({ from: anna, message, callbackData: "diagnose" });
  });
  expect(findings.text).toContain(english("diagnose-title"));
  const id = server.pressButton({ from: boris, message, callbackData: "diagnose" });
  const alert = await server.waitFor(() =>
    server.requests.find(({ payload }) => payload["callback_query_id"] === id),
  );
  expect(alert.payload).toMatchObject({ text: english("administrators-only"), show_alert: true });
});

test("A group that it knows from before hears nothing when it comes back, nor one where it becomes an administrator.", async () => {
  await start();
  await greeting();
  server.setBotStanding({ chat: group, status: "administrator", by: anna });
  server.setBotStanding({ chat: group, status: "kicked", by: anna });
  server.setBotStanding({ chat: group, status: "member", by: anna });
  await settled();
  expect(server.messages(group.id)).toHaveLength(2);
});

test("It says nothing where it may not write, nor where whoever adds it may not ask.", async () => {
  await start();
  server.describeChat({ chat: group, details: { permissions: { can_send_messages: false } } });
  addBot();
  await settled();
  expect(server.messages(group.id)).toHaveLength(1);
  await start({ access: { allowedChats: [], allowedUsers: [boris.id], adminIds: [] } });
  addBot();
  await nextMessage(server, privateChat, () => {
    server.sendText({ chat: privateChat, from: anna, text: "/help" });
  });
  expect(server.messages(group.id)).toEqual([]);
});
