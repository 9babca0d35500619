import type { Chat, Message, User } from "grammy/types";
import { describe, expect, test } from "vitest";
import type { AccessList } from "../../../src/telegram/access/accessList.ts";
import type { Chats } from "../../../src/memory/chats.ts";
import { noAnswer } from "../../support/answers.ts";
import type { BotApiServer } from "../../support/botApi/server.ts";
import { openTestChats } from "../../support/chats.ts";
import {
  anna,
  boris,
  english,
  forum,
  group,
  nextMessage,
  privateChat,
  startForTest,
} from "../../support/telegram.ts";

const clara: User = { id: 13, is_bot: false, first_name: "Clara" };
const chatOf = ({ id, first_name: name }: User): Chat.PrivateChat => ({
  id,
  type: "private",
  first_name: name,
});

const refusal = ({ id }: User) => english("access-refused", { id: String(id) });

let server: BotApiServer;

async function start(
  access: Partial<AccessList>,
  chats: Chats | Promise<Chats> = openTestChats(),
): Promise<void> {
  ({ server } = await startForTest({
    ask: ({ question }) => Promise.resolve(noAnswer(question)),
    chats: await chats,
    access: { allowedChats: [], allowedUsers: [], adminIds: [clara.id], ...access },
    guestMode: "on",
  }));
}

const write = (chat: Chat, from: User, text = "/help", isAnonymous = false) =>
  void server.sendText({ chat, from, text, isAnonymous });

/** What the bot has said in a chat, once it is so much and the operator, who comes last, is answered. */
async function saidIn(chat: Chat, count = 0): Promise<(string | undefined)[]> {
  const operator = chatOf(clara);
  const before = server.messages(operator.id).length;
  write(operator, clara);
  const arrived = () =>
    server.messages(chat.id).length >= count ? server.messages(operator.id)[before] : undefined;
  await server.waitFor(arrived);
  return server.messages(chat.id).map(({ text }) => text);
}

/** Presses a button as it stood under a message once, and waits until the press was answered. */
async function pressOld(message: Message, data: string): Promise<void> {
  const id = `press ${data} ${message.chat.id} ${server.requests.length}`;
  const press = { id, from: anna, message, chat_instance: "any", data };
  server.pushUpdate({ callback_query: press });
  await server.waitFor(() =>
    server.requests.find(({ payload, answer }) => answer && payload["callback_query_id"] === id),
  );
}

const welcome = expect.stringContaining(english("welcome", { documents: 2 })) as string;

describe("Who may ask", () => {
  test.each<[string, Partial<AccessList>, string[], string[]]>([
    ["nothing", {}, ["anna in private", "boris in private"], ["anna", "boris"]],
    [
      "only operators",
      { adminIds: [clara.id] },
      ["anna in private", "boris in private"],
      ["anna", "boris"],
    ],
    ["a group", { allowedChats: [group.id] }, [], ["anna", "boris"]],
    ["another group", { allowedChats: [forum.id] }, [], []],
    ["a user", { allowedUsers: [anna.id] }, ["anna in private"], ["anna"]],
    [
      "a group and a user",
      { allowedChats: [group.id], allowedUsers: [anna.id] },
      ["anna in private"],
      ["anna", "boris"],
    ],
    ["a private chat", { allowedChats: [anna.id] }, ["anna in private"], []],
  ])("if %s is set: private, group.", async (_name, access, inPrivate, inGroup) => {
    await start(access);
    for (const user of [anna, boris]) {
      write(chatOf(user), user);
      write(group, user);
    }
    const answered = await saidIn(group, inGroup.length);
    expect(answered).toEqual(inGroup.map(() => welcome));
    for (const user of [anna, boris]) {
      const isAllowed = inPrivate.includes(`${user.first_name.toLowerCase()} in private`);
      expect(await saidIn(chatOf(user), 1)).toEqual([isAllowed ? welcome : refusal(user)]);
    }
  });

  test("includes operators, everywhere.", async () => {
    await start({ allowedChats: [forum.id] });
    write(group, clara);
    expect(await saidIn(group, 1)).toEqual([welcome]);
  });
});

