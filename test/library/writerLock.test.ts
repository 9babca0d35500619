import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { acquireWriterLock, IndexLockedError } from "../../src/library/generations/writerLock.ts";
import { type NodeScript, startNodeScript } from "../support/nodeScript.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const now = new Date("2026-06-29T14:32:00.000Z");

/** A process that waits to be told to take the lock. */
async function startHolder(indexFolder: string): Promise<NodeScript> {
  const script = startNodeScript("lockHolder.ts", { arguments: [indexFolder] });
  onTestFinished(() => void script.child.kill("SIGKILL"));
  expect(await script.nextLine()).toBe("ready");
  return script;
}

/** Leaves the lock of a process that was killed. @returns what was in its file. */
async function leaveDeadLock(indexFolder: string): Promise<Record<string, unknown>> {
  const script = await startHolder(indexFolder);
  script.write("go");
  expect(await script.nextLine()).toBe("held");
  script.child.kill("SIGKILL");
  await script.ended;
  return readLockFile(indexFolder);
}

async function readLockFile(indexFolder: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(indexFolder, "writer.lock"), "utf8")) as Record<
    string,
    unknown
  >;
}

describe("The lock of an index", () => {
  test("is had by one at a time, and can be had again once it is released.", async () => {
    const indexFolder = join(await temporaryFolder(), "not there yet");
    const lock = await acquireWriterLock(indexFolder, now);
    await expect(acquireWriterLock(indexFolder, now)).rejects.toThrow(IndexLockedError);
    await lock.release();
    expect(await readdir(indexFolder)).toEqual([]);
    await (await acquireWriterLock(indexFolder, now)).release();
  });

  test("tells a second writer who has it, since when, and what to do.", async () => {
    const indexFolder = await temporaryFolder();
    const script = await startHolder(indexFolder);
    script.write("go");
    expect(await script.nextLine()).toBe("held");
    const error: unknown = await acquireWriterLock(indexFolder, now).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(IndexLockedError);
    expect(error).toMatchObject({
      pid: script.child.pid,
      since: new Date("2026-06-29T12:00:00Z"),
      host: hostname(),
      message: `Expected to be the only one who writes the index in ${indexFolder}, got process ${script.child.pid} writing since 2026-06-29T12:00:00.000Z. Wait until it has finished, or stop it.`,
    });
    script.endInput();
    await script.ended;
    await (await acquireWriterLock(indexFolder, now)).release();
  });

  test("is not taken from another machine, and the message says how to.", async () => {
    const indexFolder = await temporaryFolder();
    const left = await leaveDeadLock(indexFolder);
    const path = join(indexFolder, "writer.lock");
    await writeFile(path, JSON.stringify({ ...left, host: "elsewhere" }));
    await expect(acquireWriterLock(indexFolder, now)).rejects.toThrow(
      `process ${String(left["pid"])} on elsewhere writing since 2026-06-29T12:00:00.000Z. Wait until it has finished, or, if it does not run any more, delete ${path}.`,
    );
  });

  test("is released only by who has it.", async () => {
    const indexFolder = await temporaryFolder();
    const lock = await acquireWriterLock(indexFolder, now);
    const others = JSON.stringify({ ...(await readLockFile(indexFolder)), token: "other" });
    await writeFile(join(indexFolder, "writer.lock"), others);
    await lock.release();
    expect(await readFile(join(indexFolder, "writer.lock"), "utf8")).toBe(others);
  });

  test("cannot be had where its file cannot be read, and the system says why.", async () => {
    const indexFolder = await temporaryFolder();
    await mkdir(join(indexFolder, "writer.lock"));
    await expect(acquireWriterLock(indexFolder, now)).rejects.toThrow("EISDIR");
    expect(await readdir(indexFolder)).toEqual(["writer.lock"]);
  });
});

describe("A lock that was left behind is taken over", () => {
  test("from a process that was killed.", async () => {
    const indexFolder = await temporaryFolder();
    await leaveDeadLock(indexFolder);
    const lock = await acquireWriterLock(indexFolder, now);
    expect(await readLockFile(indexFolder)).toMatchObject({ pid: process.pid });
    expect(await readdir(indexFolder)).toEqual(["writer.lock"]);
    await lock.release();
    expect(await readdir(indexFolder)).toEqual([]);
  });

  test.runIf(process.platform === "linux")(
    "from a process whose number another one has now.",
    async () => {
      const indexFolder = await temporaryFolder();
      const left = await leaveDeadLock(indexFolder);
      const reused = JSON.stringify({ ...left, pid: process.pid });
      await writeFile(join(indexFolder, "writer.lock"), reused);
      await (await acquireWriterLock(indexFolder, now)).release();
    },
  );

  test.each([
    ["is empty", ""],
    ["was cut short", `{"pid": 12, "ho`],
    ["holds something else", `["pid"]`],
    ["is binary", "\u0000\ufffd"],
    [
      "leads out of the folder",
      `{"pid":1,"host":"x","since":"2026-06-29T12:00:00Z","processStart":null,"token":"../x"}`,
    ],
  ])("where its file %s.", async (_case, contents) => {
    const indexFolder = await temporaryFolder();
    await writeFile(join(indexFolder, "writer.lock"), contents);
    const lock = await acquireWriterLock(indexFolder, now);
    await expect(acquireWriterLock(indexFolder, now)).rejects.toThrow(IndexLockedError);
    await lock.release();
    expect(await readdir(indexFolder)).toEqual([]);
  });

  test("from one who was killed while taking over, with all that was left.", async () => {
    const indexFolder = await temporaryFolder();
    const first = await leaveDeadLock(indexFolder);
    const path = join(indexFolder, "writer.lock");
    const second = { ...first, token: "second" };
    await writeFile(`${path}.after-${String(first["token"])}`, JSON.stringify(second));
    await writeFile(`${path}.after-second`, "");
    await writeFile(`${path}.after-nobody`, JSON.stringify(second));
    await writeFile(`${path}.draft-${String(first["pid"])}-second`, "{");
    const lock = await acquireWriterLock(indexFolder, now);
    expect(await readdir(indexFolder)).toEqual(["writer.lock"]);
    await expect(acquireWriterLock(indexFolder, now)).rejects.toThrow(IndexLockedError);
    await lock.release();
    expect(await readdir(indexFolder)).toEqual([]);
  });

  test("by one only, of many in this process at the same moment.", async () => {
    const indexFolder = await temporaryFolder();
    const left = JSON.stringify(await leaveDeadLock(indexFolder));
    for (let round = 0; round < 30; round += 1) {
      await writeFile(join(indexFolder, "writer.lock"), left);
      const outcomes = await Promise.allSettled(
        Array.from({ length: 12 }, () => acquireWriterLock(indexFolder, now)),
      );
      const held = outcomes.filter((outcome) => outcome.status === "fulfilled");
      const reasons = outcomes.flatMap((outcome) =>
        outcome.status === "rejected" ? [outcome.reason as unknown] : [],
      );
      expect(held).toHaveLength(1);
      for (const reason of reasons) expect(reason).toBeInstanceOf(IndexLockedError);
      await held[0]?.value.release();
      expect(await readdir(indexFolder)).toEqual([]);
    }
  });

  test("by one only, of several processes at the same moment.", async () => {
    const indexFolder = await temporaryFolder();
    await leaveDeadLock(indexFolder);
    const scripts = await Promise.all(Array.from({ length: 5 }, () => startHolder(indexFolder)));
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
    expect(await readdir(indexFolder)).toEqual([]);
  });
});
