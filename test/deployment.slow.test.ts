import { execFile } from "node:child_process";
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectFolder } from "./support/seeds.ts";

const run = promisify(execFile);
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quoth-deployment-"));
  await chmod(folder, 0o755);
  await run(process.execPath, ["scripts/assemble.mjs", join(folder, "app")], {
    cwd: projectFolder,
  });
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test("Put together as in the Dockerfile, and not as root, the bot works where nothing but its Bot API server can be reached, and tries to reach nothing else.", async () => {
  const data = join(folder, "data");
  const log = join(data, "network.log");
  await mkdir(data);
  // Pages name pictures, fonts and scripts elsewhere: none of them is anybody's to fetch.
  const documents = join(folder, "documents");
  await mkdir(documents);
  await writeFile(join(documents, "meeting.html"), page);
  if (isRoot) await chown(data, nobody, nobody);
  const tsx = join(projectFolder, "node_modules", "tsx", "dist", "loader.mjs");
  const secluded = [
    process.execPath,
    "--import",
    tsx,
    join(import.meta.dirname, "support/secludedBot.ts"),
  ];
  const unprivileged = isRoot
    ? ["setpriv", `--reuid=${nobody}`, `--regid=${nobody}`, "--clear-groups", "--"]
    : [];
  const { stdout } = await run(
    "unshare",
    [
      ...(isRoot ? [] : ["--map-root-user"]),
      "--net",
      "sh",
      "-c",
      'ip link set lo up && exec "$@"',
      "sh",
      ...unprivileged,
      ...secluded,
      log,
      process.execPath,
      join(folder, "app/dist/src/cli/quoth.js"),
      "serve",
    ],
    {
      cwd: data,
      env: { PATH: process.env["PATH"], SEEDS_DIR: documents, DATA_DIR: data, HOME: data },
    },
  );
  const { answers, code, port } = JSON.parse(stdout) as {
    answers: string[];
    code: number | null;
    port: string;
  };
  expect(answers[0]).toContain("Kyiv");
  expect(answers[1]).toContain("unchanged: 1");
  expect(answers).toHaveLength(3);
  expect(code).toBe(0);
  const calls = (await readFile(log, "utf8")).split("\n");
  const addresses = new Set(
    calls
      .filter((call) => /\b(?:connect|sendto|sendmsg|sendmmsg)\(.*sa_family=AF_INET/.test(call))
      .map((call) => {
        const [, target] = /htons\((\d+)\)/.exec(call) ?? [];
        const [, host] = /inet_(?:addr|pton)\([^"]*"([^"]+)"/.exec(call) ?? [];
        return `${host}:${target}`;
      }),
  );
  expect([...addresses]).toEqual([`127.0.0.1:${port}`]);
}, 300_000);

const page = `<html lang="en"><head><title>A meeting</title>
<link rel="stylesheet" href="https://example.org/a.css"><script src="https://example.org/a.js"></script>
</head><body><article><h1>A meeting</h1><img src="https://example.org/a.png">
<p>The ministers met in Kyiv on December 12, 2023 and spoke of recruits and drones.</p>
<iframe src="https://example.org/frame"></iframe></article></body></html>`;
