import type { Chat, Message, User } from "grammy/types";
import { describe, expect, test } from "vitest";
import type { AccessList } from "../../../../src/telegram/features/access/admission.ts";
import type { Chats } from "../../../../src/memory/chats.ts";
import { noAnswer } from "../../../support/answers.ts";
import type { BotApiServer } from "../../../support/botApi/server.ts";
import { createTestClock, openTestChats, type TestClock } from "../../../support/chats.ts";
import {
  anna,
  boris,
  english,
  forum,
  group,
  nextMessage,
  privateChat,
  startForTest,
} from "../../../support/telegram.ts";

const clara: User = { id: 13, is_bot: false, first_name: "Clara" };
const chatOf = ({ id, first_name: name }: User): Chat.PrivateChat => ({
  id,
  type: "private",
  first_name: name,
});

const refusal = ({ id }: User) => english("access-refused", { id: String(id) });

let server: BotApiServer;

let chats: Chats;
let clock: TestClock;

async function start(access: Partial<AccessList>): Promise<void> {
  clock = createTestClock();
  chats = await openTestChats({ now: clock.now });
  ({ server } = await startForTest({
    ask: ({ question }) => Promise.resolve(noAnswer(question)),
    chats,
    now: clock.now,
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
    [
      "a group of which they are members",
      { allowedChats: [group.id] },
      ["anna in private", "boris in private"],
      ["anna", "boris"],
    ],
    ["another group", { allowedChats: [forum.id] }, [], []],
    ["a user", { allowedUsers: [anna.id] }, ["anna in private"], ["anna"]],
    [
      "another group and a user",
      { allowedChats: [forum.id], allowedUsers: [anna.id] },
      ["anna in private"],
      ["anna"],
    ],
    ["a private chat", { allowedChats: [anna.id] }, ["anna in private"], []],
  ])("if %s is set: private, group.", async (_name, access, inPrivate, inGroup) => {
    await start(access);
    for (const user of [anna, boris]) {
      write(group, user);
      write(chatOf(user), user);
    }
    const answered = await saidIn(group, inGroup.length);
    expect(answered).toEqual(inGroup.map(() => welcome));
    for (const user of [anna, boris]) {
      const isAllowed = inPrivate.includes(`${user.first_name.toLowerCase()} in private`);
      expect(await saidIn(chatOf(user), 1)).toEqual([isAllowed ? welcome : refusal(user)]);
    }
  });

  test("includes the members of an allowed group in private, as long as they are, and asks Telegram seldom.", async () => {
    await start({ allowedChats: [group.id] });
    const lookUps = () => server.requests.filter(({ method }) => method === "getChatMember").length;
    server.setMember({ chat: group, user: anna, status: "restricted" });
    server.setMember({ chat: group, user: boris, status: "left" });
    for (const user of [anna, boris]) write(chatOf(user), user);
    for (const user of [anna, boris]) write(chatOf(user), user, "/start shared");
    expect(await saidIn(chatOf(anna), 2)).toEqual([welcome, welcome]);
    expect(await saidIn(chatOf(boris), 1)).toEqual([refusal(boris)]);
    expect(lookUps()).toBe(2);
    server.setMember({ chat: group, user: boris, status: "member" });
    clock.pass(1 / 30);
    write(chatOf(boris), boris);
    expect(await saidIn(chatOf(boris), 2)).toEqual([refusal(boris), welcome]);
    server.setMember({ chat: group, user: anna, status: "kicked" });
    clock.pass(1 / 5);
    write(chatOf(anna), anna);
    expect(await saidIn(chatOf(anna), 3)).toContain(refusal(anna));
  });

  test("includes nobody of whom Telegram does not tell whether they are a member.", async () => {
    await start({ allowedChats: [group.id] });
    server.setMember({ chat: group, user: anna, status: "member" });
    server.describeChat({ chat: group, details: { has_hidden_members: true } });
    write(privateChat, anna);
    expect(await saidIn(privateChat, 1)).toEqual([refusal(anna)]);
  });

  test("includes a group and its members when it has become a supergroup, after a restart too.", async () => {
    await start({ allowedChats: [group.id] });
    server.setMember({ chat: forum, user: boris, status: "member" });
    const moved = { message_id: 700, date: 0, from: anna };
    server.pushUpdate({ message: { ...moved, chat: group, migrate_to_chat_id: forum.id } });
    server.pushUpdate({ message: { ...moved, chat: forum, migrate_from_chat_id: group.id } });
    const begun = chats.movedChats;
    await expect.poll(() => begun.presentId(group.id), { timeout: 5000 }).toBe(forum.id);
    write(forum, anna);
    write(chatOf(boris), boris);
    expect(await saidIn(forum, 1)).toEqual([welcome]);
    expect(await saidIn(chatOf(boris), 1)).toEqual([welcome]);
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
    await start({ allowedUsers: [boris.id] });
    const isOn = async (chat: Chat) => (await chats.subscriptions.get(chat.id)).isOn;
    const turnOn = (chat: Chat) => chats.subscriptions.set(chat.id, { isOn: true });
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

  test("learns nothing in a group, but its administrators do by /diagnose.", async () => {
    await start({ allowedUsers: [clara.id] });
    server.setMember({ chat: group, user: boris, status: "administrator" });
    write(group, anna, "/diagnose");
    write(group, boris, "/diagnose");
    const [findings, ...others] = await saidIn(group, 1);
    expect(others).toEqual([]);
    expect(findings).toContain(english("diagnose-not-allowed"));
    expect(findings).toContain(String(group.id));
  });

  test("does not get in by writing in the name of a group.", async () => {
    const anonymous = 1_087_968_824;
    await start({ allowedUsers: [anonymous], adminIds: [clara.id, anonymous] });
    write(group, anna, "/help", true);
    expect(await saidIn(group)).toEqual([]);
  });
});

test("The bot keeps in mind where it is a member, whoever may ask there.", async () => {
  chats = await openTestChats();
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
