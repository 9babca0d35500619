import { readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import {
  dropDraft,
  isGenerationName,
  pendingGenerations,
  removeGeneration,
} from "./generationFolder.ts";
import {
  checkGeneration,
  type Generation,
  useGeneration,
  openCurrentGeneration,
  readCurrentName,
  readGeneration,
} from "./generations.ts";
import { IndexDamagedError, IndexMismatchError, IndexNotFoundError } from "./indexErrors.ts";
import type { Manifest } from "./manifest.ts";
import { acquireWriterLock } from "./writerLock.ts";

/** There is no earlier generation that could serve. */
export class NoOlderGenerationError extends Error {
  override readonly name = "NoOlderGenerationError";
}

/** A folder of a generation, as far as its manifest tells; its other files were not looked at. */
export interface ListedGeneration {
  readonly name: string;
  /** `null` if it cannot be read; `problem` says why then. */
  readonly manifest: Manifest | null;
  readonly problem: string | null;
  readonly isCurrent: boolean;
  /** Set aside by `setAside`: kept to be looked at, never opened. */
  readonly isAside: boolean;
  /** Finished but not accepted yet: it is being graded, or its build was killed. Never opened. */
  readonly isPending: boolean;
}

/** Lists the generations of an index folder, newest first; none if there is no such folder. */
export async function listGenerations(indexFolder: string): Promise<ListedGeneration[]> {
  const current = await readCurrentName(indexFolder).catch(() => null);
  const pending = await pendingGenerations(indexFolder);
  const names = await readdir(join(indexFolder, "generations")).catch(() => []);
  const listed: ListedGeneration[] = [];
  for (const name of names) {
    const isAside = name.endsWith(asideSuffix);
    if (!isGenerationName(isAside ? name.slice(0, -asideSuffix.length) : name)) continue;
    const read = await readGeneration(indexFolder, name).catch(toProblem);
    listed.push({
      name,
      manifest: typeof read === "string" ? null : read.manifest,
      problem: typeof read === "string" ? read : null,
      isCurrent: name === current,
      isAside,
      isPending: pending.has(name) && name !== current,
    });
  }
  return listed.toSorted((a, b) => (age(a) < age(b) ? 1 : -1));
}

/**
 * Opens the generation in use; if it is damaged, or none is named, the newest other one that is
 * whole.
 *
 * @returns `warnings`: what is wrong with those that should have served, a sentence each; empty if
 *   the generation in use is whole.
 * @throws as `openCurrentGeneration`, if none is whole or the one in use was made by another version
 *   of Quoth.
 */
export async function openNewestWholeGeneration(
  indexFolder: string,
): Promise<Generation & { readonly warnings: readonly string[] }> {
  let first: IndexNotFoundError | IndexDamagedError;
  try {
    return { ...(await openCurrentGeneration(indexFolder)), warnings: [] };
  } catch (error) {
    const isMissing = error instanceof IndexNotFoundError || error instanceof IndexDamagedError;
    if (!isMissing) throw error;
    first = error;
  }
  const warnings = [first.message];
  for (const { name, isCurrent, isAside, isPending } of await listGenerations(indexFolder)) {
    if (isCurrent || isAside || isPending) continue;
    const checked = await checkGeneration(indexFolder, name).catch(toProblem);
    if (typeof checked !== "string") {
      const instead = `The generation ${name} serves instead.`;
      return { ...checked, warnings: [...warnings, instead] };
    }
    warnings.push(checked);
  }
  throw first;
}

/**
 * Makes the newest whole generation that is older than the one in use the one in use.
 *
 * @returns its name.
 * @throws NoOlderGenerationError if there is none; IndexNotFoundError or IndexDamagedError if it
 *   cannot be told which one is in use; IndexLockedError while somebody builds.
 */
export async function rollback(indexFolder: string): Promise<string> {
  const current = await readCurrentName(indexFolder);
  const lock = await acquireWriterLock(indexFolder, new Date());
  try {
    return await returnToOlder(indexFolder, current);
  } finally {
    lock.release();
  }
}

async function returnToOlder(indexFolder: string, current: string): Promise<string> {
  const listed = await listGenerations(indexFolder);
  const currentAge = age(
    listed.find(({ name }) => name === current) ?? { name: current, manifest: null },
  );
  const problems: string[] = [];
  for (const older of listed) {
    if (older.isAside || older.isPending || age(older) >= currentAge) continue;
    const checked = await checkGeneration(indexFolder, older.name).catch(toProblem);
    if (typeof checked !== "string") {
      await useGeneration(indexFolder, older.name);
      return older.name;
    }
    problems.push(checked);
  }
  const got = problems.length === 0 ? "found none" : `found damaged ones: ${problems.join(" ")}`;
  throw new NoOlderGenerationError(
    `Expected a whole generation older than ${current} in ${indexFolder}, ${got}. Change the documents back, and run: npm run index`,
  );
}

/**
 * Keeps a finished generation for somebody to look at, without publishing it. An earlier one that
 * was set aside goes.
 *
 * @returns its name from now on.
 */
export async function setAside(indexFolder: string, name: string): Promise<string> {
  const current = await readCurrentName(indexFolder).catch(() => null);
  if (name === current) {
    throw new Error(
      `Expected a generation that is not in use, got ${name}. Make another one current first.`,
    );
  }
  const generations = join(indexFolder, "generations");
  const aside = `${name}${asideSuffix}`;
  await rename(join(generations, name), join(generations, aside));
  await dropDraft(indexFolder, name);
  for (const other of await listGenerations(indexFolder)) {
    if (other.isAside && other.name !== aside) await removeGeneration(indexFolder, other.name);
  }
  return aside;
}

/**
 * Removes what builds that were killed have left half done or not accepted. Only for the holder of
 * the writer's lock: nobody can tell a dead build's folder from a living one's.
 */
export async function removeLeftovers(indexFolder: string): Promise<void> {
  const remove = async (folder: string, leftover: RegExp) => {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((entry) => leftover.test(entry))) {
      await rm(join(folder, name), { recursive: true, force: true });
    }
  };
  const current = await readCurrentName(indexFolder).catch(() => null);
  for (const name of await pendingGenerations(indexFolder)) {
    if (name !== current && isGenerationName(name)) await removeGeneration(indexFolder, name);
  }
  // Earlier versions locked with files named writer.lock.
  await remove(indexFolder, /^(\.current-|\.return-|writer\.lock)/);
  await remove(join(indexFolder, "generations"), /^\.(building|removed)-/);
}

const asideSuffix = "-aside";

/** Sorts by time: by the manifest's milliseconds, or the name's seconds if that is all there is. */
function age({ name, manifest }: Pick<ListedGeneration, "name" | "manifest">): string {
  return `${manifest?.createdAt.replaceAll(/[-:Z]/g, "") ?? name.slice(0, 15)} ${name}`;
}

/** What is wrong with one generation, where others may do; anything else is thrown on. */
function toProblem(error: unknown): string {
  if (error instanceof IndexDamagedError || error instanceof IndexMismatchError) {
    return error.message;
  }
  throw error;
}
