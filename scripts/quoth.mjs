// What `npm run ask` and the other npm scripts start: `quoth` from dist/, which is built first if it
// is missing or older than the sources.
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const built = join(root, "dist", "src", "cli", "quoth.js");

if (!isFresh()) {
  console.error("Building Quoth: its sources have changed.");
  const { build } = await import("./build.mjs");
  await build({ hasTypes: false });
}
await import(built);

function isFresh() {
  if (!existsSync(built)) return false;
  const builtAt = statSync(built).mtimeMs;
  return ["src", "scripts", "package.json"].every((name) => newestMilliseconds(name) < builtAt);
}

function newestMilliseconds(name) {
  const path = join(root, name);
  const files = statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true }).map((file) => join(path, file));
  return Math.max(...files.map((file) => statSync(file).mtimeMs));
}
