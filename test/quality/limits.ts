import { expect } from "vitest";
import { type Ask, createAsk } from "../../src/answer/answer.ts";
import { calibrateThresholds } from "../../src/answer/grading/calibration.ts";
import type { PassageReader } from "../../src/answer/index.ts";
import { readDocuments } from "../../src/documents/folders/folder.ts";
import type { Embedder } from "../../src/embedding/embedder.ts";
import { buildLibrary } from "../../src/library/building/build.ts";
import { openLibrary } from "../../src/library/library.ts";
import { defaultSplitterSettings } from "../../src/passages/index.ts";
import { quoteModel } from "../support/models.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { type KindOutcome, type Outcome, sharesOf } from "./measureQuality.ts";

/**
 * What must at least be right, and what may at most be wrong, as shares: a question or two away from
 * what was measured in November 2026. A change that misses one has made answers worse here. Mend it,
 * or show with `npm run evaluate` that the large question sets gain more than this one loses.
 */
export interface Limits {
  /** Questions that the documents answer. */
  readonly answerable: Pick<Outcome, "right" | "falseSilences">;
  /** Questions that they do not answer, near the topic and off it. */
  readonly unanswerable: Pick<Outcome, "falseAnswers" | "falseHints">;
  /** Questions that they answer in quite other words. */
  readonly reworded?: Pick<Outcome, "right" | "falseSilences">;
}

const groupOf = (kind: string): keyof Limits =>
  kind === "unanswerable" || kind === "offTopic"
    ? "unanswerable"
    : kind === "reworded"
      ? "reworded"
      : "answerable";

/** Fails with every wrong answer if a share is beyond its limit. */
export function checkLimits(outcomes: readonly KindOutcome[], limit: Limits): void {
  for (const group of Object.keys(limit) as (keyof Limits)[]) {
    const members = outcomes.filter(({ kind }) => groupOf(kind) === group);
    const shares = sharesOf(members);
    const why = members.flatMap(({ wrong }) => wrong).join("\n");
    for (const [name, bound] of Object.entries(limit[group] ?? {})) {
      const measured = shares[name as keyof Outcome];
      const isMet = name === "right" ? measured >= bound : measured <= bound;
      expect(isMet, `${group}: ${name} ${measured}, not ${bound}\n${why}`).toBe(true);
    }
  }
}

/** Builds an index of a folder as `npm run index` does, to be asked. */
export async function createAskOf(
  folder: string,
  embedder: Embedder,
  passageReader: PassageReader | null = null,
): Promise<Ask> {
  const { documents } = await readDocuments(folder);
  const indexFolder = await temporaryFolder();
  await buildLibrary({
    documents,
    sources: "",
    embedder,
    splitter: defaultSplitterSettings,
    indexFolder,
    calibrateThresholds: (library) => calibrateThresholds({ library, embedder, quoteModel }),
    now: new Date("2026-11-25T12:00:00Z"),
  });
  return createAsk(await openLibrary(indexFolder, embedder), embedder, {
    quoteModel,
    passageReader,
  });
}

export function describeOutcome(language: string, outcome: KindOutcome): string {
  const { kind, asked, right, falseAnswers, falseHints, falseSilences } = outcome;
  return `${language} ${kind.padEnd(12)} right ${right} of ${asked}, false answers ${falseAnswers}, false hints ${falseHints}, false silences ${falseSilences}`;
}
