import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startBotApiServer } from "../support/botApi/server.ts";
import { projectFolder } from "../support/seeds.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { anna, nextMessage, privateChat } from "../support/telegram.ts";

test("npm start passes SIGTERM on: the bot stops, and nothing goes on without npm.", async () => {
  const server = await startBotApiServer({ chats: [privateChat] });
  const folder = await temporaryFolder();
  const npm = spawn("npm", ["start"], {
    cwd: projectFolder,
    // A group of its own, so that what outlives npm can be found and ended.
    detached: true,
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      BOT_TOKEN: server.token,
      TELEGRAM_API_ROOT: server.url,
      DATA_DIR: join(folder, "data"),
    },
  });
  const group = -(npm.pid ?? Number.NaN);
  onTestFinished(async () => {
    if (isAlive(group)) process.kill(group, "SIGKILL");
    await server.close();
  });
  let log = "";
  npm.stderr.setEncoding("utf8").on("data", (text: string) => (log += text));
  const ended = once(npm, "close");
  await server.waitFor(() => server.requests.find(({ method }) => method === "getUpdates"));
  const answer = await nextMessage(server, privateChat, () => {
    server.sendText({ chat: privateChat, from: anna, text: "Where did the ministers meet?" });
  });
  expect(answer.text).toContain("Kyiv");
  npm.kill("SIGTERM");
  // Its pipes close only when the bot, too, has ended.
  await ended;
  expect(log).toContain('"msg":"stopping"');
  expect(isAlive(group)).toBe(false);
});

function isAlive(processGroup: number): boolean {
  try {
    return process.kill(processGroup, 0);
  } catch {
    // Nobody is left in it.
    return false;
  }
}
