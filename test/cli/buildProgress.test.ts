import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { createBuildReporter } from "../../src/cli/buildProgress.ts";

test("The progress bar changes nothing of the terminal that Ctrl-C would leave changed.", () => {
  const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  const reporter = createBuildReporter({ stream: terminal });
  reporter.progress?.({ done: 0, total: 10 });
  reporter.progress?.({ done: 5, total: 10 });
  const written = String(terminal.read());
  expect(written).toContain("of 10 sentences");
  // Hides the cursor; turns off wrapping.
  expect(written).not.toContain("\u001B[?25l");
  expect(written).not.toContain("\u001B[?7l");
  reporter.progress?.({ done: 10, total: 10 });
});