describe("Whoever may not ask", () => {
  test("is told once in private, with the id that lets them in, and never in a group.", async () => {
    await start({ allowedUsers: [boris.id] });
    for (const text of ["/start", "Who?", "/language"]) {
      write(privateChat, anna, text);
      write(group, anna, `/ask ${text}`);
    }
    expect(await saidIn(privateChat, 1)).toEqual([refusal(anna)]);
    expect(await saidIn(group)).toEqual([]);
  });

  test("cannot press a button of somebody who may.", async () => {
    await start({ allowedUsers: [boris.id] });
    server.setMember({ chat: group, user: anna, status: "administrator" });
    server.setMember({ chat: group, user: boris, status: "administrator" });
    write(group, boris, "/language");
    const menu = await server.waitFor(() => server.messages(group.id)[0]);
    const id = server.pressButton({ from: anna, message: menu, callbackData: "language:lv" });
    const answer = await server.waitFor(() =>
      server.requests.find(
        ({ payload, answer: given }) => given && payload["callback_query_id"] === id,
      ),
    );
    expect(answer.payload).toEqual({ callback_query_id: id });
    expect(await saidIn(group)).toEqual([english("language-menu")]);
  });

  test("finds nothing inline, and is no guest, even from a group that may.", async () => {
    await start({ allowedChats: [group.id, forum.id] });
    const id = server.askInline({ from: anna, query: "Who?" });
    const answer = await server.waitFor(() =>
      server.requests.find(({ payload }) => payload["inline_query_id"] === id),
    );
    expect(answer.payload).toMatchObject({ results: [], is_personal: true });
    expect(answer.payload).not.toHaveProperty("button");
    server.askAsGuest({ chat: forum, from: anna, text: "@quoth_test_bot who?" });
    expect(await saidIn(forum)).toEqual([]);
    expect(server.requests.map(({ method }) => method)).not.toContain("answerGuestQuery");
  });

  test("may still turn a digest off, by command and by button, and be forgotten.", async () => {
    const chats = await openTestChats();
    const isOn = async (chat: Chat) => (await chats.subscriptions.get(chat.id)).isOn;
    const turnOn = (chat: Chat) => chats.subscriptions.set(chat.id, { isOn: true });
    await start({ allowedUsers: [boris.id] }, chats);
    server.setMember({ chat: group, user: anna, status: "administrator" });
    for (const chat of [privateChat, group]) {
      await turnOn(chat);
      const menu = await nextMessage(server, chat, () => write(chat, anna, "/digest off"));
      expect(await isOn(chat)).toBe(false);
      await pressOld(menu, "digest:set:isOn:1");
      expect(await isOn(chat)).toBe(false);
      await turnOn(chat);
      await pressOld(menu, "digest:set:isOn:0");
      expect(await isOn(chat)).toBe(false);
    }
    await chats.userSettings.setLanguage(anna.id, "lv");
    await nextMessage(server, privateChat, () => write(privateChat, anna, "/forget"));
    expect(await chats.userSettings.language(anna.id)).toBe(null);
  });

  test("does not get in by writing in the name of a group.", async () => {
    const anonymous = 1_087_968_824;
    await start({ allowedUsers: [anonymous], adminIds: [clara.id, anonymous] });
    write(group, anna, "/help", true);
    expect(await saidIn(group)).toEqual([]);
  });
});

test("The bot keeps in mind where it is a member, whoever may ask there.", async () => {
  const chats = await openTestChats();
  ({ server } = await startForTest({
    ask: ({ question }) => Promise.resolve(noAnswer(question)),
    chats,
    access: { allowedChats: [], allowedUsers: [boris.id], adminIds: [] },
  }));
  server.setBotStanding({ chat: group, status: "kicked", by: anna });
  await expect
    .poll(async () => (await chats.chatSettings.get(group.id)).isGone, {
      timeout: 5000,
      interval: 5,
    })
    .toBe(true);
});
