import { cp } from "node:fs/promises";
import { join } from "node:path";
import type { ModelLocation } from "../../src/embedding/models/modelLocation.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

/** A copy of a model, for the test that is running, that can be broken. */
export async function copyOfModel(
  original: ModelLocation,
): Promise<{ location: ModelLocation; path: string }> {
  const folder = await temporaryFolder();
  const path = join(folder, original.name);
  await cp(join(original.folder, original.name), path, { recursive: true });
  return { location: { ...original, folder }, path };
}
