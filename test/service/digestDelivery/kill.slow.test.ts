import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { openChats } from "../../../src/memory/chats.ts";
import { type BotApiServer, startBotApiServer } from "../../support/botApi/server.ts";
import { startNodeScript } from "../../support/nodeScript.ts";
import { privateChat } from "../../support/telegram.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const dueAt = Date.UTC(2026, 5, 29, 8);
const minute = 60_000;
const parts = ["first", "second", "third"];

let server: BotApiServer;
let kills = 0;

beforeAll(async () => {
  server = await startBotApiServer({ chats: [privateChat] });
});
afterAll(() => server.close());

/** Each step of a send of three parts. What was on its way is the only thing that may be missing. */
const steps = [
  "claim 1",
  "commit 1",
  ...[1, 2, 3].flatMap((part) => [
    `commit ${2 * part}`,
    `request ${part}`,
    `answer ${part}`,
    `commit ${2 * part + 1}`,
  ]),
  "commit 8",
];

/** In processes that go on. */
const laterSteps = ["commit 1", "request 1", "answer 1", "commit 2"];

test.each(steps.map((step, index) => [step, laterSteps[(index + 1) % 4] ?? ""]))(
  "Killed at %s, and the next processes at their %s, it goes on and sends nothing twice.",
  { timeout: 120_000 },
  async (first, later) => {
    const path = join(await temporaryFolder(), "quoth.db");
    await subscribe(path);
    const before = server.messages(privateChat.id).length;
    const lost = new Set<string>();
    for (const [life, lastStep] of [first, later, later, "none"].entries()) {
      const isKilled = await sendIn(path, dueAt + (1 + 2 * life) * minute, lastStep);
      if (!isKilled) break;
      kills += 1;
      if (!isMarked(lastStep, life)) continue;
      const next = parts.filter((part) => !lost.has(part))[arrivedSince(before).length];
      if (next !== undefined) lost.add(next);
    }
    const arrived = arrivedSince(before);
    expect(arrived.map((text) => text.split(" ")[0])).toEqual(
      parts.filter((part) => !lost.has(part)),
    );
    expect(new Set(arrived.map((text) => text.split(" by ")[1])).size).toBeLessThanOrEqual(1);
  },
);

test("That was killing it often enough.", () => {
  expect(kills).toBeGreaterThanOrEqual(30);
});

test("Two processes that find the same digests send each once.", { timeout: 60_000 }, async () => {
  const path = join(await temporaryFolder(), "quoth.db");
  await subscribe(path);
  const before = server.messages(privateChat.id).length;
  await Promise.all([1, 2, 3].map(() => sendIn(path, dueAt + minute, "none")));
  expect(arrivedSince(before).map((text) => text.split(" ")[0])).toEqual(parts);
});

/** Whether a part was marked as being sent, and had not arrived. */
function isMarked(step: string, life: number): boolean {
  const [kind, number] = step.split(" ");
  // A process that goes on claims nothing: its first commit is its first mark.
  const marks = life === 0 ? [2, 4, 6] : [1, 3, 5];
  return kind === "request" || (kind === "commit" && marks.includes(Number(number)));
}

async function subscribe(path: string): Promise<void> {
  const chats = await openChats({ path, now: () => new Date(dueAt - minute) });
  await chats.subscriptions.set(privateChat.id, { isOn: true });
  await chats.close();
}

/** Sends in a process of its own. @returns whether it was killed. */
async function sendIn(path: string, time: number, lastStep: string): Promise<boolean> {
  const script = startNodeScript("digestSending.ts", {
    arguments: [path, server.url, server.token, `${time}`, lastStep],
  });
  onTestFinished(() => void script.child.kill("SIGKILL"));
  const line = await script.nextLine();
  const code = await script.ended;
  expect(line).toBe(code === 0 ? "ended" : null);
  return code === null;
}

function arrivedSince(count: number): string[] {
  return server
    .messages(privateChat.id)
    .map(({ text = "" }) => text)
    .slice(count);
}
