// node scripts/assemble.mjs FOLDER: puts together what it takes to run Quoth, and nothing else. The
// Dockerfile calls it; run it yourself to deploy without Docker. It needs a checkout in which
// `npm ci` has been run, on the system and processor that Quoth will run on.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [written] = process.argv.slice(2);
if (written === undefined) {
  console.error("Expected the folder to put Quoth into: node scripts/assemble.mjs FOLDER");
  process.exit(2);
}
const folder = resolve(written);
if (existsSync(folder) && readdirSync(folder).length > 0) {
  console.error(`Expected an empty folder, but ${folder} has files. Remove it, or name another.`);
  process.exit(2);
}

mkdirSync(folder, { recursive: true });
await build({ hasTypes: false, into: join(folder, "dist") });
for (const name of ["package.json", "package-lock.json", "LICENSE", "models", "seeds", "index"]) {
  cpSync(join(root, name), join(folder, name), { recursive: true });
}
cpSync(join(root, "node_modules"), join(folder, "node_modules"), {
  recursive: true,
  verbatimSymlinks: true,
});
execFileSync("npm", ["prune", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"], {
  cwd: folder,
  stdio: ["ignore", 2, 2],
});
removeWhatNeverRuns(join(folder, "node_modules"));
rmSync(join(folder, "package-lock.json"));

/** Other platforms' binaries, and what native modules were compiled from: a third of the whole. */
function removeWhatNeverRuns(modules) {
  const onnxruntime = join(modules, "onnxruntime-node", "bin", "napi-v3");
  for (const platform of readdirSync(onnxruntime)) {
    for (const processor of readdirSync(join(onnxruntime, platform))) {
      if (platform === process.platform && processor === process.arch) continue;
      rmSync(join(onnxruntime, platform, processor), { recursive: true });
    }
  }
  for (const path of ["better-sqlite3/deps", "better-sqlite3/src", "hnswlib-node/src"]) {
    rmSync(join(modules, path), { recursive: true, force: true });
  }
  for (const name of ["better-sqlite3", "hnswlib-node"]) keepBinaries(join(modules, name, "build"));
  rmSync(join(modules, "node-addon-api"), { recursive: true, force: true });
}

function keepBinaries(built) {
  for (const entry of readdirSync(built, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const isNeeded = entry.name.endsWith(".node") && !path.includes("obj.target");
    if (entry.isFile() && !isNeeded) rmSync(path);
  }
}
