import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import type { Message } from "grammy/types";
import { openChats } from "../../src/memory/chats.ts";
import { createIndexProcess } from "../../src/service/operatorTasks/indexProcess.ts";
import { type BotApiServer, startBotApiServer } from "../support/botApi/server.ts";
import { startQuoth } from "../support/process.ts";
import { projectFolder } from "../support/seeds.ts";
import { anna, boris, english, group, nextMessage, privateChat } from "../support/telegram.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const lighthouse = "When was the lighthouse of Ostvik built?";
const lamp = "# Lamp\n\nThe lighthouse of Ostvik was built in 1879.";

let server: BotApiServer;
let folder: string;
let settings: Record<string, string>;

beforeEach(async () => {
  folder = await temporaryFolder();
  server = await startBotApiServer({ chats: [privateChat, group] });
  onTestFinished(() => server.close());
  await mkdir(join(folder, "seeds"));
  await writeFile(join(folder, "seeds", "harbour.md"), "# Harbour\n\nShips come at dawn.");
  settings = {
    BOT_TOKEN: server.token,
    TELEGRAM_API_ROOT: server.url,
    SEEDS_DIR: join(folder, "seeds"),
    INDEX_DIR: join(folder, "index"),
    DATA_DIR: join(folder, "data"),
    ADMIN_IDS: `${anna.id}, 99`,
  };
});

const says = (text: string) =>
  nextMessage(server, privateChat, () => {
    server.sendText({ chat: privateChat, from: anna, text });
  });
const untilShown = ({ message_id: id }: Message, words: string) =>
  server.waitFor(() =>
    server
      .messages(privateChat.id)
      .find((message) => message.message_id === id && message.text?.includes(words)),
  );

async function startBot() {
  const bot = startQuoth(["serve"], { settings });
  await server.waitFor(() => server.requests.find(({ method }) => method === "getUpdates"));
  return bot;
}

async function sendsLamp(): Promise<{ offer: Message; callbackData: string }> {
  const file = { name: "lamp-of-ostvik.md", bytes: new TextEncoder().encode(lamp) };
  const offer = await nextMessage(server, privateChat, () => {
    server.sendDocument({ chat: privateChat, from: anna, file });
  });
  const button = offer.reply_markup?.inline_keyboard[0]?.[0];
  const callbackData = button && "callback_data" in button ? button.callback_data : "";
  return { offer, callbackData };
}

test("An operator adds a document and sees how the bot does; the log has no token, name or question.", async () => {
  const bot = await startBot();
  expect((await says(lighthouse)).text).toContain(english("answer-none"));
  const { offer, callbackData } = await sendsLamp();
  server.pressButton({ from: anna, message: offer, callbackData });
  await untilShown(offer, `lamp-of-ostvik.md ${english("document-read")}`);
  let answer = await says(lighthouse);
  // The bot looks once a second; each question waits for its answer, so this asks a few times only.
  while (answer.text?.includes(english("answer-none"))) answer = await says(lighthouse);
  expect(answer.text).toContain("built in 1879");

  await writeFile(join(folder, "seeds", "broken.pdf"), "no PDF");
  const message = await says("/reindex");
  await untilShown(message, "broken.pdf");
  expect((await says("/status")).text).toContain("Documents: 2");
  for (const command of ["/unanswered", "/feedback", "/forget"]) {
    expect((await says(command)).text).not.toContain("Documents: ");
  }
  server.sendText({ chat: group, from: boris, text: "/forget" });
  server.sendText({ chat: group, from: boris, text: `/ask ${lighthouse}` });
  await server.waitFor(() => server.messages(group.id)[1]);

  const operators = await server.waitFor(() =>
    server.requests.find(
      ({ method, payload, answer: given }) =>
        method === "setMyCommands" && given?.ok && JSON.stringify(payload).includes("reindex"),
    ),
  );
  expect(operators.payload["scope"]).toEqual({ type: "chat", chat_id: anna.id });
  await server.waitFor(() => (bot.output.stderr.includes("for an operator") ? true : undefined));
  bot.child.kill("SIGTERM");
  expect(await bot.ended).toBe(0);
  const log = `${bot.output.stderr}${bot.output.stdout}`;
  expect(log).toContain("indexed as an operator asked");
  for (const secret of [server.token, "TEST-token", "lighthouse", "Anna", "Boris", "lamp-of"]) {
    expect(log).not.toContain(secret);
  }
});

