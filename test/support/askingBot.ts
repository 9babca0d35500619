import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Chat, InlineKeyboardButton, Message, User } from "grammy/types";
import { type OpenIndex, openIndex } from "../../src/service/index.ts";
import { type Chats, openChats } from "../../src/memory/chats.ts";
import { readConfig } from "../../src/config.ts";
import type { Polling } from "../../src/telegram/serving/polling.ts";
import { type BotApiServer, startBotApiServer } from "./botApi/server.ts";
import { createTestClock, type TestClock } from "./chats.ts";
import { createRecordingLog, forum, nextMessage, poll } from "./telegram.ts";

type Files = Readonly<Record<string, string | null>>;

/** The bot with the real model on documents of a test's own, which can change while it runs. */
export interface AskingBot {
  readonly server: BotApiServer;
  readonly log: ReturnType<typeof createRecordingLog>;
  readonly clock: TestClock;
  readonly suggestions: string[];
  /** What the bot remembers, at the moment. */
  readonly chats: () => Chats;
  /** Ends the bot and starts another on the same database. */
  restart(): Promise<void>;
  /** Writes files, or removes those that are null, and has the bot use a new index. */
  change(files: Files): Promise<void>;
  /** The next message in the chat, after the person has written. */
  ask(chat: Chat, from: User, text: string): Promise<Message>;
  /** Presses a button that the message shows; gives the bot's answer to the press. */
  press(message: Message, label: string, from: User): Promise<Readonly<Record<string, unknown>>>;
  /** Everything written so far has been dealt with. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export async function startAskingBot(
  files: Files,
  options: { readonly canReadAllGroupMessages?: boolean } = {},
): Promise<AskingBot> {
  const folder = await mkdtemp(join(tmpdir(), "quoth-asking-"));
  const [seeds, data] = [join(folder, "seeds"), join(folder, "data")];
  await mkdir(data);
  await writeFiles(seeds, files);
  const config = readConfig({
    READER: "off",
    SEEDS_DIR: seeds,
    INDEX_DIR: join(folder, "index"),
    DATA_DIR: data,
  });
  const server = await startBotApiServer({ chats: [forum], ...options });
  const log = createRecordingLog();
  const clock = createTestClock();
  const suggestions: string[] = [];
  let app: OpenIndex = await openIndex(config);
  let chats: Chats;
  let polling: Polling;
  let stranger = 50_000;

  async function start(): Promise<void> {
    chats = await openChats({ path: join(data, "quoth.db"), now: clock.now });
    polling = await poll(server, log, {
      ask: (asked) => app.ask(asked),
      use: (work) => app.use(work),
      suggestions,
      chats,
      now: clock.now,
      digests: {
        chooseDigests: (work) => app.chooseDigests(work),
        use: (work) => app.use(work),
        now: clock.now,
      },
    });
  }
  async function stop(): Promise<void> {
    await polling.stop();
    await chats.close();
  }
  const ask = (chat: Chat, from: User, text: string) =>
    nextMessage(server, chat, () => server.sendText({ chat, from, text }));
  await start();

  return {
    server,
    log,
    clock,
    suggestions,
    chats: () => chats,
    async restart() {
      await stop();
      await start();
    },
    async change(changes) {
      await writeFiles(seeds, changes);
      // Work after an answer may still be under way, so there is always an index to do it with.
      const before = app;
      app = await openIndex(config);
      await before.close();
    },
    ask,
    async press(message, label, from) {
      const button = buttonOf(message, label);
      const callbackData = "callback_data" in button ? button.callback_data : "";
      const id = server.pressButton({ from, message, callbackData });
      const answer = await server.waitFor(() =>
        server.requests.find(
          ({ method, payload, answer: given }) =>
            method === "answerCallbackQuery" && payload["callback_query_id"] === id && given,
        ),
      );
      return answer.payload;
    },
    async settled() {
      stranger += 1;
      const chat: Chat = { id: stranger, type: "private", first_name: "Stranger" };
      await ask(chat, { id: stranger, is_bot: false, first_name: "Stranger" }, "/help");
    },
    async close() {
      await stop();
      await app.close();
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** The button that a message shows with these words. */
export function buttonOf(message: Message, label: string): InlineKeyboardButton {
  const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
  const button = buttons.find(({ text }) => text === label);
  if (button) return button;
  const labels = buttons.map(({ text }) => text).join(", ");
  throw new Error(`Expected a button "${label}", got: ${labels}.`);
}

/** The words on a message's buttons. */
export function labelsOf(message: Message): string[] {
  return message.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];
}

async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [path, contents] of Object.entries(files)) {
    const whole = join(folder, path);
    if (contents === null) await rm(whole);
    else {
      await mkdir(dirname(whole), { recursive: true });
      await writeFile(whole, contents);
    }
  }
}
