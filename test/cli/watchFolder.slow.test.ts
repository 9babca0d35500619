import { mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { watchFolder } from "../../src/cli/watchFolder.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

/** A watched folder, and a way to wait for its next rebuild. */
async function watched(rebuild: () => Promise<void> = () => Promise.resolve(), given?: string) {
  const folder = given ?? (await temporaryFolder());
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
    { linkPollMilliseconds: 20 },
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

test("What a link in the folder leads to is not watched, since it is not read.", async () => {
  const folder = await temporaryFolder();
  const outside = await temporaryFolder();
  await symlink(outside, join(folder, "link"));
  const inFolder = await watched(undefined, folder);
  // One that watches the other folder tells when a change there has been seen.
  const inOutside = await watched(undefined, outside);
  const seen = inOutside.nextRebuild();
  await writeFile(join(outside, "far.md"), "Far.");
  await seen;
  const rebuilt = inFolder.nextRebuild();
  await writeFile(join(folder, "near.md"), "Near.");
  await rebuilt;
  expect(inFolder.rebuilds()).toBe(1);
});

test("A folder that is a link is followed when it leads elsewhere, as deployments have it.", async () => {
  const releases = await temporaryFolder();
  for (const name of ["1", "2"]) await mkdir(join(releases, name));
  const current = join(releases, "current");
  await symlink(join(releases, "1"), current);
  const { nextRebuild } = await watched(undefined, current);
  const swapped = nextRebuild();
  await symlink(join(releases, "2"), join(releases, "next"));
  await rename(join(releases, "next"), current);
  await swapped;
  const changed = nextRebuild();
  await writeFile(join(releases, "2", "a.md"), "New.");
  await changed;
});