test("What was offered before a kill can be kept after it, and what was being kept is kept.", async () => {
  const killed = await startBot();
  const { offer, callbackData } = await sendsLamp();
  killed.child.kill("SIGKILL");
  await killed.ended;
  server.pressButton({ from: anna, message: offer, callbackData });
  const again = await startBot();
  await untilShown(offer, english("document-kept", { name: "lamp-of-ostvik.md" }));
  again.child.kill("SIGTERM");
  expect(await again.ended).toBe(0);
  await untilShown(offer, english("index-stopped", { command: "/reindex" }));
  // The next start brings the index up to what was kept.
  const last = await startBot();
  expect((await says(lighthouse)).text).toContain("built in 1879");
  last.child.kill("SIGTERM");
  await last.ended;
});

test("The index script tells how it goes, and where it fails, why.", async () => {
  const environment = { PATH: process.env["PATH"], HOME: process.env["HOME"], ...settings };
  const quoth = join(projectFolder, "src", "cli", "quoth.ts");
  const nodeArguments = ["--import", "tsx", quoth, "index", "--events"];
  const start = createIndexProcess({ nodeArguments, environment });
  const progress: { done: number; total: number }[] = [];
  const outcome = await start((sentences) => progress.push(sentences)).ended;
  expect(outcome).toMatchObject({
    kind: "finished",
    summary: { published: true, documents: { added: ["harbour.md"], failed: [] } },
  });
  expect(progress.at(-1)).toMatchObject({ done: 1, total: 1 });

  const nowhere = createIndexProcess({
    nodeArguments,
    environment: { ...environment, SEEDS_DIR: "/none" },
  });
  expect(await nowhere(() => {}).ended).toMatchObject({
    kind: "failed",
    reason: expect.stringContaining("Expected a folder of documents at /none") as string,
  });
  const run = start(() => {});
  run.stop();
  expect(await run.ended).toEqual({ kind: "stopped" });
});

test("What is kept of questions shows in the status of another process.", async () => {
  const bot = await startBot();
  const chats = await openChats({ path: join(folder, "data", "quoth.db"), now: () => new Date() });
  onTestFinished(() => chats.close());
  const asked = { userId: boris.id, chatId: boris.id, milliseconds: 1 };
  await chats.questions.record({
    ...asked,
    text: "Who keeps the harbour's gulls?",
    verdict: "none",
  });
  expect((await says("/unanswered")).text).toContain("1 × Who keeps the harbour's gulls?");
  bot.child.kill("SIGTERM");
  expect(await bot.ended).toBe(0);
  expect(bot.output.stderr).not.toContain("gulls");
});

test("A bot whose place another one takes ends in order: it stops indexing and says so.", async () => {
  const bot = await startBot();
  for (let number = 0; number < 60; number += 1) {
    const sentences = Array.from({ length: 40 }, (_, line) => `Ship ${number} has cabin ${line}.`);
    await writeFile(join(folder, "seeds", `ship-${number}.md`), sentences.join("\n\n"));
  }
  const report = await says("/reindex");
  const fault = { status: 409, description: "Conflict: terminated by other getUpdates request" };
  server.injectFault({ method: "getUpdates", times: 1, fault });
  await says("/help");
  expect(await bot.ended).toBe(1);
  expect(bot.output.stdout + bot.output.stderr).toContain("stopping");
  await untilShown(report, english("index-stopped", { command: "/reindex" }));
});
