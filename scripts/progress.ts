import { SingleBar } from "cli-progress";
import type { BuildReport, BuildReporter, Grading } from "../src/service/index.ts";
import type { Grade } from "../src/answer/grading/grading.ts";
import type { ListedGeneration } from "../src/library/generations/keptGenerations.ts";
import type { ChangedPaths } from "../src/library/update.ts";

/**
 * Tells on standard error how a build goes: with a bar on a terminal, in plain lines elsewhere.
 */
export function createBuildReporter(): BuildReporter {
  let bar: SingleBar | undefined;
  let startMilliseconds = 0;
  return {
    started: (reason) => console.error(`Building the index: ${reason}.`),
    progress({ done, total }) {
      if (total === 0) return;
      if (!bar) {
        bar = createBar();
        bar.start(total, done, { rate: 0 });
        startMilliseconds = performance.now();
      }
      const seconds = (performance.now() - startMilliseconds) / 1_000;
      bar.update(done, { rate: seconds > 0 ? Math.round(done / seconds) : 0 });
      if (done < total) return;
      bar.stop();
      bar = undefined;
    },
    finished: (report) => console.error(describeBuild(report)),
    warned: (warning) => console.error(`Warning: ${warning}`),
  };
}

/** Tells programs on standard output how a build goes: an event is an object in a line of its own. */
export function createEventReporter(): BuildReporter {
  const tell = (event: string, facts: object) => console.log(JSON.stringify({ event, ...facts }));
  return {
    started: (reason) => tell("started", { reason }),
    progress: (sentences) => tell("progress", sentences),
    finished: (report) => tell("finished", toData(report)),
    warned: (warning) => tell("warned", { warning }),
  };
}

function createBar(): SingleBar {
  return new SingleBar({
    format:
      "{bar} {percentage} % | {value} of {total} sentences | {rate} a second | {eta_formatted} left",
    stream: process.stderr,
    noTTYOutput: false,
    hideCursor: true,
  });
}

/** A summary of a build as data. */
export function toData(report: BuildReport) {
  return {
    generation: report.generation,
    published: report.isPublished,
    documents: { ...report.changes, failed: report.failures },
    passages: report.manifest.counts.passages,
    sentences: report.manifest.counts.sentences,
    megabytes: megabytesOf(report),
    seconds: report.milliseconds / 1_000,
    grading: report.grading,
  };
}

/** A summary of a build for people: what changed, what failed and why, how much there is. */
function describeBuild(report: BuildReport): string {
  const { documents, passages, sentences } = report.manifest.counts;
  const size = `${megabytesOf(report).toFixed(1)} MB`;
  const seconds = `${(report.milliseconds / 1_000).toFixed(1)} s`;
  return [
    describeChanges(report.changes),
    ...describeFailures(report.failures),
    ...describeGrading(report.grading),
    report.isPublished
      ? `Indexed ${documents} documents: ${passages} passages, ${sentences} sentences, ${size}, in ${seconds}.`
      : `Not published: it answers worse than the index in use, which stays. It is kept as ${report.generation}. To publish it all the same: npm run index -- --tolerance 1`,
  ].join("\n");
}

/** How many documents of each kind, in one line. */
export function describeChanges(changes: ChangedPaths): string {
  const kinds = ["added", "changed", "renamed", "removed", "unchanged"] as const;
  return `Documents: ${kinds.map((kind) => `${changes[kind].length} ${kind}`).join(", ")}.`;
}

/** Each file that was left out, with the reason; nothing if there is none. */
export function describeFailures(failures: BuildReport["failures"]): string[] {
  if (failures.length === 0) return [];
  const lines = failures.map(({ path, reason }) => `  ${path}: ${reason}`);
  return [`Left out ${failures.length}:`, ...lines];
}

/** The generations that are kept, a line each, newest first. */
export function describeGenerations(generations: readonly ListedGeneration[]): string {
  if (generations.length === 0) return "There is no index yet.";
  return generations
    .map(({ name, manifest, problem, isCurrent, isAside }) => {
      const state = isCurrent ? " (in use)" : isAside ? " (set aside)" : "";
      const counts = manifest?.counts;
      const contents = counts
        ? `${counts.documents} documents, ${counts.passages} passages`
        : `damaged: ${problem}`;
      return `${name}${state}: ${contents}`;
    })
    .join("\n");
}

function describeGrading(grading: Grading | null): string[] {
  if (!grading) return [];
  const before = grading.previous ? ` (before: ${describeGrade(grading.previous)})` : "";
  const lost = grading.comparison?.lost ?? [];
  return [
    `Own questions: ${describeGrade(grading.next)}${before}.`,
    ...lost.map(({ question, quote }) => `  lost: ${question} → ${quote ?? "no answer"}`),
  ];
}

function describeGrade({ recall, falseAnswers }: Grade): string {
  const percent = (share: number | null) =>
    share === null ? "none" : `${Math.round(share * 100)} %`;
  return `${percent(recall)} answered, ${percent(falseAnswers)} answered that should not be`;
}

function megabytesOf({ manifest }: BuildReport): number {
  return Object.values(manifest.files).reduce((sum, { bytes }) => sum + bytes, 0) / 1_000_000;
}
