import { Api } from "grammy";
import type { Chat } from "grammy/types";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startBotApiServer, type BotApiServer } from "./server.ts";

const privateChat: Chat = { id: 11, type: "private", first_name: "Anna" };

let server: BotApiServer;
let api: Api;

beforeEach(async () => {
  server = await startBotApiServer({ chats: [privateChat] });
  api = new Api(server.token, { apiRoot: server.url });
});

afterEach(() => server.close());

test("An injected refusal comes as often as asked, with its retry_after, and does nothing else.", async () => {
  const fault = {
    status: 429,
    description: "Too Many Requests: retry after 7",
    retryAfterSeconds: 7,
  };
  server.injectFault({ method: "sendMessage", times: 2, fault });
  const refusal = {
    error_code: 429,
    description: fault.description,
    parameters: { retry_after: 7 },
  };
  await expect(api.sendMessage(privateChat.id, "1")).rejects.toMatchObject(refusal);
  await expect(api.sendMessage(privateChat.id, "2")).rejects.toMatchObject(refusal);
  await api.sendMessage(privateChat.id, "3");
  expect(server.messages(privateChat.id).map(({ text }) => text)).toEqual(["3"]);
});

test("A dropped connection leaves the work undone before, and done after.", async () => {
  server.injectFault({ method: "sendMessage", times: 1, fault: "drop-before" });
  server.injectFault({ method: "sendMessage", times: 1, fault: "drop-after" });
  await expect(api.sendMessage(privateChat.id, "1")).rejects.toThrow(/Network request/u);
  expect(server.messages(privateChat.id)).toEqual([]);
  await expect(api.sendMessage(privateChat.id, "2")).rejects.toThrow(/Network request/u);
  expect(server.messages(privateChat.id)).toMatchObject([{ text: "2" }]);
});

test("Closing the server ends a hanging call and a waiting long poll.", async () => {
  server.injectFault({ method: "getMe", times: 1, fault: "hang" });
  const calls = [api.getMe(), api.getUpdates({ timeout: 50 })];
  const ended = Promise.allSettled(calls);
  await server.waitFor(() => server.requests[1]);
  await server.close();
  expect((await ended).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});

test("waitFor says what came instead of what it waited for.", async () => {
  await api.getMe();
  const waiting = server.waitFor(() => undefined, { timeoutMilliseconds: 10 });
  await expect(waiting).rejects.toThrow("within 10 ms, got: getMe.");
});
