import { SingleBar } from "cli-progress";
import type { BuildReporter } from "../src/app.ts";
import type { ChangedPaths, UpdateReport } from "../src/library/update.ts";

/**
 * Tells on standard error how a build goes: with a bar on a terminal, in plain lines elsewhere.
 */
export function createBuildReporter(): BuildReporter {
  const bar = new SingleBar({
    format:
      "{bar} {percentage} % | {value} of {total} sentences | {rate} a second | {eta_formatted} left",
    stream: process.stderr,
    noTTYOutput: false,
    hideCursor: true,
  });
  let startMilliseconds: number | undefined;
  return {
    started: (reason) => console.error(`Building the index: ${reason}.`),
    progress({ done, total }) {
      if (total === 0) return;
      if (startMilliseconds === undefined) bar.start(total, done, { rate: 0 });
      startMilliseconds ??= performance.now();
      const seconds = (performance.now() - startMilliseconds) / 1_000;
      bar.update(done, { rate: seconds > 0 ? Math.round(done / seconds) : 0 });
      if (done === total) bar.stop();
    },
    finished: (report) => console.error(describeUpdate(report)),
  };
}

/** A summary of a build for people: what changed, what failed and why, how much there is. */
export function describeUpdate({
  manifest,
  changes,
  failures,
  milliseconds,
}: UpdateReport): string {
  const { documents, passages, sentences } = manifest.counts;
  const bytes = Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0);
  const size = `${(bytes / 1_000_000).toFixed(1)} MB`;
  const seconds = `${(milliseconds / 1_000).toFixed(1)} s`;
  return [
    describeChanges(changes),
    ...describeFailures(failures),
    `Indexed ${documents} documents: ${passages} passages, ${sentences} sentences, ${size}, in ${seconds}.`,
  ].join("\n");
}

/** How many documents of each kind, in one line. */
export function describeChanges(changes: ChangedPaths): string {
  const kinds = ["added", "changed", "renamed", "removed", "unchanged"] as const;
  return `Documents: ${kinds.map((kind) => `${changes[kind].length} ${kind}`).join(", ")}.`;
}

/** Each file that was left out, with the reason; nothing if there is none. */
export function describeFailures(failures: UpdateReport["failures"]): string[] {
  if (failures.length === 0) return [];
  const lines = failures.map(({ path, reason }) => `  ${path}: ${reason}`);
  return [`Left out ${failures.length}:`, ...lines];
}
