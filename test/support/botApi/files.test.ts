import { Api, GrammyError } from "grammy";
import type { Chat, User } from "grammy/types";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startBotApiServer, type BotApiServer } from "./server.ts";

const anna: User = { id: 11, is_bot: false, first_name: "Anna" };
const chat: Chat = { id: 11, type: "private", first_name: "Anna" };
const bytes = new TextEncoder().encode("Маяк 🗼");

let server: BotApiServer;
let api: Api;
beforeEach(async () => {
  server = await startBotApiServer({ chats: [chat] });
  api = new Api(server.token, { apiRoot: server.url });
});
afterEach(() => server.close());

const send = (file: Parameters<BotApiServer["sendDocument"]>[0]["file"]) =>
  server.sendDocument({ chat, from: anna, file }).document?.file_id ?? "";
const download = (path: string, token = server.token) =>
  fetch(`${server.url}/file/bot${token}/${path}`);

test("A document that was sent can be downloaded by the path that getFile gives.", async () => {
  const { file_path: path = "", file_size: size } = await api.getFile(
    send({ name: "a.md", bytes }),
  );
  expect(size).toBe(bytes.length);
  expect(new Uint8Array(await (await download(path)).arrayBuffer())).toEqual(bytes);
  expect((await download(path, "1:wrong")).status).toBe(401);
  expect((await download("documents/none")).status).toBe(404);
});

test("Files that are unknown or too big are refused, and a size may be a lie.", async () => {
  await expect(api.getFile("none")).rejects.toThrow(GrammyError);
  const big = send({ bytes: new Uint8Array(20 * 2 ** 20 + 1) });
  await expect(api.getFile(big)).rejects.toThrow("file is too big");
  expect((await api.getFile(send({ bytes, statedBytes: 7 }))).file_size).toBe(7);
});

test("A download can be cut off half-way.", async () => {
  const { file_path: path = "" } = await api.getFile(send({ bytes }));
  server.injectFault({ method: "download", times: 1, fault: "drop-after" });
  await expect(download(path).then((response) => response.text())).rejects.toThrow(TypeError);
});
