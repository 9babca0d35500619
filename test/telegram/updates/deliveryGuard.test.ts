import { join } from "node:path";
import { Bot, type BotError, GrammyError } from "grammy";
import type { Update } from "grammy/types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Chats } from "../../../src/memory/chats.ts";
import { nameQuote, type SentAnswer } from "../../../src/memory/index.ts";
import type { BotContext } from "../../../src/telegram/updates/context.ts";
import { createDeliveryGuard } from "../../../src/telegram/updates/deliveryGuard.ts";
import { type BotApiServer, startBotApiServer } from "../../support/botApi/server.ts";
import { openTestChats } from "../../support/chats.ts";
import { findFreePort } from "../../support/freePort.ts";
import { anna, createRecordingLog, privateChat } from "../../support/telegram.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const update: Update = {
  update_id: 7,
  message: { message_id: 1, date: 0, chat: privateChat, from: anna, text: "anything" },
};

let server: BotApiServer;
let log: ReturnType<typeof createRecordingLog>;
let path: string;
let chats: Chats;
/** The same file, as another process has it. */
let elsewhere: Chats;

beforeEach(async () => {
  server = await startBotApiServer({ chats: [privateChat] });
  log = createRecordingLog();
  path = join(await temporaryFolder(), "quoth.db");
  [chats, elsewhere] = [await openTestChats({ path }), await openTestChats({ path })];
});
afterEach(() => server.close());

/** A bot that does one thing with every update. */
function createActor(act: (context: BotContext) => Promise<unknown>, apiRoot = server.url) {
  const bot = new Bot<BotContext>(server.token, { client: { apiRoot }, botInfo: server.me });
  const guard = createDeliveryGuard({ chats, log });
  bot.api.config.use(guard.gate);
  bot.use((context, next) => guard.handle(context, next));
  bot.use((context) => act(context));
  return bot;
}

const say = (context: BotContext) => context.reply("shown");
const texts = () => server.messages(privateChat.id).map(({ text }) => text);

test("An update that is handled again shows nothing again, and the log says so.", async () => {
  let handled = 0;
  const bot = createActor(async (context) => {
    handled += 1;
    await say(context);
    await context.reply("and more");
  });
  await bot.handleUpdate(update);
  await bot.handleUpdate(update);
  expect(texts()).toEqual(["shown", "and more"]);
  expect(handled).toBe(1);
  expect(log.lines.map(({ facts }) => facts)).toEqual([{ update: 7 }]);
});

test("An update in hand twice at once is shown once.", async () => {
  let begun = 0;
  let release = () => {};
  const bothBegun = new Promise<void>((resolve) => (release = resolve));
  const bot = createActor(async (context) => {
    begun += 1;
    if (begun === 2) release();
    await bothBegun;
    await say(context);
  });
  const results = await Promise.allSettled([bot.handleUpdate(update), bot.handleUpdate(update)]);
  expect(texts()).toEqual(["shown"]);
  const refused = results.flatMap((result) =>
    result.status === "rejected" ? [(result.reason as BotError).error] : [],
  );
  expect(refused).toEqual([expect.any(GrammyError)]);
});

test("What is shown is marked before it leaves, where another process sees it.", async () => {
  const seen: boolean[] = [];
  const guard = createDeliveryGuard({ chats, log });
  const observed = new Bot<BotContext>(server.token, {
    client: { apiRoot: server.url },
    botInfo: server.me,
  });
  observed.api.config.use(async (previous, method, payload, signal) => {
    seen.push(await elsewhere.deliveries.isOver(7));
    return previous(method, payload, signal);
  }, guard.gate);
  observed.use((context, next) => guard.handle(context, next));
  observed.use(say);
  await observed.handleUpdate(update);
  expect(seen).toEqual([true]);
  expect(await elsewhere.deliveries.isOver(7)).toBe(true);
});

test("An update that another process is sending is left to it.", async () => {
  const bot = createActor(async (context) => {
    await elsewhere.deliveries.begin({ kind: "update", updateId: 7 });
    await say(context);
  });
  await expect(bot.handleUpdate(update)).rejects.toThrow("another process has this update");
  expect(texts()).toEqual([]);
});

test("An update at which nobody is shown anything new leaves no trace.", async () => {
  const bot = createActor(async (context) => {
    await context.api.getChat(privateChat.id);
    await context.api.sendChatAction(privateChat.id, "typing");
  });
  await bot.handleUpdate(update);
  expect(await chats.deliveries.isOver(7)).toBe(false);
});

test("An answer costs two writes: its quotes with the mark, and all that it leaves with the end.", async () => {
  const quote = { documentId: "d", path: "p.md", start: 0, end: 4, words: "Port" };
  const answer: SentAnswer = {
    chatId: privateChat.id,
    messageId: 2,
    questionMessageId: 1,
    threadId: null,
    askerId: anna.id,
    quoteIds: [nameQuote(quote)],
    further: [],
    verdict: "answered",
  };
  const writes: string[] = [];
  const { deliveries } = chats;
  // Whatever is written by itself is a commit more.
  chats = {
    ...chats,
    quotes: { ...chats.quotes, remember: () => expect.unreachable() },
    keep: () => expect.unreachable(),
    deliveries: {
      ...deliveries,
      begin: (part, also) => {
        writes.push("begin");
        return deliveries.begin(part, also);
      },
      end: (part, outcome, also) => {
        writes.push("end");
        return deliveries.end(part, outcome, also);
      },
    },
  };
  const bot = createActor(async (context) => {
    context.delivery.remember([quote]);
    await say(context);
    expect(await elsewhere.quotes.get([nameQuote(quote)])).toEqual([quote]);
    context.delivery.keep({ answers: [answer] });
  });
  await bot.handleUpdate(update);
  expect(writes).toEqual(["begin", "end"]);
  expect(await elsewhere.answers.byMessage(privateChat.id, 2)).toEqual(answer);
});

describe("What Telegram certainly did not carry out may be sent again:", () => {
  test.each([
    ["refused", { status: 400, description: "Bad Request: not enough rights" }],
    ["told to wait", { status: 429, description: "Too Many Requests", retryAfterSeconds: 1 }],
    ["failed", { status: 500, description: "Internal Server Error" }],
  ])("%s", async (_name, fault) => {
    server.injectFault({ method: "sendMessage", times: 1, fault });
    const bot = createActor(say);
    await expect(bot.handleUpdate(update)).rejects.toThrow(fault.description);
    await bot.handleUpdate(update);
    expect(texts()).toEqual(["shown"]);
  });

  test("never left", async () => {
    const unreachable = createActor(say, `http://127.0.0.1:${await findFreePort()}`);
    await expect(unreachable.handleUpdate(update)).rejects.toThrow("sendMessage");
    expect(await elsewhere.deliveries.isOver(7)).toBe(false);
  });
});

describe("What may have been carried out is not sent again:", () => {
  test.each(["drop-before", "drop-after"] as const)("%s", async (fault) => {
    server.injectFault({ method: "sendMessage", times: 1, fault });
    const bot = createActor(say);
    await bot.handleUpdate(update);
    await bot.handleUpdate(update);
    expect(server.requests.filter(({ method }) => method === "sendMessage")).toHaveLength(1);
  });

  test("nor what came before a part that was refused", async () => {
    const bot = createActor(async (context) => {
      await say(context);
      await context.reply("");
    });
    await bot.handleUpdate(update);
    await bot.handleUpdate(update);
    expect(texts()).toEqual(["shown"]);
  });
});
