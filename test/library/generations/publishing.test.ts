import { execFile } from "node:child_process";
import { mkdir, rm, statfs, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test, type TestContext } from "vitest";
import {
  finishGeneration,
  openCurrentGeneration,
  publishGeneration,
  startGeneration,
} from "../../../src/library/generations/generations.ts";
import { databaseFile, vectorsFile } from "../../../src/library/generations/manifest.ts";
import { removeLeftovers } from "../../../src/library/generations/keptGenerations.ts";
import { factsOfDay } from "../../support/generations.ts";
import { buildHarbour, listing } from "../../support/harbour.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const run = promisify(execFile);

/** A disk of half a megabyte; the test is skipped where none can be mounted. */
async function smallDisk(context: TestContext): Promise<string> {
  const disk = await temporaryFolder();
  const isMounted = await run("mount", ["-t", "tmpfs", "-o", "size=512k", "tmpfs", disk]).then(
    () => true,
    () => false,
  );
  context.skip(!isMounted, "only root can mount a disk that fills up");
  onTestFinished(async () => {
    // A build that failed may have left its database open.
    await run("umount", ["--lazy", disk]);
  });
  return disk;
}

/** Fills the disk up to so many blocks of 4 kB, of which each file takes one at least. */
async function leaveFree(disk: string, blocks: number): Promise<void> {
  const ballast = join(disk, "ballast");
  await rm(ballast, { force: true });
  const { bavail, bsize } = await statfs(disk);
  await writeFile(ballast, Buffer.alloc((bavail - blocks) * bsize));
}

async function publishSmall(indexFolder: string, day: number): Promise<void> {
  const folder = await startGeneration(indexFolder);
  await writeFile(join(folder, databaseFile), "database").catch(() => null);
  await writeFile(join(folder, vectorsFile), "vectors").catch(() => null);
  const { name } = await finishGeneration(indexFolder, folder, factsOfDay(day));
  await publishGeneration(indexFolder, name);
}

describe("On a disk that is full", () => {
  test("publishing changes nothing, whatever there is no room for.", async (context) => {
    const indexFolder = join(await smallDisk(context), "index");
    await publishSmall(indexFolder, 1);
    const before = await openCurrentGeneration(indexFolder);
    const files = await listing(indexFolder);
    // The manifest's file is written third, and the one that names the generation fourth.
    for (const room of [2, 3]) {
      await leaveFree(dirname(indexFolder), room);
      await expect(publishSmall(indexFolder, 2)).rejects.toThrow("ENOSPC");
      expect(await listing(indexFolder)).toEqual(files);
      expect(await openCurrentGeneration(indexFolder)).toEqual(before);
    }
    await leaveFree(dirname(indexFolder), 4);
    await publishSmall(indexFolder, 2);
    expect((await openCurrentGeneration(indexFolder)).manifest.createdAt).toMatch(/^2026-06-02/);
  });

  test("a build fails with the one before in use, and works once there is room.", async (context) => {
    const indexFolder = join(await smallDisk(context), "index");
    await buildHarbour(indexFolder);
    const before = await openCurrentGeneration(indexFolder);
    for (let room = 0; room < 12; room += 1) {
      await leaveFree(dirname(indexFolder), room);
      await expect(buildHarbour(indexFolder, { day: 2 })).rejects.toThrow(
        /disk is full|disk has room|ENOSPC/,
      );
      await removeLeftovers(indexFolder);
      expect(await openCurrentGeneration(indexFolder)).toEqual(before);
    }
    await rm(join(indexFolder, "..", "ballast"));
    await buildHarbour(indexFolder, { day: 2 });
    expect((await openCurrentGeneration(indexFolder)).manifest.createdAt).toMatch(/^2026-06-02/);
  });
});

test("Where the name of the one in use cannot be written, no new generation stays.", async () => {
  const indexFolder = await temporaryFolder();
  await mkdir(join(indexFolder, "current", "in the way"), { recursive: true });
  await expect(publishSmall(indexFolder, 1)).rejects.toThrow(/EISDIR|ENOTEMPTY|EPERM/);
  expect(await listing(indexFolder)).toEqual(["current", "current/in the way", "generations"]);
});
