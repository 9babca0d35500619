import { SingleBar } from "cli-progress";
import type { BuildReport, BuildReporter } from "../src/app.ts";

/**
 * Tells on standard error how a build goes: with a bar on a terminal, in plain lines elsewhere.
 */
export function createBuildReporter(): BuildReporter {
  const bar = new SingleBar({
    format: "{bar} {percentage} % | {value} of {total} sentences | {eta_formatted} left",
    stream: process.stderr,
    noTTYOutput: false,
    hideCursor: true,
  });
  let isStarted = false;
  return {
    started: (reason) => console.error(`Building the index: ${reason}.`),
    progress({ done, total }) {
      if (isStarted) bar.update(done);
      else bar.start(total, done);
      isStarted = true;
      if (done === total) bar.stop();
    },
    finished: (report) => console.error(describeBuild(report)),
  };
}

function describeBuild({ manifest, failures }: BuildReport): string {
  const { documents, passages, sentences } = manifest.counts;
  const left = failures.map(({ path, reason }) => `  ${path}: ${reason}`);
  return [
    `Indexed ${documents} documents: ${passages} passages, ${sentences} sentences.`,
    ...(left.length > 0 ? [`Left out ${left.length}:`, ...left] : []),
  ].join("\n");
}
