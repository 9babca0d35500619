import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { extname, join } from "node:path";
import { alignColumns, whole } from "../../table.ts";
import type { AnswerMeasurements } from "../answerMeasurement.ts";
import { createMeasuring } from "../ownProcess.ts";
import { writeSyntheticFolder } from "../syntheticFolder.ts";
import type { DigestMeasurements } from "./digestMeasurement.ts";
import { startRecordingServer } from "./recordingServer.ts";

/** What sending digests costs, on one machine at one time. Megabytes are of a million bytes. */
export interface DigestFigures {
  readonly chats: number;
  readonly seed: number;
  readonly node: string;
  readonly cores: number;
  /** From when all were due until the last was sent. */
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly perSecond: number;
  readonly mostInASecond: number;
  readonly sent: number;
  /** Chats that were sent more than one message, or none, though each digest is one. */
  readonly wrong: number;
  readonly restingMegabytes: number;
  readonly residentMegabytes: number;
  /** Questions without digests, and while they were sent. */
  readonly alone: AskedFigures;
  readonly meanwhile: AskedFigures;
}

interface AskedFigures {
  readonly questions: number;
  readonly p50Milliseconds: number;
  readonly p95Milliseconds: number;
}

/** Sends every chat a digest, all due at once. Costs a minute for each 1,000 chats, and half one more. */
export async function runDigestBench(options: {
  readonly chats: number;
  readonly seed: number;
  readonly onStep?: (step: string) => void;
}): Promise<DigestFigures> {
  const { chats, seed, onStep } = options;
  const folder = await mkdtemp(join(tmpdir(), "quoth-bench-"));
  const server = await startRecordingServer();
  try {
    const folders = {
      documentsFolder: join(folder, "documents"),
      indexFolder: join(folder, "index"),
      dataFolder: join(folder, "data"),
    };
    onStep?.("building an index of 1,000 passages");
    await writeSyntheticFolder(folders.documentsFolder, { passages: 1_000, seed });
    const { questions } = await build("build", { folders, questions: 200, seed });
    onStep?.(`sending ${whole(chats)} digests`);
    const measured = await send("send", {
      folders,
      apiRoot: server.url,
      chats,
      questions,
      before: 200,
    });
    const { sent, seconds, processorSeconds, restingMegabytes, residentMegabytes } = measured;
    const ids = Array.from({ length: chats }, (_, index) => index + 1);
    return {
      chats,
      seed,
      node: process.version,
      cores: availableParallelism(),
      seconds,
      processorSeconds,
      perSecond: sent / seconds,
      mostInASecond: server.mostInASecond(),
      sent,
      wrong: ids.filter((id) => server.messages.get(id) !== 1).length,
      restingMegabytes,
      residentMegabytes,
      alone: measured.alone,
      meanwhile: measured.meanwhile,
    };
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const build = createMeasuring<AnswerMeasurements>(
  join(import.meta.dirname, "..", `answerMeasurement${extname(import.meta.filename)}`),
);
const send = createMeasuring<DigestMeasurements>(
  join(import.meta.dirname, `digestMeasurement${extname(import.meta.filename)}`),
);

/** The figures as lines. */
export function describeDigestFigures(figures: DigestFigures): string {
  const { alone, meanwhile } = figures;
  const rows = [
    ["sent", whole(figures.sent)],
    ["not exactly once", whole(figures.wrong)],
    ["seconds", whole(figures.seconds)],
    ["a second", figures.perSecond.toFixed(1)],
    ["  at most, answers among them", whole(figures.mostInASecond)],
    ["s of processor time, questions among it", whole(figures.processorSeconds)],
    ["resident before, MB", whole(figures.restingMegabytes)],
    ["resident while sending, MB", whole(figures.residentMegabytes)],
    ["a question alone, ms, p50", alone.p50Milliseconds.toFixed(1)],
    ["a question alone, ms, p95", alone.p95Milliseconds.toFixed(1)],
    ["a question meanwhile, ms, p50", meanwhile.p50Milliseconds.toFixed(1)],
    ["a question meanwhile, ms, p95", meanwhile.p95Milliseconds.toFixed(1)],
    ["questions meanwhile", whole(meanwhile.questions)],
  ];
  return [
    `Node ${figures.node}, ${figures.cores} cores, seed ${figures.seed}, ${whole(figures.chats)} chats`,
    "",
    ...alignColumns(rows),
  ].join("\n");
}
