import { beforeEach, describe, expect, test } from "vitest";
import type { Chats } from "../../../../src/memory/chats.ts";
import { noAnswer } from "../../../support/answers.ts";
import type { BotApiServer } from "../../../support/botApi/server.ts";
import { createTestClock, openTestChats, type TestClock } from "../../../support/chats.ts";
import {
  anna,
  boris,
  english,
  group,
  nextMessage,
  startForTest,
} from "../../../support/telegram.ts";

let chats: Chats;
let clock: TestClock;
let server: BotApiServer;

beforeEach(async () => {
  chats = await openTestChats();
  clock = createTestClock();
  ({ server } = await startForTest({
    chats,
    now: clock.now,
    ask: ({ question }) => Promise.resolve(noAnswer(question)),
  }));
});

const lookUps = () => server.requests.filter(({ method }) => method === "getChatMember").length;

async function says(text: string, from = anna, isAnonymous = false): Promise<string | undefined> {
  const act = () => void server.sendText({ chat: group, from, text, isAnonymous });
  return (await nextMessage(server, group, act)).text;
}

test("Telegram is asked once a minute whether somebody is an administrator.", async () => {
  server.setMember({ chat: group, user: anna, status: "creator" });
  await says("/quiet");
  await says("/quiet");
  expect(lookUps()).toBe(1);
  clock.pass(1 / 60);
  await says("/quiet");
  expect(lookUps()).toBe(2);
});

test("Who was none is asked about again, so who becomes one may at once.", async () => {
  expect(await says("/quiet", boris)).toBe(english("administrators-only"));
  server.setMember({ chat: group, user: boris, status: "administrator" });
  expect(await says("/quiet", boris)).toBe(english("quiet-on"));
});

test("One administrator is not another, and one group is not another.", async () => {
  server.setMember({ chat: group, user: anna, status: "administrator" });
  await says("/quiet");
  expect(await says("/quiet", boris)).toBe(english("administrators-only"));
  const other = { ...group, id: -201 };
  const act = () => void server.sendText({ chat: other, from: anna, text: "/quiet" });
  expect((await nextMessage(server, other, act)).text).toBe(english("administrators-only"));
});

describe("An anonymous administrator", () => {
  test("counts as one, without Telegram being asked.", async () => {
    expect(await says("/quiet", anna, true)).toBe(english("quiet-on"));
    expect(await says("/language", anna, true)).toBe(english("language-menu"));
    expect(lookUps()).toBe(0);
  });

  test("gets no right for others who write in a chat's name.", async () => {
    const date = Math.floor(Date.now() / 1000);
    const from = { id: 136_817_688, is_bot: true, first_name: "Channel" };
    const channel = { id: -100_999, type: "channel" as const, title: "News" };
    const content = { date, chat: group, from, text: "/quiet" };
    const entities = [{ type: "bot_command" as const, offset: 0, length: 6 }];
    const answer = await nextMessage(server, group, () => {
      const written = { message_id: 500, ...content, entities, sender_chat: channel };
      server.pushUpdate({ message: written });
    });
    expect(answer.text).toBe(english("administrators-only"));
    expect((await chats.chatSettings.get(group.id)).isQuiet).toBe(true);
  });
});

describe("Where Telegram does not tell a bot who the members are", () => {
  const commands = ["/loud", "/language", "/digest", "/diagnose"];

  beforeEach(() => {
    server.describeChat({ chat: group, details: { has_hidden_members: true } });
  });

  test.each(commands)("an administrator may %s all the same, and nobody else.", async (command) => {
    server.setMember({ chat: group, user: anna, status: "administrator" });
    expect(await says(command, boris)).toMatch(/dministrators/);
    expect(await says(command)).not.toMatch(/dministrators/);
  });

  test.each(commands)(
    "nor who the administrators are, it says so to whoever wants to %s.",
    async (command) => {
      server.setMember({ chat: group, user: anna, status: "administrator" });
      const fault = { status: 400, description: "Bad Request: CHAT_ADMIN_REQUIRED" };
      server.injectFault({ method: "getChatAdministrators", times: 1, fault });
      expect(await says(command)).toBe(english("administrators-unknown"));
    },
  );
});
