import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openChats } from "../../src/memory/chats.ts";
import { type BotApiServer, startBotApiServer } from "../support/botApi/server.ts";
import { runQuoth, startQuoth } from "../support/process.ts";
import { anna, english, nextMessage, privateChat, stretches } from "../support/telegram.ts";

const factory = "Where will Latvia and Ukraine build the drone factory?";

let server: BotApiServer;
let folder: string;
let settings: Record<string, string>;

beforeEach(async () => {
  server = await startBotApiServer({ chats: [privateChat] });
  folder = await mkdtemp(join(tmpdir(), "quoth-main-"));
  settings = {
    BOT_TOKEN: server.token,
    TELEGRAM_API_ROOT: server.url,
    INDEX_DIR: join(folder, "index"),
    DATA_DIR: join(folder, "data"),
  };
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const untilPolling = () =>
  server.waitFor(() => server.requests.find(({ method }) => method === "getUpdates"));

test.each(["SIGINT", "SIGTERM"] as const)(
  "The bot answers as its own process, and ends with 0 on %s, without a secret in its log.",
  async (signal) => {
    const bot = startQuoth(["serve"], { settings });
    await untilPolling();
    const message = await nextMessage(server, privateChat, () => {
      server.sendText({ chat: privateChat, from: anna, text: factory });
    });
    expect(stretches(message, "blockquote")[0]).toContain("in the east of Latvia");
    const welcome = await nextMessage(server, privateChat, () => {
      server.sendText({ chat: privateChat, from: anna, text: "/start" });
    });
    expect(welcome.reply_markup?.inline_keyboard).toHaveLength(3);
    const published = await server.waitFor(() =>
      server.requests.find(({ method, answer }) => method === "setMyCommands" && answer),
    );
    expect(published.answer?.ok).toBe(true);
    bot.child.kill(signal);
    expect(await bot.ended).toBe(0);
    expect(bot.output.stderr).toContain("polling");
    expect(bot.output.stderr).not.toContain(server.token);
    expect(bot.output.stderr).not.toContain(factory);
  },
);

test("A digest that was due while no bot ran is sent once, however often the bot starts.", async () => {
  const threeHoursAgo = Date.now() - 3 * 3_600_000;
  const path = join(folder, "data", "quoth.db");
  const chats = await openChats({ path, now: () => new Date(threeHoursAgo) });
  const due = new Date(threeHoursAgo + 3_600_000);
  const minutes = 60 * due.getUTCHours() + 30 * Math.floor(due.getUTCMinutes() / 30);
  await chats.subscriptions.set(privateChat.id, { isOn: true, minutes });
  await chats.close();
  const bot = startQuoth(["serve"], { settings });
  const [digest] = await server.waitFor(() =>
    server.messages(privateChat.id).length > 0 ? server.messages(privateChat.id) : undefined,
  );
  expect(digest && stretches(digest, "blockquote").length).toBeGreaterThan(1);
  bot.child.kill("SIGTERM");
  expect(await bot.ended).toBe(0);
  const again = startQuoth(["serve"], { settings });
  const polls = () => server.requests.filter(({ method }) => method === "getUpdates").length;
  const before = polls();
  await server.waitFor(() => (polls() > before ? true : undefined));
  const answer = await nextMessage(server, privateChat, () => {
    server.sendText({ chat: privateChat, from: anna, text: factory });
  });
  expect(stretches(answer, "blockquote")[0]).toContain("in the east of Latvia");
  again.child.kill("SIGTERM");
  expect(await again.ended).toBe(0);
  expect(server.messages(privateChat.id)).toHaveLength(2);
});

test("A document that is indexed while the bot runs is answered from soon after.", async () => {
  const documents = join(folder, "documents");
  await mkdir(documents);
  await writeFile(join(documents, "harbour.md"), "# Harbour\n\nShips come to the harbour at dawn.");
  settings = { ...settings, SEEDS_DIR: documents };
  const bot = startQuoth(["serve"], { settings });
  await untilPolling();
  const lighthouse = "When was the lighthouse of Ostvik built?";
  const ask = () =>
    nextMessage(server, privateChat, () => {
      server.sendText({ chat: privateChat, from: anna, text: lighthouse });
    });
  expect((await ask()).text).toContain(english("answer-none"));
  await writeFile(
    join(documents, "lamp.md"),
    "# Lamp\n\nThe lighthouse of Ostvik was built in 1879.",
  );
  expect((await runQuoth(["index"], { settings })).code).toBe(0);
  let answer = await ask();
  // The bot looks once a second; each question waits for its answer, so this asks a few times only.
  while (answer.text?.includes(english("answer-none"))) answer = await ask();
  expect(stretches(answer, "blockquote")[0]).toContain("built in 1879");
  bot.child.kill("SIGTERM");
  expect(await bot.ended).toBe(0);
});

test("A bot whose commands Telegram does not take says so in its log, and answers.", async () => {
  const fault = { status: 400, description: "Bad Request: BOT_COMMAND_INVALID" };
  server.injectFault({ method: "setMyCommands", times: 1, fault });
  const bot = startQuoth(["serve"], { settings });
  await untilPolling();
  await server.waitFor(() => server.requests.find(({ method }) => method === "setMyCommands"));
  const message = await nextMessage(server, privateChat, () => {
    server.sendText({ chat: privateChat, from: anna, text: factory });
  });
  expect(stretches(message, "blockquote")[0]).toContain("in the east of Latvia");
  bot.child.kill("SIGTERM");
  expect(await bot.ended).toBe(0);
  expect(bot.output.stderr).toContain("could not publish the commands");
});

test("Without BOT_TOKEN it says how to get one from @BotFather, and ends with 2.", async () => {
  const { code, stderr } = await runQuoth(["serve"], {
    settings: { ...settings, BOT_TOKEN: "" },
  });
  expect(code).toBe(2);
  expect(stderr).toContain("@BotFather");
});

test("With a token that Telegram does not know it says so without naming it, and ends with 1.", async () => {
  const wrong = "987654321:WRONG-token";
  const { code, stderr } = await runQuoth(["serve"], {
    settings: { ...settings, BOT_TOKEN: wrong },
  });
  expect(code).toBe(1);
  expect(stderr).toContain("BOT_TOKEN");
  expect(stderr).not.toContain(wrong);
});

test("With settings that make no sense it lists all of them, and ends with 2.", async () => {
  const { code, stderr } = await runQuoth(["serve"], {
    settings: { BOT_TOKEN: "secret nonsense", LOG_LEVEL: "loud", TELEGRAM_API_ROOT: "there" },
  });
  expect(code).toBe(2);
  expect(stderr).toContain("BOT_TOKEN");
  expect(stderr).toContain("LOG_LEVEL");
  expect(stderr).toContain("TELEGRAM_API_ROOT");
  expect(stderr).not.toContain("secret nonsense");
});
