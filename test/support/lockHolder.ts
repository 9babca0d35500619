import { setTimeout } from "node:timers/promises";
import { acquireWriterLock } from "../../src/library/generations/writerLock.ts";

// Takes the lock of the index folder in the first argument as soon as it is told so, says what came
// of it, and holds the lock until standard input ends.
console.log("ready");
const told = new Promise((resolve) => process.stdin.once("data", resolve));
const ended = new Promise((resolve) => process.stdin.once("end", resolve));
await told;
try {
  const lock = await acquireWriterLock(process.argv[2] ?? "", new Date("2026-06-29T12:00:00Z"));
  console.log("held");
  await Promise.race([ended, setTimeout(60_000)]);
  lock.release();
} catch (error) {
  console.log(error instanceof Error ? `${error.name} ${error.message}` : error);
}
process.exit();
