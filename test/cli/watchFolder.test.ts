import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { watchFolder } from "../../src/cli/watchFolder.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

/** A watched folder, and a way to wait for its next rebuild. */
async function watched(rebuild: () => Promise<void> = () => Promise.resolve()) {
  const folder = await temporaryFolder();
  const errors: unknown[] = [];
  let rebuilds = 0;
  let announce = () => {};
  const stop = await watchFolder(
    folder,
    async () => {
      rebuilds += 1;
      announce();
      await rebuild();
    },
    (error) => errors.push(error),
  );
  onTestFinished(stop);
  const nextRebuild = () =>
    new Promise<void>((resolve) => {
      announce = resolve;
    });
  return { folder, errors, stop, nextRebuild, rebuilds: () => rebuilds };
}

test("A file that is added, changed or removed, in a subfolder too, causes a rebuild.", async () => {
  const { folder, nextRebuild, rebuilds } = await watched();
  await mkdir(join(folder, "sub"));
  const path = join(folder, "sub", "a.md");
  for (const change of [
    () => writeFile(path, "One."),
    () => writeFile(path, "Two."),
    () => rm(path),
  ]) {
    const rebuilt = nextRebuild();
    await change();
    await rebuilt;
  }
  expect(rebuilds()).toBeGreaterThanOrEqual(3);
});

test("Changes that come together cause one rebuild; hidden files cause none.", async () => {
  const { folder, nextRebuild, rebuilds } = await watched();
  const rebuilt = nextRebuild();
  await writeFile(join(folder, ".hidden"), "x");
  for (const name of ["a.md", "b.md", "c.md"]) await writeFile(join(folder, name), name);
  await rebuilt;
  expect(rebuilds()).toBe(1);
});

test("A rebuild that fails is told, and the next change is built all the same.", async () => {
  const { folder, errors, nextRebuild, stop } = await watched(() =>
    Promise.reject(new Error("no room")),
  );
  for (const name of ["a.md", "b.md"]) {
    const rebuilt = nextRebuild();
    await writeFile(join(folder, name), name);
    await rebuilt;
  }
  await stop();
  expect(errors).toEqual([new Error("no room"), new Error("no room")]);
});
