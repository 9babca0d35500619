import Database from "better-sqlite3";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openTestChats } from "../support/chats.ts";
import { type NodeScript, startNodeScript } from "../support/nodeScript.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

test(
  "A process may be killed while it writes: the database is whole, and all it acknowledged is there.",
  { timeout: 120_000 },
  async () => {
    const path = join(await temporaryFolder(), "quoth.db");
    const acknowledged: number[] = [];
    for (let kill = 0; kill < 4; kill += 1) {
      const writer = startWriter(path, kill * 100_000);
      expect(await writer.nextLine()).toBe("ready");
      writer.write("go");
      expect(await writer.nextLine()).toBe("opened");
      // Anywhere in an update: the writer is not waited for, and runs on while the signal travels.
      for (let line = 0; line < 3 + kill * 7; line += 1) await acknowledge(writer, acknowledged);
      writer.child.kill("SIGKILL");
      expect(await writer.ended).toBeNull();
      while (await acknowledge(writer, acknowledged)) {
        // What it said before it died counts as well.
      }
      expect(integrityOf(path)).toBe("ok");
    }
    const chats = await openTestChats({ path, now: () => new Date() });
    for (const id of acknowledged) {
      expect(await chats.deliveries.isOver(id)).toBe(true);
      const quoteId = (await chats.answers.byMessage(id, id))?.quoteIds[0] ?? "";
      expect(await chats.quotes.get([quoteId])).toMatchObject([{ start: id, words: `${id}` }]);
    }
    const kept = new Set(
      (await chats.questions.unanswered()).map(({ text }) => text.split(" ")[1]),
    );
    expect(acknowledged.filter((id) => !kept.has(`${id}`))).toEqual([]);
  },
);

test(
  "Processes that begin the same new database at the same moment all get along.",
  { timeout: 120_000 },
  async () => {
    const path = join(await temporaryFolder(), "quoth.db");
    const writers = [1, 2, 3, 4].map((number) => startWriter(path, number * 100_000));
    for (const writer of writers) expect(await writer.nextLine()).toBe("ready");
    for (const writer of writers) writer.write("go");
    for (const writer of writers) expect(await writer.nextLine()).toBe("opened");
    const acknowledged: number[] = [];
    for (let line = 0; line < 10; line += 1) {
      for (const writer of writers) await acknowledge(writer, acknowledged);
    }
    for (const writer of writers) writer.child.kill("SIGKILL");
    await Promise.all(writers.map((writer) => writer.ended));
    expect(integrityOf(path)).toBe("ok");
    const { deliveries } = await openTestChats({ path, now: () => new Date() });
    expect(acknowledged).toHaveLength(40);
    const areOver = await Promise.all(acknowledged.map((id) => deliveries.isOver(id)));
    expect(areOver).toEqual(Array(40).fill(true));
  },
);

/** Starts a writer of updates from `first` on, which ends with the test at the latest. */
function startWriter(path: string, first: number): NodeScript {
  const writer = startNodeScript("chatWriter.ts", { arguments: [path, `${first}`] });
  onTestFinished(() => void writer.child.kill("SIGKILL"));
  return writer;
}

/** Hears which update the writer has finished; false if it says nothing any more. */
async function acknowledge(writer: NodeScript, acknowledged: number[]): Promise<boolean> {
  const line = await writer.nextLine();
  if (line !== null) acknowledged.push(Number(line));
  return line !== null;
}

function integrityOf(path: string): unknown {
  const database = new Database(path);
  const answer = database.pragma("integrity_check", { simple: true });
  database.close();
  return answer;
}
