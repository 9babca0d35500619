import type { Fate } from "./questionServer.ts";

/** What became of some questions. */
export interface Tally {
  readonly asked: number;
  /** With at least one answer. */
  readonly answered: number;
  /** Without one, though nothing kept the bot from sending it. */
  readonly lost: number;
  /** With more than one. */
  readonly repeated: number;
  /** Answered after a later question of the same chat. */
  readonly outOfOrder: number;
  /** Without one, since the bot could not know whether it had arrived and must not send it twice. */
  readonly ambiguous: number;
  /** How often an asker was told that answering had failed. */
  readonly apologies: number;
  /** Of these, how many where the answer had arrived or may have. */
  readonly needlessApologies: number;
}

/** @param fates in the order the questions were asked. */
export function tally(fates: readonly Fate[]): Tally {
  const unanswered = fates.filter(({ answers }) => answers.length === 0);
  const ambiguous = unanswered.filter(({ unclear }) => unclear > 0).length;
  const countApologies = (some: readonly Fate[]) =>
    some.reduce((sum, { apologies }) => sum + apologies, 0);
  return {
    asked: fates.length,
    answered: fates.length - unanswered.length,
    lost: unanswered.length - ambiguous,
    repeated: fates.filter(({ answers }) => answers.length > 1).length,
    outOfOrder: countOutOfOrder(fates),
    ambiguous,
    apologies: countApologies(fates),
    needlessApologies: countApologies(fates.filter(isSettled)),
  };
}

/** Whether nothing more is to be expected for a question, if all goes as it should. */
export function isSettled({ answers, unclear }: Fate): boolean {
  return answers.length > 0 || unclear > 0;
}

/** Whether anything went as it never may. */
export function isBroken({ lost, repeated, outOfOrder, needlessApologies }: Tally): boolean {
  return lost + repeated + outOfOrder + needlessApologies > 0;
}

function countOutOfOrder(fates: readonly Fate[]): number {
  const earliestLater = new Map<number, number>();
  return fates.toReversed().filter(({ chatId, answers: [place] }) => {
    if (place === undefined) return false;
    const later = earliestLater.get(chatId) ?? Infinity;
    earliestLater.set(chatId, Math.min(later, place));
    return place > later;
  }).length;
}
