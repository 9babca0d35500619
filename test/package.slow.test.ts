import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { build } from "../scripts/build.mjs";
import { makeDocx, paragraph } from "./support/madeFiles.ts";
import { projectFolder } from "./support/seeds.ts";
import { temporaryFolder } from "./support/temporaryFolder.ts";

const run = promisify(execFile);

/** A folder in which Quoth is installed from its packed file, with what it depends on and no more. */
let folder: string;

async function installPacked(into: string): Promise<void> {
  // Built and packed from a copy: the project's own dist/ may be in use.
  const stage = join(into, "stage");
  const manifest = await readFile(join(projectFolder, "package.json"), "utf8");
  const { files } = JSON.parse(manifest) as { files: string[] };
  for (const name of ["package.json", "README.md", "LICENSE", ...files]) {
    if (name === "dist") continue;
    await cp(join(projectFolder, name), join(stage, name), { recursive: true });
  }
  await build({ hasTypes: true, into: join(stage, "dist") });
  const packed = await run(
    "npm",
    ["pack", "--json", "--ignore-scripts", "--pack-destination", into],
    { cwd: stage },
  );
  await rm(stage, { recursive: true });
  const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
  const target = join(into, "node_modules", "quoth");
  await mkdir(target, { recursive: true });
  await run("tar", ["-xzf", join(into, filename), "--strip-components=1", "-C", target]);
  const listed = await run("npm", ["ls", "--omit=dev", "--all", "--parseable"], {
    cwd: projectFolder,
  });
  const modules = join(projectFolder, "node_modules");
  for (const path of listed.stdout.split("\n").filter((line) => line.startsWith(modules))) {
    const name = relative(modules, path);
    // What lies inside another package comes with that one.
    if (name.includes("node_modules")) continue;
    await mkdir(dirname(join(into, "node_modules", name)), { recursive: true });
    await symlink(path, join(into, "node_modules", name));
  }
}

const page = `<html lang="en"><head><title>A ship</title></head><body><article><h1>A ship</h1>
<p>The ship came to Riga on Monday with herring and crabs from the north.</p></article></body></html>`;

const quoth = (words: readonly string[], settings: Readonly<Record<string, string>> = {}) =>
  run(process.execPath, [join(folder, "node_modules/quoth/dist/src/cli/quoth.js"), ...words], {
    cwd: folder,
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], NO_COLOR: "1", ...settings },
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quoth-package-"));
  await installPacked(folder);
  return () => rm(folder, { recursive: true });
});

test("The packed file answers in an empty folder from its own documents, and leaves nothing behind.", async () => {
  const before = await readdir(folder);
  const { stdout, stderr } = await quoth(["ask", "Where will the drone factory be built?"]);
  expect(stdout).toContain("in the east of Latvia");
  expect(stderr).toBe("");
  expect(await readdir(folder)).toEqual(before);
});

test("It reads formats in its thread, into an index where it is run, and remembers what it parsed.", async () => {
  const documents = join(folder, "documents");
  await mkdir(documents);
  await writeFile(join(documents, "ship.html"), page);
  await writeFile(
    join(documents, "lamp.docx"),
    makeDocx(paragraph("The lamp of Ostvik was lit in 1879.")),
  );
  const settings = { SEEDS_DIR: "documents" };
  const { stdout } = await quoth(["index", "--json"], settings);
  expect(JSON.parse(stdout)).toMatchObject({
    documents: { added: ["lamp.docx", "ship.html"], failed: [] },
  });
  expect(await readdir(folder)).toEqual(expect.arrayContaining(["index", "data"]));
  expect((await quoth(["index", "--verify"], settings)).stdout).toContain("is whole");
});

test("Whoever imports it gets its types.", async () => {
  const consumer = await temporaryFolder();
  await symlink(join(folder, "node_modules"), join(consumer, "node_modules"));
  await writeFile(join(consumer, "package.json"), '{ "type": "module" }');
  await writeFile(
    join(consumer, "consumer.ts"),
    `import { openQuoth, type AnswerData } from "quoth";
     const quoth = await openQuoth({ documents: "seeds" });
     const answer: AnswerData = await quoth.ask("When?");
     const text: string | undefined = answer.quotes[0]?.text;
     // @ts-expect-error There is no such verdict.
     console.log(text, answer.verdict === "maybe");`,
  );
  const compiler = join(projectFolder, "node_modules", "typescript", "bin", "tsc");
  const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2023"];
  const { stdout } = await run(
    process.execPath,
    [compiler, ...options, "--skipLibCheck", "--types", "", "consumer.ts"],
    { cwd: consumer },
  ).catch((error: { stdout: string }) => error);
  expect(stdout.split("\n").filter((line) => line.startsWith("consumer.ts"))).toEqual([]);
});
