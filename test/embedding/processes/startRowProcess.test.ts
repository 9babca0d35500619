import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { createRowPool } from "../../../src/embedding/processes/rowPool.ts";
import {
  type RowProcess,
  startRowProcess,
} from "../../../src/embedding/processes/startRowProcess.ts";
import { tinyReader } from "../../support/models.ts";
import { projectFolder } from "../../support/seeds.ts";

const path = join(tinyReader.folder, tinyReader.name, "onnx", "model_quantized.onnx");
const row = { ids: [2, 40, 3, 50, 60, 3], types: [0, 0, 0, 1, 1, 1] };

function start(model = path): RowProcess {
  const process = startRowProcess(model);
  onTestFinished(() => process.kill());
  return process;
}

describe("A process that computes rows", () => {
  test("gives the model's outputs, the same each time.", async () => {
    const process = start();
    const outputs = await process.run(row);
    expect(outputs["start_logits"]?.shape).toEqual([1, 6]);
    expect(outputs["end_logits"]?.data).toHaveLength(6);
    expect(await process.run(row)).toEqual(outputs);
  });

  test("says why it cannot, and what of a model is wrong.", async () => {
    await expect(start("/nowhere.onnx").run(row)).rejects.toThrow(/nowhere/);
    await expect(start().run({ ids: [9_999_999], types: [0] })).rejects.toThrow(/indices|range/);
  });

  test("fails its row if it is killed, and is known to be gone.", async () => {
    const process = start();
    await process.run(row);
    const outcome = process.run(row);
    await Promise.all([
      expect(outcome).rejects.toThrow("its process ended (SIGKILL)"),
      process.kill(),
    ]);
    expect(process.isAlive()).toBe(false);
    await expect(process.run(row)).rejects.toThrow("its process ended (SIGKILL)");
  });

  test("that is killed costs a question, and the next one has another.", async () => {
    const processes: RowProcess[] = [];
    const startAnother = () => {
      const process = startRowProcess(path);
      processes.push(process);
      return process;
    };
    const pool = createRowPool({ start: startAnother, most: 1 });
    onTestFinished(() => pool.close());
    await pool.run([row]);
    const outcome = pool.run([row, row, row]);
    await Promise.all([expect(outcome).rejects.toThrow("SIGKILL"), processes[0]?.kill()]);
    expect(await pool.run([row, row])).toHaveLength(2);
    expect(processes).toHaveLength(2);
  });
});

/** Runs a program that has a process compute a row; says what it prints, and how it ends. */
async function runProgram(rest: string) {
  const tsx = pathToFileURL(join(projectFolder, "node_modules", "tsx", "dist", "loader.mjs")).href;
  const source = join(projectFolder, "src", "embedding", "processes", "startRowProcess.ts");
  const program = `
    const { startRowProcess } = await import(${JSON.stringify(pathToFileURL(source).href)});
    const started = startRowProcess(${JSON.stringify(path)});
    await started.run(${JSON.stringify(row)});
    console.log("computed");
    ${rest}`;
  const child = spawn(
    process.execPath,
    ["--import", tsx, "--input-type=module", "--eval", program],
    { cwd: projectFolder, stdio: ["ignore", "pipe", "inherit"] },
  );
  onTestFinished(() => void child.kill("SIGKILL"));
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (printed += text));
  const [code, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  return { printed, code, signal };
}

describe("The process that started it", () => {
  test.each([
    ["ends by itself, for all that it has to do is done", ""],
    ["ends while a row is computed", `void started.run(${JSON.stringify(row)}); process.exit(0);`],
  ])("%s.", async (_case, rest) => {
    expect(await runProgram(rest)).toEqual({ printed: "computed\n", code: 0, signal: null });
  });
});
