import { SingleBar } from "cli-progress";
import type { BuildReport, BuildReporter, Grading } from "../service/index.ts";
import type { Grade } from "../answer/index.ts";
import type { ChangedPaths, ListedGeneration } from "../library/index.ts";

/**
 * Tells on standard error how a build goes: with a bar on a terminal, in plain lines elsewhere.
 */
export function createBuildReporter({
  isVerbose = false,
  stream = process.stderr,
}: {
  readonly isVerbose?: boolean;
  readonly stream?: NodeJS.WritableStream;
} = {}): BuildReporter {
  let bar: SingleBar | undefined;
  let startMilliseconds = 0;
  return {
    started: (reason) => console.error(`Building the index: ${reason}.`),
    progress({ done, total }) {
      if (total === 0) return;
      if (!bar) {
        bar = createBar(stream);
        bar.start(total, done, { rate: 0 });
        startMilliseconds = performance.now();
      }
      const seconds = (performance.now() - startMilliseconds) / 1_000;
      bar.update(done, { rate: seconds > 0 ? Math.round(done / seconds) : 0 });
      if (done < total) return;
      bar.stop();
      bar = undefined;
    },
    finished: (report) => console.error(describeBuild(report, isVerbose)),
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

function createBar(stream: NodeJS.WritableStream): SingleBar {
  return new SingleBar({
    format:
      "{bar} {percentage} % | {value} of {total} sentences | {rate} a second | {eta_formatted} left",
    stream,
    noTTYOutput: false,
    // Ctrl-C ends the process as it stands: a terminal that was changed would stay so.
    hideCursor: false,
    linewrap: true,
  });
}

/** A summary of a build as data. */
export function toData(report: BuildReport) {
  return {
    generation: report.generation,
    published: report.isPublished,
    isNew: report.isNew,
    documents: {
      ...report.changes,
      failed: report.failures,
      passedOver: report.passedOver,
      notes: report.notes,
    },
    passages: report.manifest.counts.passages,
    sentences: report.manifest.counts.sentences,
    megabytes: megabytesOf(report),
    seconds: report.milliseconds / 1_000,
    grading: report.grading,
  };
}

/** A summary of a build for people: what changed, what failed and why, how much there is. */
function describeBuild(report: BuildReport, isVerbose: boolean): string {
  const { documents, passages, sentences } = report.manifest.counts;
  const size = `${megabytesOf(report).toFixed(1)} MB`;
  const seconds = `${(report.milliseconds / 1_000).toFixed(1)} s`;
  return [
    describeChanges(report.changes),
    ...describeReading(report, isVerbose),
    ...describeGrading(report.grading),
    ...(report.isNew ? [] : [`Nothing has changed: ${report.generation} stays in use.`]),
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

/**
 * What was left out and why, and what the maintainer should know of the rest; nothing if all is well.
 * Files of a kind are counted, and long lists end early, but for `isVerbose`.
 */
export function describeReading(
  { failures, passedOver, notes }: Pick<BuildReport, "failures" | "passedOver" | "notes">,
  isVerbose: boolean,
): string[] {
  const damaged = failures.filter(({ unknownEnding }) => unknownEnding === undefined);
  const unknown = failures.filter(({ unknownEnding }) => unknownEnding !== undefined);
  const hint = isVerbose ? "" : " (--verbose lists them)";
  const lines: string[] = [];
  if (damaged.length > 0) {
    lines.push(`Left out ${damaged.length}:`);
    lines.push(...damaged.map(({ path, reason }) => `  ${path}: ${reason}`));
  }
  if (unknown.length > 0) {
    const counts = countBy(unknown.map(({ unknownEnding }) => unknownEnding || "no ending"));
    const kinds = counts.map(([ending, count]) => `${ending} ${count}`).join(", ");
    lines.push(`Left out, of formats that are not read: ${kinds}${hint}.`);
    if (isVerbose) lines.push(...unknown.map(({ path }) => `  ${path}`));
  }
  if (passedOver.length > 0) {
    const counts = countBy(passedOver.map((file) => file.passedOver));
    const kinds = counts.map(([kind, count]) => `${kind} ${count}`).join(", ");
    lines.push(`Passed over: ${kinds}${hint}.`);
    if (isVerbose) lines.push(...passedOver.map(({ path }) => `  ${path}`));
  }
  if (notes.length > 0) {
    const shown = isVerbose ? notes : notes.slice(0, mostNotes);
    lines.push(`Read, with notes on ${new Set(notes.map(({ path }) => path)).size}:`);
    lines.push(...shown.map(({ path, note }) => `  ${path}: ${note}`));
    if (shown.length < notes.length) lines.push(`  and ${notes.length - shown.length} more${hint}`);
  }
  return lines;
}

const mostNotes = 10;

/** The commonest first. */
function countBy(names: readonly string[]): [name: string, count: number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
}

/** The generations that are kept, a line each, newest first. */
export function describeGenerations(generations: readonly ListedGeneration[]): string {
  if (generations.length === 0) return "There is no index yet.";
  return generations
    .map(({ name, manifest, problem, isCurrent, isAside, isPending }) => {
      const states = [
        ...(isCurrent ? ["in use"] : []),
        ...(isAside ? ["set aside"] : []),
        ...(isPending ? ["not accepted yet"] : []),
      ];
      const state = states.map((each) => ` (${each})`).join("");
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
