import type { Chat, Message, MessageEntity, User, UserFromGetMe } from "grammy/types";
import { expect, onTestFinished } from "vitest";
import { type BotOptions, createBot } from "../../src/telegram/bot.ts";
import type { Catalogue } from "../../src/service/contents/catalogue.ts";
import type { ForgetHook } from "../../src/telegram/features/people/forgetting.ts";
import type { OperatorTasks } from "../../src/telegram/features/operator/operatorCommands.ts";
import type { Log, LogFacts } from "../../src/telegram/serving/log.ts";
import { type Polling, startPolling } from "../../src/telegram/serving/polling.ts";
import { createWords } from "../../src/service/words/words.ts";
import type { Chats } from "../../src/memory/chats.ts";
import type { Ask } from "../../src/answer/answer.ts";
import type { OpenIndex } from "../../src/service/index.ts";
import { useNoLibrary } from "./noLibrary.ts";
import type { Wait } from "../../src/telegram/features/asking/typing.ts";
import { createTestClock, openTestChats } from "./chats.ts";
import type { RateLimitOptions } from "./botApi/rateLimits.ts";
import { type BotApiServer, startBotApiServer } from "./botApi/server.ts";

export const anna: User = { id: 11, is_bot: false, first_name: "Anna", username: "anna" };
export const boris: User = { id: 12, is_bot: false, first_name: "Boris" };
export const privateChat: Chat.PrivateChat = { id: 11, type: "private", first_name: "Anna" };
export const group: Chat.GroupChat = { id: -200, type: "group", title: "Readers" };
export const forum: Chat.SupergroupChat = {
  id: -100_300,
  type: "supergroup",
  title: "Library",
  is_forum: true,
};

/** The bot's words to somebody whose Telegram is in English. */
export const english = createWords().for("en");

export interface LogLine {
  readonly level: "info" | "error";
  readonly facts: LogFacts;
  readonly event: string;
}

/** A log that is read, not printed. */
export function createRecordingLog(): Log & { readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  return {
    lines,
    info: (facts, event) => lines.push({ level: "info", facts, event }),
    error: (facts, event) => lines.push({ level: "error", facts, event }),
  };
}

/** What a test may choose of the bot; everything else is as without settings. */
interface TestBotOptions extends Partial<
  Pick<BotOptions, "access" | "guestMode" | "requestLimits" | "richMessages" | "catalogue">
> {
  readonly ask: Ask;
  /** Default: a library without documents. */
  readonly use?: OpenIndex["use"];
  readonly suggestions?: readonly string[];
  readonly chats?: Chats;
  /** Default: noon of a day in June 2026. */
  readonly now?: () => Date;
  readonly wait?: Wait;
  /** Where digests come from. Default: nowhere. */
  readonly digests?: Pick<BotOptions, "use" | "chooseDigests" | "now">;
  readonly operatorTasks?: OperatorTasks;
  readonly forgetHooks?: readonly ForgetHook[];
}

export const emptyCatalogue: Catalogue = {
  list: () => Promise.resolve([]),
  find: () => Promise.resolve(null),
};

/** A Bot API server and our bot polling it, ready for what people write. */
export async function startTelegram(
  options: TestBotOptions & {
    readonly canReadAllGroupMessages?: boolean;
    readonly standing?: Partial<UserFromGetMe>;
    readonly limits?: RateLimitOptions;
  },
) {
  const server = await startBotApiServer({
    chats: [privateChat, group, forum],
    canReadAllGroupMessages: options.canReadAllGroupMessages ?? false,
    ...(options.limits && { limits: options.limits }),
    ...(options.standing && { standing: options.standing }),
  });
  const log = createRecordingLog();
  const polling = await poll(server, log, options);
  return {
    server,
    log,
    polling,
    async close() {
      await polling.stop();
      await server.close();
    },
  };
}

/** Starts both for the test that is running. They end with it, and it fails if the bot logged an error. */
export async function startForTest(options: Parameters<typeof startTelegram>[0]) {
  const telegram = await startTelegram(options);
  onTestFinished(async () => {
    const errors = telegram.log.lines.filter(({ level }) => level === "error");
    await telegram.close();
    expect(errors).toEqual([]);
  });
  return { server: telegram.server, log: telegram.log };
}

/** Starts the bot on a server, and waits until it listens. */
export async function poll(
  server: BotApiServer,
  log: Log,
  options: TestBotOptions,
): Promise<Polling> {
  const chats = options.chats ?? (await openTestChats());
  const bot = createBot({
    token: server.token,
    apiRoot: server.url,
    ask: options.ask,
    catalogue: options.catalogue ?? emptyCatalogue,
    access: options.access,
    guestMode: options.guestMode,
    richMessages: options.richMessages,
    use: options.use ?? useNoLibrary,
    wait: options.wait,
    now: options.now ?? createTestClock().now,
    describe: () => Promise.resolve({ documents: 2, suggestions: options.suggestions ?? [] }),
    words: createWords(),
    chats,
    ...(options.digests ?? noDigests),
    operatorTasks: options.operatorTasks,
    forgetHooks: options.forgetHooks ?? [],
    requestLimits: options.requestLimits ?? noLimits,
    log,
  });
  const polling = await startPolling(bot, log);
  await server.waitFor(() => server.requests.find(({ method }) => method === "getUpdates"));
  return polling;
}

/** Telegram's would make every test wait. */
const noLimits: NonNullable<BotOptions["requestLimits"]> = { global: {}, group: {}, out: {} };

/** For a bot that nobody asks for digests. */
export const noDigests: Pick<BotOptions, "chooseDigests"> = {
  chooseDigests: () => Promise.reject(new Error("Expected a test without digests.")),
};

/** The next message that the bot shows in a chat, beyond those that are there already. */
export async function nextMessage(server: BotApiServer, chat: Chat, act: () => void) {
  const before = server.messages(chat.id).length;
  act();
  return server.waitFor(() => server.messages(chat.id)[before]);
}

/** The stretches of a message that have an entity of one type. */
export function stretches(message: Message, type: MessageEntity["type"]): string[] {
  return (message.entities ?? [])
    .filter((entity) => entity.type === type)
    .map(({ offset, length }) => (message.text ?? "").slice(offset, offset + length));
}
