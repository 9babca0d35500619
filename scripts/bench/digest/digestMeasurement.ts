import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Update, UserFromGetMe } from "grammy/types";
import { openIndex } from "../../../src/service/index.ts";
import { type Chats, openChats } from "../../../src/memory/index.ts";
import { createDigestSender } from "../../../src/service/digestDelivery/sender.ts";
import { createBot } from "../../../src/telegram/bot.ts";
import { createDigestChannel } from "../../../src/telegram/features/digests/delivery/digestChannel.ts";
import { createUnderway } from "../../../src/telegram/features/digests/delivery/underway.ts";
import { createCatalogue } from "../../../src/service/contents/catalogue.ts";
import { createWords } from "../../../src/service/words/words.ts";
import { percentile } from "../../evaluate/metrics.ts";
import { type BenchFolders, configOf, serveMeasurements } from "../ownProcess.ts";

/** Of digestBench.ts, to be run in a process of its own. */
export type DigestMeasurements = typeof measurements;

interface DigestInput {
  readonly folders: BenchFolders;
  readonly apiRoot: string;
  readonly chats: number;
  /** Asked over and over, one after the other, each by somebody else. */
  readonly questions: readonly string[];
  /** How many are asked before the digests. */
  readonly before: number;
}

const measurements = {
  /** Asks questions without digests, and then while every chat is sent one. */
  async send({ folders, apiRoot, chats: count, questions, before }: DigestInput) {
    let aheadMilliseconds = 0;
    const now = () => new Date(Date.now() + aheadMilliseconds);
    const app = await openIndex(configOf(folders));
    const chats = await openChats({ path: join(folders.dataFolder, "quoth.db"), now });
    const { bot, sender } = createParts({ app, chats, apiRoot, now });
    await subscribe(chats, count);
    // From the half hour that all of them want, on.
    aheadMilliseconds = 31 * 60_000;

    const ask = createAsking(bot, questions);
    for (let warmUp = 0; warmUp < 20; warmUp += 1) await ask();
    const alone: number[] = [];
    for (let asked = 0; asked < before; asked += 1) alone.push(await ask());
    const restingMegabytes = process.memoryUsage.rss() / 1e6;

    const start = performance.now();
    const processor = process.cpuUsage();
    const sending = { isOver: false };
    const sent = sender.tick().then(() => (sending.isOver = true));
    const meanwhile: number[] = [];
    let residentMegabytes = 0;
    while (!sending.isOver) {
      meanwhile.push(await ask());
      residentMegabytes = Math.max(residentMegabytes, process.memoryUsage.rss() / 1e6);
    }
    await sent;
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(processor);
    const { lastDay } = await chats.digestHistory.figures();
    await chats.close();
    await app.close();
    return {
      seconds,
      processorSeconds: (user + system) / 1e6,
      sent: lastDay.sent,
      restingMegabytes,
      residentMegabytes,
      alone: describe(alone),
      meanwhile: describe(meanwhile),
    };
  },
};

function createParts(options: {
  readonly app: Awaited<ReturnType<typeof openIndex>>;
  readonly chats: Chats;
  readonly apiRoot: string;
  readonly now: () => Date;
}) {
  const { app, chats, apiRoot, now } = options;
  const token = "1:benchmark";
  const words = createWords();
  const underway = createUnderway();
  const bot = createBot({
    token,
    apiRoot,
    ask: app.ask,
    use: (work) => app.use(work),
    chooseDigests: app.chooseDigests,
    catalogue: createCatalogue(app),
    now,
    describe: () => Promise.resolve({ documents: 0, suggestions: [] }),
    words,
    chats,
    log: { info: () => {}, error: (facts, event) => console.error(event, facts) },
    underway,
  });
  bot.botInfo = { id: 1, is_bot: true, first_name: "Quoth", username: "bench" } as UserFromGetMe;
  const sender = createDigestSender({
    chats,
    chooseDigests: app.chooseDigests,
    channel: createDigestChannel({ token, apiRoot, chats, words }),
    now,
    wait: (milliseconds) => setTimeout(milliseconds),
    longestLateHours: 6,
    isBusy: () => underway.isBusy(),
    onError: (error) => console.error(error),
  });
  return { bot, sender };
}

async function subscribe(chats: Chats, count: number): Promise<void> {
  const halfHour = new Date(Date.now() + 30 * 60_000);
  const minutes = 60 * halfHour.getUTCHours() + 30 * Math.floor(halfHour.getUTCMinutes() / 30);
  for (let chatId = 1; chatId <= count; chatId += 1) {
    await chats.subscriptions.set(chatId, { isOn: true, minutes });
  }
}

/** @returns a function that asks one question and gives the milliseconds until it is answered. */
function createAsking(bot: ReturnType<typeof createBot>, questions: readonly string[]) {
  let asked = 0;
  return async () => {
    asked += 1;
    // Telegram takes one message a second in a chat, so each has its own.
    const id = 1_000_000 + asked;
    const from = { id, is_bot: false, first_name: "Anna" };
    const chat = { id, type: "private" as const, first_name: "Anna" };
    const text = questions[asked % questions.length] ?? "";
    const update: Update = {
      update_id: asked,
      message: { message_id: asked, date: 1, chat, from, text },
    };
    await setTimeout(betweenQuestionsMilliseconds);
    const start = performance.now();
    await bot.handleUpdate(update);
    return performance.now() - start;
  };
}

const betweenQuestionsMilliseconds = 200;

function describe(milliseconds: readonly number[]) {
  return {
    questions: milliseconds.length,
    p50Milliseconds: percentile(milliseconds, 0.5) ?? 0,
    p95Milliseconds: percentile(milliseconds, 0.95) ?? 0,
  };
}

serveMeasurements(measurements);
