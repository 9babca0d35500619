import { mkdir, readdir, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  acquireWriterLock,
  IndexLockedError,
} from "../../../src/library/generations/writerLock.ts";
import { type NodeScript, startNodeScript } from "../../support/nodeScript.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const now = new Date("2026-06-29T14:32:00.000Z");

/** A process that waits to be told to take the lock. */
async function startHolder(indexFolder: string): Promise<NodeScript> {
  const script = startNodeScript("lockHolder.ts", { arguments: [indexFolder] });
  onTestFinished(() => void script.child.kill("SIGKILL"));
  expect(await script.nextLine()).toBe("ready");
  return script;
}

async function startHolding(indexFolder: string): Promise<NodeScript> {
  const script = await startHolder(indexFolder);
  script.write("go");
  expect(await script.nextLine()).toBe("held");
  return script;
}

async function refusalOf(indexFolder: string): Promise<unknown> {
  return acquireWriterLock(indexFolder, now).then(
    () => "not refused",
    (reason: unknown) => reason,
  );
}

describe("The lock of an index", () => {
  test("is had by one at a time, and can be had again once it is released.", async () => {
    const indexFolder = join(await temporaryFolder(), "not there yet");
    const lock = await acquireWriterLock(indexFolder, now);
    expect(await refusalOf(indexFolder)).toBeInstanceOf(IndexLockedError);
    // Whoever was refused has not loosened it.
    expect(await refusalOf(indexFolder)).toBeInstanceOf(IndexLockedError);
    lock.release();
    expect(await readdir(indexFolder)).toEqual(["writer-lock.db"]);
    (await acquireWriterLock(indexFolder, now)).release();
  });

  test("tells a second writer who has it, since when, and what to do.", async () => {
    const indexFolder = await temporaryFolder();
    const script = await startHolding(indexFolder);
    const error = await refusalOf(indexFolder);
    expect(error).toBeInstanceOf(IndexLockedError);
    expect(error).toMatchObject({
      holder: {
        pid: script.child.pid,
        since: new Date("2026-06-29T12:00:00Z"),
        host: hostname(),
      },
      message: `Expected to be the only one who writes the index in ${indexFolder}, got process ${script.child.pid} writing since 2026-06-29T12:00:00.000Z. Wait until it has finished, or stop it.`,
    });
    script.endInput();
    await script.ended;
    (await acquireWriterLock(indexFolder, now)).release();
  });

  test("names the machine of a writer elsewhere.", async () => {
    const indexFolder = await temporaryFolder();
    const lock = await acquireWriterLock(indexFolder, now);
    const elsewhere = { pid: 7, host: "elsewhere", since: "2026-06-29T12:00:00.000Z" };
    await writeFile(join(indexFolder, "writer.json"), JSON.stringify(elsewhere));
    expect(await refusalOf(indexFolder)).toMatchObject({
      message: expect.stringContaining(
        "got process 7 on elsewhere writing since 2026-06-29T12:00:00.000Z. Wait",
      ) as string,
    });
    lock.release();
  });

  test.each([
    ["is empty", ""],
    ["was cut short", `{"pid": 12, "ho`],
    ["holds something else", `["pid"]`],
    ["is binary", "\u0000\ufffd"],
  ])("holds though the file that says who has it %s.", async (_case, contents) => {
    const indexFolder = await temporaryFolder();
    const lock = await acquireWriterLock(indexFolder, now);
    await writeFile(join(indexFolder, "writer.json"), contents);
    expect(await refusalOf(indexFolder)).toMatchObject({
      holder: null,
      message: expect.stringContaining("got another process writing. Wait") as string,
    });
    lock.release();
    (await acquireWriterLock(indexFolder, now)).release();
  });

  test("may be released twice, and then leaves the next holder's alone.", async () => {
    const indexFolder = await temporaryFolder();
    const first = await acquireWriterLock(indexFolder, now);
    first.release();
    const second = await acquireWriterLock(indexFolder, now);
    first.release();
    expect(await refusalOf(indexFolder)).toMatchObject({ holder: { pid: process.pid } });
    second.release();
  });

  test("cannot be had where its file cannot be opened, and the system says why.", async () => {
    const indexFolder = await temporaryFolder();
    await mkdir(join(indexFolder, "writer-lock.db"));
    await expect(acquireWriterLock(indexFolder, now)).rejects.toThrow("unable to open database");
    expect(await readdir(indexFolder)).toEqual(["writer-lock.db"]);
  });
});

describe("A lock ends with its process:", () => {
  test("one that was killed leaves none.", async () => {
    const indexFolder = await temporaryFolder();
    const script = await startHolding(indexFolder);
    script.child.kill("SIGKILL");
    await script.ended;
    const lock = await acquireWriterLock(indexFolder, now);
    expect(await refusalOf(indexFolder)).toMatchObject({ holder: { pid: process.pid } });
    lock.release();
    expect(await readdir(indexFolder)).toEqual(["writer-lock.db"]);
  });

  test("it is had by one only, of many in this process at the same moment.", async () => {
    const indexFolder = await temporaryFolder();
    for (let round = 0; round < 30; round += 1) {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 12 }, () => acquireWriterLock(indexFolder, now)),
      );
      const held = outcomes.filter((outcome) => outcome.status === "fulfilled");
      const reasons = outcomes.flatMap((outcome) =>
        outcome.status === "rejected" ? [outcome.reason as unknown] : [],
      );
      expect(held).toHaveLength(1);
      for (const reason of reasons) expect(reason).toBeInstanceOf(IndexLockedError);
      held[0]?.value.release();
    }
    expect(await readdir(indexFolder)).toEqual(["writer-lock.db"]);
  });

  test("it is had by one only, of several processes at the moment when its holder is killed.", async () => {
    const indexFolder = await temporaryFolder();
    const killed = await startHolding(indexFolder);
    const scripts = await Promise.all(Array.from({ length: 5 }, () => startHolder(indexFolder)));
    killed.child.kill("SIGKILL");
    await killed.ended;
    for (const script of scripts) script.write("go");
    const said = await Promise.all(scripts.map((script) => script.nextLine()));
    const winner = scripts[said.indexOf("held")];
    expect(said.filter((line) => line !== "held")).toEqual(
      Array.from({ length: 4 }, () =>
        expect.stringContaining(`IndexLockedError Expected to be the only one`),
      ),
    );
    winner?.endInput();
    await winner?.ended;
    expect(await readdir(indexFolder)).toEqual(["writer-lock.db"]);
  });
});
