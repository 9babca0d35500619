import { Api } from "grammy";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  commands,
  publishCommands,
  publishOperatorCommands,
} from "../../../src/telegram/updates/commands.ts";
import { createWords, languages } from "../../../src/service/words/words.ts";
import { openTestChats } from "../../support/chats.ts";
import { createRecordingLog, privateChat } from "../../support/telegram.ts";
import { type BotApiServer, startBotApiServer } from "../../support/botApi/server.ts";

const words = createWords();
let server: BotApiServer;
let api: Api;

beforeEach(async () => {
  server = await startBotApiServer();
  api = new Api(server.token, { apiRoot: server.url });
});
afterEach(() => server.close());

const changes = () =>
  server.requests.filter(({ method }) => method.startsWith("set") || method.startsWith("delete"));

/** The names of the commands in one of Telegram's lists. */
async function namesIn(scope: NonNullable<Parameters<Api["getMyCommands"]>[0]>["scope"]) {
  const listed = await api.getMyCommands(scope ? { scope } : {});
  return listed.map(({ command }) => command);
}

describe("Once the commands are published,", () => {
  beforeEach(() => publishCommands(api, words));

  test("everybody sees those that they can use.", async () => {
    expect(await namesIn({ type: "all_private_chats" })).toEqual([
      "start",
      "ask",
      "documents",
      "help",
      "digest",
      "language",
      "forget",
    ]);
    const inGroups = ["ask", "documents", "help"];
    expect(await namesIn({ type: "all_group_chats" })).toEqual(inGroups);
    expect(await namesIn({ type: "all_chat_administrators" })).toEqual([
      ...inGroups,
      "digest",
      "language",
      "quiet",
      "loud",
      "diagnose",
    ]);
    expect(await namesIn(undefined)).toEqual(inGroups);
  });

  test.each(languages)("each is described in %s, and so is the bot.", async (language) => {
    const options = language === "en" ? {} : { language_code: language };
    const lists = await Promise.all(
      (["all_private_chats", "all_chat_administrators"] as const).map((type) =>
        api.getMyCommands({ scope: { type }, ...options }),
      ),
    );
    const described = lists.flat().map(({ description }) => description);
    expect(new Set(described)).toEqual(
      new Set(commands.map(({ description }) => words.for(language)(description))),
    );
    expect(await api.getMyDescription(options)).toEqual({
      description: words.for(language)("bot-description"),
    });
    expect(await api.getMyShortDescription(options)).toEqual({
      short_description: words.for(language)("bot-short-description"),
    });
  });

  test("publishing them again changes nothing.", async () => {
    const before = changes().length;
    await publishCommands(api, words);
    expect(changes()).toHaveLength(before);
  });

  test("only what differs is published again.", async () => {
    const before = changes().length;
    await api.setMyDescription("something else", { language_code: "lv" });
    await api.setMyCommands([{ command: "ask", description: "something else" }]);
    await publishCommands(api, words);
    const after = changes().slice(before + 2);
    expect(after.map(({ method }) => method)).toEqual(["setMyCommands", "setMyDescription"]);
    expect((await api.getMyDescription({ language_code: "lv" })).description).toBe(
      words.for("lv")("bot-description"),
    );
  });
});

test("An operator sees the operator commands too, and one who never wrote to it holds up nobody.", async () => {
  const log = createRecordingLog();
  await server.close();
  server = await startBotApiServer({ chats: [privateChat] });
  api = new Api(server.token, { apiRoot: server.url });
  const chats = await openTestChats();
  await publishOperatorCommands(api, words, { adminIds: [404, privateChat.id], chats, log });
  const scope = { type: "chat", chat_id: privateChat.id } as const;
  const listed = await api.getMyCommands({ scope, language_code: "uk" });
  expect(listed.at(-1)).toEqual({
    command: "feedback",
    description: words.for("uk")("command-feedback"),
  });
  expect(await namesIn(scope)).toEqual(
    "start ask documents help digest language forget status reindex unanswered feedback".split(" "),
  );
  expect(await namesIn({ type: "all_private_chats" })).not.toContain("status");
  expect(log.lines).toHaveLength(1);
  expect(JSON.stringify(log.lines)).not.toContain("404");
});

test("Who is no operator any more is shown the operator commands no longer.", async () => {
  const log = createRecordingLog();
  const chats = await openTestChats();
  await server.close();
  server = await startBotApiServer({ chats: [privateChat] });
  api = new Api(server.token, { apiRoot: server.url });
  const scope = { type: "chat", chat_id: privateChat.id } as const;
  await publishOperatorCommands(api, words, { adminIds: [privateChat.id], chats, log });
  expect(await namesIn(scope)).toContain("status");
  await publishOperatorCommands(api, words, { adminIds: [], chats, log });
  expect(await namesIn(scope)).toEqual([]);
  expect(await api.getMyCommands({ scope, language_code: "uk" })).toEqual([]);
  const before = changes().length;
  await publishOperatorCommands(api, words, { adminIds: [], chats, log });
  expect(changes()).toHaveLength(before);
  expect(log.lines).toEqual([]);
});

test("What a broken connection kept from being published is published the next time.", async () => {
  server.injectFault({ method: "setMyDescription", times: 1, fault: "drop-before" });
  await expect(publishCommands(api, words)).rejects.toThrow("setMyDescription");
  await publishCommands(api, words);
  expect((await api.getMyDescription()).description).toBe(words.for("en")("bot-description"));
});
