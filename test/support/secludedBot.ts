import { spawn } from "node:child_process";
import { once } from "node:events";
import { type BotApiServer, startBotApiServer } from "./botApi/server.ts";
import { anna, nextMessage, privateChat } from "./telegram.ts";

// node secludedBot.ts LOG COMMAND…: runs a bot, where there is no network but this one's own server, and
// notes in LOG whatever it asks of the network. Prints what the bot answered, and how it ended, as JSON.

const [log = "", ...command] = process.argv.slice(2);
const server = await startBotApiServer({ chats: [privateChat], isLocal: true });
// As a grandchild (-D), strace leaves the bot its own process, which signals reach.
const bot = spawn("strace", ["-D", "-f", "-qq", "-e", "trace=%network", "-o", log, ...command], {
  env: {
    ...process.env,
    BOT_TOKEN: server.token,
    TELEGRAM_API_ROOT: server.url,
    ADMIN_IDS: String(anna.id),
    LOG_LEVEL: "error",
  },
  stdio: ["ignore", "inherit", "inherit"],
});
const ended = once(bot, "close").then(([code]) => code as number | null);
const answers = await Promise.race([converse(server), ended.then(() => ["The bot ended."])]);
bot.kill("SIGTERM");
const code = await ended;
await server.close();
console.log(JSON.stringify({ answers, code, port: new URL(server.url).port }));

async function converse(api: BotApiServer): Promise<(string | undefined)[]> {
  await api.waitFor(() => api.requests.find(({ method }) => method === "getUpdates"));
  const says = async (text: string) =>
    (
      await nextMessage(api, privateChat, () =>
        api.sendText({ chat: privateChat, from: anna, text }),
      )
    ).text;
  const answer = await says("Where did the ministers meet?");
  // Reads every document again, in a process of its own.
  await says("/reindex");
  const reindexed = await api.waitFor(() =>
    api.messages(privateChat.id).find(({ text }) => text?.includes("unchanged")),
  );
  return [answer, reindexed.text, await says("/digest now")];
}
