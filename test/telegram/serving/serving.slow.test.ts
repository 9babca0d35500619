import { beforeEach, describe, expect, test } from "vitest";
import { WebServerError } from "../../../src/telegram/serving/web/webServer.ts";
import { prepareServing, questionUpdate, sayNone } from "../../support/serving.ts";
import { anna, boris, nextMessage, privateChat } from "../../support/telegram.ts";

const elsewhere = { ...privateChat, id: boris.id };

let bot: Awaited<ReturnType<typeof prepareServing>>;
beforeEach(async () => {
  bot = await prepareServing();
});

test("An update that comes twice, or twice at once, is answered once.", async () => {
  await bot.start();
  const answers = await Promise.all([
    bot.post(questionUpdate(5)),
    bot.post(questionUpdate(5)),
    bot.post(questionUpdate(5)),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  await bot.server.waitFor(() => bot.server.messages(privateChat.id)[0]);
  expect((await bot.post(questionUpdate(5))).status).toBe(200);
  await bot.post(questionUpdate(6, "a later one"));
  await bot.server.waitFor(() => bot.server.messages(privateChat.id)[1]);
  expect(bot.server.messages(privateChat.id)).toHaveLength(2);
});

test("Telegram has its 200 before the answer; a chat's questions keep their order, others do not wait.", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const finished: string[] = [];
  await bot.start(async (asking) => {
    if (asking.question === "slow") await held;
    finished.push(asking.question);
    return sayNone(asking);
  });
  bot.server.sendText({ chat: privateChat, from: anna, text: "slow" });
  bot.server.sendText({ chat: privateChat, from: anna, text: "quick" });
  await nextMessage(bot.server, elsewhere, () => {
    bot.server.sendText({ chat: elsewhere, from: boris, text: "elsewhere" });
  });
  expect(bot.server.deliveries.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(finished).toEqual(["elsewhere"]);
  release();
  await bot.server.waitFor(() => bot.server.messages(privateChat.id)[1]);
  expect(finished).toEqual(["elsewhere", "slow", "quick"]);
});

test("Stopping waits for what is in hand.", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let isAsked = false;
  const running = await bot.start(async (asking) => {
    isAsked = true;
    await held;
    return sayNone(asking);
  });
  await bot.post(questionUpdate(1));
  expect(isAsked).toBe(true);
  const stopped = running.stop();
  release();
  await stopped;
  expect(bot.server.messages(privateChat.id)).toHaveLength(1);
  expect(bot.inbox.size()).toBe(0);
  await expect(bot.post(questionUpdate(2))).rejects.toThrow("fetch failed");
});

test("What an earlier process took in is worked on first.", async () => {
  bot.inbox.accept({ id: 1, json: questionUpdate(1, "left behind") });
  const asked: string[] = [];
  await bot.start((asking) => {
    asked.push(asking.question);
    return sayNone(asking);
  });
  await bot.post(questionUpdate(2, "new"));
  await bot.server.waitFor(() => bot.server.messages(privateChat.id)[1]);
  expect(asked).toEqual(["left behind", "new"]);
});

test("An update that ended the process three times is given up, and the log says so.", async () => {
  bot.inbox.accept({ id: 1, json: questionUpdate(1, "poison") });
  for (let time = 0; time < 3; time += 1) bot.inbox.begin(1);
  const running = await bot.start();
  await nextMessage(bot.server, privateChat, () => {
    bot.server.sendText({ chat: privateChat, from: anna, text: "new" });
  });
  await running.stop();
  expect(bot.server.messages(privateChat.id)).toHaveLength(1);
  expect(bot.inbox.size()).toBe(0);
  expect(bot.log.lines.map(({ event }) => event)).toContainEqual(expect.stringContaining("gave"));
});

test("An update that nobody can read is taken, and keeps neither others nor a start back.", async () => {
  const unreadable = `{"update_id":703,"message":{"message_id":1,"chat":5,"from":"x","text":7,"entities":"q"}}`;
  bot.inbox.accept({ id: 702, json: unreadable.replace("703", "702") });
  await bot.start();
  expect((await bot.post(unreadable)).status).toBe(200);
  await bot.post(questionUpdate(704));
  await bot.server.waitFor(() => bot.server.messages(privateChat.id)[0]);
  await expect.poll(() => bot.log.lines.filter(({ level }) => level === "error").length).toBe(2);
});

describe("Ready:", () => {
  const ready = async () => {
    const response = await bot.request("/readyz");
    return [response.status, await response.json()];
  };

  test("with an open index and Telegram in reach.", async () => {
    await bot.start();
    expect(await ready()).toEqual([200, { index: true, telegram: true }]);
  });

  test("not without an index, though alive.", async () => {
    await bot.start();
    bot.isIndexOpen = false;
    expect(await ready()).toEqual([503, { index: false, telegram: true }]);
    expect((await bot.request("/healthz")).status).toBe(200);
  });

  test("not while Telegram cannot be reached from the start.", async () => {
    bot.server.injectFault({ method: "getMe", times: 9, fault: "hang" });
    void bot.start().catch(() => {});
    await bot.server.waitFor(() => bot.server.requests.find(({ method }) => method === "getMe"));
    expect(await ready()).toEqual([503, { index: true, telegram: false }]);
  });
});

test("Metrics count what happens, and name no person, chat or question.", async () => {
  await bot.start((asking) => {
    if (asking.question === "broken") throw new Error("no");
    return sayNone(asking);
  });
  await bot.post(questionUpdate(1, "confidential"));
  await bot.server.waitFor(() => bot.server.messages(privateChat.id)[0]);
  await bot.post(questionUpdate(2, "broken"));
  await bot.server.waitFor(() => bot.server.messages(privateChat.id)[1]);
  bot.server.setBotStanding({ chat: privateChat, status: "kicked", by: anna });
  await bot.post(questionUpdate(3, "confidential"));
  await bot.server.waitFor(
    () => bot.server.requests.filter(({ method }) => method === "sendMessage")[2],
  );
  const response = await bot.request("/metrics");
  expect(response.headers.get("content-type")).toContain("text/plain; version=0.0.4");
  const text = await response.text();
  for (const line of [
    'quoth_answers_total{verdict="none",chat="private"} 2',
    "quoth_answer_seconds_count 2",
    'quoth_telegram_requests_total{method="sendMessage",outcome="ok"} 2',
    "quoth_update_errors_total",
    "quoth_index_documents 2",
    "quoth_index_passages 30",
    "quoth_updates_waiting",
    "process_cpu_seconds_total",
    "nodejs_eventloop_lag_seconds",
  ]) {
    expect(text).toContain(line);
  }
  expect(text).not.toMatch(/confidential|broken|anna|TEST-token/i);
});

test("A port that is taken is an error that says what to do.", async () => {
  await bot.start();
  await expect(bot.start()).rejects.toThrow(WebServerError);
  await expect(bot.start()).rejects.toThrow(/another program listens there/);
});
