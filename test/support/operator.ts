import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { UseLibrary } from "../../src/service/conversations/currentQuotes.ts";
import type { Chats } from "../../src/memory/chats.ts";
import { openLibrary } from "../../src/library/library.ts";
import { createDownload } from "../../src/telegram/features/operator/offers/download.ts";
import { createOffers } from "../../src/service/operatorTasks/offeredDocuments.ts";
import { createReindexing } from "../../src/service/operatorTasks/reindexing.ts";
import type {
  IndexOutcome,
  IndexSummary,
  StartIndexing,
} from "../../src/service/operatorTasks/indexProcess.ts";
import type { OperatorTasks } from "../../src/telegram/features/operator/operatorCommands.ts";
import { describeIndex, describeUse } from "../../src/service/operatorTasks/statusSections.ts";
import { noAnswer } from "./answers.ts";
import { startBotApiServer } from "./botApi/server.ts";
import { openTestChats } from "./chats.ts";
import { buildHarbour } from "./harbour.ts";
import { createLetterEmbedder } from "./letterEmbedder.ts";
import { anna, boris, createRecordingLog, group, poll, privateChat } from "./telegram.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

export const borisChat = { ...privateChat, id: boris.id, first_name: "Boris" };

/** Runs of an index that go as the test says. */
interface HeldRuns {
  readonly start: StartIndexing;
  /** Those that have begun, in their order. */
  readonly begun: {
    progress(done: number, total: number): void;
    end(outcome: IndexOutcome): void;
    isStopped: boolean;
  }[];
}

function createHeldRuns(): HeldRuns {
  const begun: HeldRuns["begun"] = [];
  return {
    begun,
    start(onProgress) {
      let resolve: (outcome: IndexOutcome) => void = () => {};
      const ended = new Promise<IndexOutcome>((settle) => (resolve = settle));
      const run = {
        progress: (done: number, total: number) => onProgress({ done, total }),
        end: resolve,
        isStopped: false,
      };
      begun.push(run);
      const stop = () => {
        run.isStopped = true;
        resolve({ kind: "stopped" });
      };
      return { ended, stop };
    },
  };
}

/** How a run ended that has read these files and not those. */
export function summaryOf(changes: Partial<IndexSummary["documents"]> = {}): IndexOutcome {
  const none = { added: [], changed: [], renamed: [], removed: [], unchanged: [], failed: [] };
  const documents = { ...none, ...changes };
  return { kind: "finished", summary: { published: true, documents, grading: null } };
}

/** A bot that Anna keeps, with an index of the harbour's pages; Boris is anybody. */
export async function startOperatorBot(
  changes: Partial<OperatorTasks> & { readonly chats?: Chats; readonly maxMegabytes?: number } = {},
) {
  const folder = await temporaryFolder();
  const seeds = join(folder, "seeds");
  await mkdir(seeds);
  await writeFile(join(seeds, "harbour.md"), "# Harbour\n\nShips come at dawn.");
  await buildHarbour(join(folder, "index"));
  const library = await openLibrary(join(folder, "index"), createLetterEmbedder());
  const server = await startBotApiServer({ chats: [privateChat, borisChat, group] });
  const log = createRecordingLog();
  const runs = createHeldRuns();
  const chats = changes.chats ?? (await openTestChats());
  const reindexing = createReindexing({ start: runs.start, showSeconds: 0.01 });
  const use: UseLibrary = async (work) => work(library);
  const offers = createOffers({ folder: join(folder, "data", "offered"), now: () => new Date() });
  const operatorTasks: OperatorTasks = {
    adminIds: [anna.id],
    sections: [describeIndex(use), ...describeUse({ chats, uptimeSeconds: () => 93_784 })],
    reindexing,
    use,
    questionLog: "on",
    documents: {
      folder: seeds,
      offers,
      download: createDownload({ apiRoot: server.url, token: server.token }),
      maxMegabytes: changes.maxMegabytes ?? 50,
    },
    ...changes,
  };
  const start = () =>
    poll(server, log, {
      ask: ({ question }) => Promise.resolve(noAnswer(question)),
      chats,
      operatorTasks,
    });
  let polling = await start();
  onTestFinished(async () => {
    await polling.stop();
    await reindexing.stop();
    await server.close();
    library.close();
  });
  return {
    server,
    log,
    chats,
    runs,
    operatorTasks,
    folder,
    seeds,
    /** Stops the bot, and starts it again on the same files. */
    async restart() {
      await polling.stop();
      polling = await start();
    },
  };
}

export type OperatorBot = Awaited<ReturnType<typeof startOperatorBot>>;
