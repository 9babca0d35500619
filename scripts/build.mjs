// Builds dist/: JavaScript and types of src/ and of what `quoth evaluate` and `quoth bench` need of
// scripts/, file by file, with what stands beside the sources. `npm install` and `npm pack` run it.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Builds beside dist/ and then takes its place, so that whoever runs it finds a whole one.
 *
 * @param {{ hasTypes: boolean, into?: string }} options whether to write the types of the library,
 *   which takes longer than all the rest; and a folder instead of dist/.
 */
export async function build({ hasTypes, into = join(root, "dist") }) {
  const draft = `${into}.${process.pid}`;
  try {
    compile(["--project", join(root, "tsconfig.build.json"), "--outDir", draft]);
    if (hasTypes) {
      const types = join(root, "tsconfig.types.json");
      compile(["--project", types, "--outDir", draft]);
    }
    copyAssets(join(root, "src"), join(draft, "src"));
    await bundleTransformers(draft);
    chmodSync(join(draft, "src", "cli", "quoth.js"), 0o755);
    const old = `${draft}.old`;
    if (existsSync(into)) renameSync(into, old);
    renameSync(draft, into);
    rmSync(old, { recursive: true, force: true });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function compile(options) {
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  execFileSync(process.execPath, [compiler, ...options], { stdio: ["ignore", 2, 2] });
}

/** Words, tables and whatever else a source reads from its own folder. */
function copyAssets(from, to) {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith(".ts")) continue;
    const target = join(to, relative(from, entry.parentPath));
    mkdirSync(target, { recursive: true });
    cpSync(join(entry.parentPath, entry.name), join(target, entry.name));
  }
}

/**
 * @xenova/transformers asks for sharp, which reads pictures and downloads a binary when it is
 * installed, and for a second ONNX runtime, for browsers. Quoth uses neither: bundled without them,
 * the built package needs onnxruntime-node alone.
 */
async function bundleTransformers(folder) {
  const vendored = join(folder, "vendor", "transformers.js");
  const { build: bundle } = await import("esbuild");
  await bundle({
    entryPoints: [join(root, "node_modules", "@xenova", "transformers", "src", "transformers.js")],
    outfile: vendored,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    external: ["onnxruntime-node"],
    plugins: [emptyPackages(/^(sharp|onnxruntime-web)$/)],
    legalComments: "eof",
    logLevel: "error",
  });
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".js")) continue;
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path, "utf8");
    if (path === vendored || !text.includes('from "@xenova/transformers"')) continue;
    const specifier = relative(entry.parentPath, vendored).replaceAll("\\", "/");
    writeFileSync(path, text.replaceAll('from "@xenova/transformers"', `from "${specifier}"`));
  }
}

function emptyPackages(names) {
  return {
    name: "empty-packages",
    setup(bundling) {
      bundling.onResolve({ filter: names }, ({ path }) => ({ path, namespace: "empty" }));
      bundling.onLoad({ filter: names, namespace: "empty" }, () => ({
        contents: "export default {};",
      }));
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // Installed without what building needs, as by `npm ci --omit=dev`, dist/ is somebody else's matter.
  const canBuild = existsSync(join(root, "node_modules", "typescript"));
  if (canBuild) await build({ hasTypes: true });
  else
    console.error(
      "Quoth is not built: TypeScript is not installed. A dist/ from elsewhere serves.",
    );
}
