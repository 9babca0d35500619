import { once } from "node:events";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type BotApiServer, startBotApiServer } from "../support/botApi/server.ts";
import { findFreePort } from "../support/freePort.ts";
import { type RunningScript, runQuoth, startQuoth } from "../support/process.ts";
import { projectFolder } from "../support/seeds.ts";
import { anna, boris, nextMessage, privateChat, stretches } from "../support/telegram.ts";

const factory = "Where will Latvia and Ukraine build the drone factory?";

let server: BotApiServer;
let folder: string;
let settings: Record<string, string>;
let address: string;
let running: RunningScript[];

beforeEach(async () => {
  server = await startBotApiServer({ chats: [privateChat], isLocal: true });
  folder = await mkdtemp(join(tmpdir(), "quoth-webhook-"));
  await cp(join(projectFolder, "index"), join(folder, "index"), { recursive: true });
  const port = await findFreePort();
  address = `http://127.0.0.1:${port}`;
  running = [];
  settings = {
    BOT_TOKEN: server.token,
    TELEGRAM_API_ROOT: server.url,
    INDEX_DIR: join(folder, "index"),
    DATA_DIR: join(folder, "data"),
    WEBHOOK_URL: `${address}/telegram`,
    PORT: String(port),
  };
});
afterEach(async () => {
  for (const { child } of running) child.kill("SIGKILL");
  await Promise.all(running.map(({ ended }) => ended));
  await server.close();
  await rm(folder, { recursive: true });
});

function start(changes: Record<string, string> = {}): RunningScript {
  const bot = startQuoth(["serve"], {
    settings: { ...settings, ...changes },
  });
  running.push(bot);
  return bot;
}

const calls = (method: string) => server.requests.filter((request) => request.method === method);
const nthCall = (method: string, count: number) => server.waitFor(() => calls(method)[count - 1]);

test("With a webhook the bot answers, says how it is doing, and stops with the webhook still set.", async () => {
  const bot = start();
  await nthCall("setWebhook", 1);
  const message = await nextMessage(server, privateChat, () => {
    server.sendText({ chat: privateChat, from: anna, text: factory });
  });
  expect(stretches(message, "blockquote")[0]).toContain("in the east of Latvia");
  expect(server.deliveries.map(({ status }) => status)).toEqual([200]);

  const get = async (path: string) => (await fetch(`${address}${path}`)).text();
  expect(await get("/healthz")).toBe("ok");
  expect(JSON.parse(await get("/readyz"))).toEqual({ index: true, telegram: true });
  const metrics = await get("/metrics");
  expect(metrics).toContain('quoth_answers_total{verdict="answered",chat="private"} 1');
  expect(metrics).toContain('quoth_telegram_requests_total{method="sendMessage",outcome="ok"} 1');
  expect(metrics).toContain("quoth_index_documents 2");
  expect(metrics).toContain("quoth_updates_waiting 0");

  bot.child.kill("SIGTERM");
  expect(await bot.ended).toBe(0);
  expect(calls("deleteWebhook")).toEqual([]);
  const told = bot.output.stderr + metrics;
  expect(told).not.toContain(server.token);
  expect(told).not.toContain(String(calls("setWebhook")[0]?.payload["secret_token"]));
  expect(told).not.toContain("drone");
  expect(told).not.toContain("anna");
});

const modes = { "a webhook": {}, polling: { WEBHOOK_URL: "", PORT: "" } };
test.each(Object.entries(modes))(
  "With %s, killed while it sends an answer, the bot does not send that one again after the next start, and answers the next question once.",
  async (mode, changes) => {
    const bot = start(changes);
    await nthCall(mode === "polling" ? "getUpdates" : "setWebhook", 1);
    server.injectFault({ method: "sendMessage", times: 1, fault: "hang" });
    server.sendText({ chat: privateChat, from: anna, text: factory });
    await nthCall("sendMessage", 1);
    // Its turn comes after the first one's.
    server.sendText({ chat: privateChat, from: anna, text: "When did the ministers meet?" });
    // A third request for updates confirms the second one.
    if (mode === "polling") await nthCall("getUpdates", 3);
    else await server.waitFor(() => server.deliveries[1]);
    expect(server.messages(privateChat.id)).toEqual([]);
    bot.child.kill("SIGKILL");
    await bot.ended;

    start(changes);
    await server.waitFor(() => server.messages(privateChat.id)[0]);
    await nextMessage(server, privateChat, () => {
      server.sendText({ chat: privateChat, from: anna, text: "What else?" });
    });
    // The one whose sending was cut off may have arrived: it was received.
    expect(calls("sendMessage")).toHaveLength(3);
    const [first] = server.messages(privateChat.id);
    expect(first && stretches(first, "bold")).toContain("December 12, 2023");
  },
);

test("What comes while the bot is down is answered after the next start, by polling too, which removes the webhook.", async () => {
  const bot = start();
  await nthCall("setWebhook", 1);
  bot.child.kill("SIGTERM");
  expect(await bot.ended).toBe(0);
  server.sendText({ chat: { ...privateChat, id: boris.id }, from: boris, text: factory });
  await server.waitFor(() => server.deliveries.find(({ status }) => status === undefined));

  start({ WEBHOOK_URL: "", PORT: "" });
  await server.waitFor(() => server.messages(boris.id)[0]);
  expect(calls("deleteWebhook").map(({ payload }) => payload)).toEqual([
    { drop_pending_updates: false },
  ]);
  await expect(fetch(`${address}/healthz`)).rejects.toThrow("fetch failed");
});

test("A second process with the same data is told that the first one is running.", async () => {
  start();
  await nthCall("setWebhook", 1);
  const { code, stderr } = await runQuoth(["serve"], { settings });
  expect(code).toBe(1);
  expect(stderr).toContain("another one is running the bot");
});

test("A second SIGTERM ends the bot at once, whatever is in hand.", async () => {
  const bot = start();
  await nthCall("setWebhook", 1);
  server.injectFault({ method: "sendMessage", times: 1, fault: "hang" });
  server.sendText({ chat: privateChat, from: anna, text: factory });
  await nthCall("sendMessage", 1);
  bot.child.kill("SIGTERM");
  while (!bot.output.stderr.includes("stopping") && bot.child.stderr) {
    await once(bot.child.stderr, "data");
  }
  bot.child.kill("SIGTERM");
  expect(await bot.ended).toBe(1);
});
