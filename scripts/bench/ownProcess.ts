import { fork } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { keepHeapSmall } from "../../src/service/index.ts";
import { type Config, readConfig } from "../../src/config.ts";

// What was in memory before, and what was compiled before, is the same for each measurement, since
// each has a process of its own.

/** Measurements by their names, each from plain data to plain data. */
type Measurements = Readonly<Record<string, (input: never) => Promise<object>>>;

/** What one measurement gives, and the most memory its process had at once, of a million bytes. */
type Measured<Measure extends (input: never) => Promise<object>> = Awaited<ReturnType<Measure>> & {
  readonly peakMegabytes: number;
};

/** Where a measurement finds and leaves its things. */
export interface BenchFolders {
  readonly documentsFolder: string;
  readonly indexFolder: string;
  readonly dataFolder: string;
}

/** The defaults, and these folders. */
export function configOf({ documentsFolder, indexFolder, dataFolder }: BenchFolders): Config {
  return readConfig({ SEEDS_DIR: documentsFolder, INDEX_DIR: indexFolder, DATA_DIR: dataFolder });
}

/**
 * @param path of a module that calls `serveMeasurements` with measurements of this type.
 * @returns a function that runs one of them in a process of its own.
 */
export function createMeasuring<Served extends Measurements>(path: string) {
  return async function measure<Name extends keyof Served & string>(
    name: Name,
    input: Parameters<Served[Name]>[0],
  ): Promise<Measured<Served[Name]>> {
    // The child's standard output is not ours: with --json nothing else may stand there.
    const child = fork(path, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    let result: Measured<Served[Name]> | undefined;
    child.once("message", (message) => {
      result = message as Measured<Served[Name]>;
    });
    const order: MeasurementOrder = { name, input };
    child.send(order);
    const [code] = (await once(child, "close")) as [number | null];
    if (result === undefined) {
      throw new Error(`Expected a measurement of "${name}", but its process ended with ${code}.`);
    }
    return result;
  };
}

/** Waits for the one order of the process that started this one, and carries it out. */
export function serveMeasurements(measurements: Measurements): void {
  keepHeapSmall();
  process.once("message", (order: MeasurementOrder) => void obey(measurements, order));
}

interface MeasurementOrder {
  readonly name: string;
  readonly input: unknown;
}

async function obey(measurements: Measurements, { name, input }: MeasurementOrder): Promise<void> {
  const measure = measurements[name];
  const result = await measure?.(input as never);
  process.send?.({ ...result, peakMegabytes: await peakMegabytes() });
  process.disconnect();
}

async function peakMegabytes(): Promise<number> {
  // A child's own maxRSS begins with what its parent had; Linux also tells it without.
  const status = await readFile("/proc/self/status", "utf8").catch(() => "");
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
  return (Number(kibibytes) * 1024) / 1e6;
}
