import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { createWords } from "../../../src/service/words/words.ts";
import { alignColumns, whole } from "../../table.ts";
import type { AnswerMeasurements } from "../answerMeasurement.ts";
import { createMeasuring } from "../ownProcess.ts";
import { createRandom } from "../syntheticFolder.ts";
import { type BotProcess, startBotProcess } from "./botProcess.ts";
import {
  type Fate,
  type Fault,
  faults,
  type MessageKind,
  type QuestionServer,
  startQuestionServer,
} from "./questionServer.ts";
import { isBroken, isSettled, tally, type Tally } from "./tally.ts";

/** How the bot bears a crowd, and a long time of a bad network. Megabytes are of a million bytes. */
export interface SoakFigures {
  readonly seed: number;
  readonly node: string;
  readonly cores: number;
  readonly chats: number;
  readonly faultShare: number;
  /** Everybody asks at once, and nothing goes wrong. */
  readonly crowd: PhaseFigures;
  /** Somebody asks, and now and then an answer cannot be sent. */
  readonly soak: PhaseFigures & { readonly faults: number };
  /**
   * The least at rest: after some hundred questions, after the crowd, and at the end. It counts
   * garbage that V8 has not yet collected. `null` where the system does not tell.
   */
  readonly beginMegabytes: number | null;
  readonly crowdMegabytes: number | null;
  readonly endMegabytes: number | null;
}

interface PhaseFigures extends Tally {
  /** From when the first was asked until the last was settled. */
  readonly seconds: number;
  readonly perSecond: number;
}

export interface SoakOptions {
  readonly chats: number;
  /** Of each chat in the crowd. */
  readonly questions: number;
  /** Questions of the soak, over these chats, or over more where a chat would ask more than ten. */
  readonly updates: number;
  /** Share of messages with which something goes wrong in the soak, from 0 to 0.5. */
  readonly faultShare: number;
  readonly seed: number;
  readonly onStep?: (step: string) => void;
}

/** Lets the bot itself answer. Costs a second for each 30 questions, as Telegram has it, and some more. */
export async function runSoakBench(options: SoakOptions): Promise<SoakFigures> {
  const { chats, faultShare, seed, onStep } = options;
  const folder = await mkdtemp(join(tmpdir(), "quoth-bench-"));
  const weather = createWeather(seed);
  const words = createWords().for("en");
  const kinds = new Map<string, MessageKind>([
    [words("answer-failed"), "apology"],
    [words("limit-reached"), "refusal"],
  ]);
  const server = await startQuestionServer({
    drawFault: () => weather.drawFault(),
    kindOf: (text) => kinds.get(text) ?? "answer",
  });
  try {
    const folders = {
      documentsFolder: join(import.meta.dirname, "..", "..", "..", "seeds"),
      indexFolder: join(folder, "index"),
      dataFolder: join(folder, "data"),
    };
    onStep?.("building an index of the project's own documents");
    const count = Math.max(leastTexts, options.questions);
    const { questions: texts } = await build("build", { folders, questions: count, seed });
    const bot = startBotProcess({ folders, apiRoot: server.url });
    try {
      const parts = { bot, server };
      await bot.until(() => server.isPolled());
      onStep?.("warming up");
      await ask(parts, roundsOf(chats, Math.min(warmUpQuestions, 5 * chats), texts));
      const beginMegabytes = await bot.leastMegabytes(restSeconds);
      onStep?.(`${whole(chats)} chats ask ${whole(options.questions)} questions each`);
      const crowd = await ask(parts, roundsOf(chats, chats * options.questions, texts));
      const crowdMegabytes = await bot.leastMegabytes(restSeconds);
      onStep?.(`${whole(options.updates)} questions more, with ${percent(faultShare)} of faults`);
      weather.setShare(faultShare);
      const soak = await ask(parts, soakOf(options, texts));
      // What would be sent a second time, or too late, comes meanwhile.
      const endMegabytes = await bot.leastMegabytes(restSeconds);
      return {
        seed,
        node: process.version,
        cores: availableParallelism(),
        chats,
        faultShare,
        crowd: figuresOf(crowd),
        soak: { ...figuresOf(soak), faults: weather.faults() },
        beginMegabytes,
        crowdMegabytes,
        endMegabytes,
      };
    } finally {
      await bot.stop();
    }
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const build = createMeasuring<AnswerMeasurements>(
  join(import.meta.dirname, "..", "answerMeasurement.ts"),
);

const leastTexts = 500;
const warmUpQuestions = 300;
// V8 begins to tidy up when nothing has happened for 8 seconds.
const restSeconds = 20;
const mostOfAChat = 10;
/** A message that Telegram fails to carry out is repeated for a minute. */
const longestSilenceMilliseconds = 90_000;

/** Decides what goes wrong: nothing, until a share is set. */
function createWeather(seed: number) {
  const random = createRandom(seed);
  let share = 0;
  let count = 0;
  return {
    drawFault(): Fault | null {
      if (random.draw() >= share) return null;
      count += 1;
      return faults[random.between(0, faults.length - 1)] ?? null;
    },
    setShare: (next: number) => void (share = next),
    faults: () => count,
  };
}

interface Question {
  readonly chatId: number;
  readonly text: string;
}

/** Everybody's first question, everybody's second, and so on. */
function roundsOf(chats: number, questions: number, texts: readonly string[]): Question[] {
  return Array.from({ length: questions }, (_, index) => {
    const chat = index % chats;
    const round = Math.floor(index / chats);
    return { chatId: chat + 1, text: texts[(chat + round) % texts.length] ?? "" };
  });
}

function soakOf({ chats, updates, seed }: SoakOptions, texts: readonly string[]): Question[] {
  const random = createRandom(seed + 1);
  const askers = Math.max(chats, Math.ceil(updates / mostOfAChat));
  return Array.from({ length: updates }, (_, index) => ({
    chatId: random.between(1, askers),
    text: texts[index % texts.length] ?? "",
  }));
}

interface Asked {
  readonly fates: readonly Fate[];
  readonly seconds: number;
}

/** Asks all at once, and waits until each is settled, or nothing happens any more. */
async function ask(
  { bot, server }: { readonly bot: BotProcess; readonly server: QuestionServer },
  questions: readonly Question[],
): Promise<Asked> {
  const start = performance.now();
  const fates = questions.map(({ chatId, text }) => server.ask(chatId, text));
  await bot.until(() => {
    const silentSince = Math.max(start, server.lastMessageAt());
    const isSilent = performance.now() - silentSince > longestSilenceMilliseconds;
    return isSilent || fates.every(isSettled);
  });
  return { fates, seconds: (performance.now() - start) / 1000 };
}

function figuresOf({ fates, seconds }: Asked): PhaseFigures {
  const counts = tally(fates);
  return { ...counts, seconds, perSecond: counts.answered / seconds };
}

/** Whether the bot lost, repeated or mixed up anything. */
export function hasBroken({ crowd, soak }: SoakFigures): boolean {
  return isBroken(crowd) || isBroken(soak);
}

/** The figures as a table with a column for each part. */
export function describeSoakFigures(figures: SoakFigures): string {
  const { crowd, soak, beginMegabytes, crowdMegabytes, endMegabytes } = figures;
  const row = (label: string, show: (phase: PhaseFigures) => string) => [
    label,
    show(crowd),
    show(soak),
  ];
  const rows = [
    ["", "all at once", "with faults"],
    row("asked", ({ asked }) => whole(asked)),
    row("answered", ({ answered }) => whole(answered)),
    row("lost", ({ lost }) => whole(lost)),
    row("repeated", ({ repeated }) => whole(repeated)),
    row("out of order", ({ outOfOrder }) => whole(outOfOrder)),
    row("ambiguous *", ({ ambiguous }) => whole(ambiguous)),
    row("apologies", ({ apologies }) => whole(apologies)),
    row("  beside an answer", ({ needlessApologies }) => whole(needlessApologies)),
    ["faults", "0", whole(soak.faults)],
    row("seconds", ({ seconds }) => seconds.toFixed(1)),
    row("answers a second", ({ perSecond }) => perSecond.toFixed(1)),
    ["resident before, MB", megabytes(beginMegabytes), megabytes(crowdMegabytes)],
    ["resident afterwards, MB", megabytes(crowdMegabytes), megabytes(endMegabytes)],
    [
      "  as a share (wanted: 0.9 to 1.1)",
      ratio(crowdMegabytes, beginMegabytes),
      ratio(endMegabytes, crowdMegabytes),
    ],
    ["  of what it was before both", "", ratio(endMegabytes, beginMegabytes)],
  ];
  return [
    `Node ${figures.node}, ${figures.cores} cores, seed ${figures.seed}, ${whole(figures.chats)} chats, ${percent(figures.faultShare)} of faults`,
    "",
    ...alignColumns(rows),
    "",
    "* Not answered, since it could not be known whether the answer had arrived: a connection that broke",
    "  or a 502. Sending it again might have shown it twice.",
  ].join("\n");
}

function ratio(end: number | null, begin: number | null): string {
  return end === null || begin === null ? "?" : (end / begin).toFixed(2);
}

function megabytes(value: number | null): string {
  return value === null ? "?" : whole(value);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1).replace(/\.0$/, "")} %`;
}
