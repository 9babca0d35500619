import { findDates } from "../../documents/facts/dates.ts";
import { contentStems } from "../sentences/documentProfile.ts";
import { findWords } from "../../passages/words.ts";

/** A sentence parted into its figures and everything else. */
export interface FigureSentence {
  readonly numbers: readonly CountedNumber[];
  /** The words and numbers of each date, in lower case: "27 June 2026" is {27, june, 2026}. */
  readonly dates: readonly ReadonlySet<string>[];
  /** The stems of its other words, without small ones. */
  readonly rest: ReadonlySet<string>;
}

interface CountedNumber {
  readonly value: number;
  /** The stem of the word after it, which says what is counted; empty at the end. */
  readonly noun: string;
}

/** Costs about 0.3 ms. */
export function readFigures(sentence: string, language: string | null): FigureSentence {
  const dates = findDates(sentence, language);
  let rest = sentence;
  for (const { start, end } of dates) rest = blankOut(rest, start, end);
  const numbers: CountedNumber[] = [];
  for (const match of rest.matchAll(numberPattern)) {
    const [written, digits = "", scale = "", word] = match;
    const end = match.index + written.length;
    const [noun] = findWords(rest.slice(end), language);
    const value =
      word === undefined
        ? readNumber(digits) * (scales.get(scale.toLowerCase().slice(0, 3)) ?? 1)
        : numberWords.indexOf(word.toLowerCase());
    numbers.push({ value, noun: noun?.stem ?? "" });
    rest = blankOut(rest, match.index, end);
  }
  return {
    numbers,
    dates: dates.map(
      ({ start, end }) =>
        new Set(
          sentence
            .slice(start, end)
            .toLowerCase()
            .match(/\p{L}+|\d+/gu),
        ),
    ),
    rest: contentStems(rest, language),
  };
}

/**
 * True if two sentences say the same of something but give another number of it, or another date:
 * most of their other words are shared, and each has a figure that the other lacks.
 */
export function disagree(one: FigureSentence, other: FigureSentence): boolean {
  if (!sharesWords(one.rest, other.rest)) return false;
  return numbersDisagree(one.numbers, other.numbers) || datesDisagree(one.dates, other.dates);
}

const minSharedStems = 4;
const minJaccard = 0.6;

function sharesWords(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...one].filter((stem) => other.has(stem)).length;
  return shared >= minSharedStems && shared / (one.size + other.size - shared) >= minJaccard;
}

function numbersDisagree(one: readonly CountedNumber[], other: readonly CountedNumber[]): boolean {
  const lacking = (numbers: readonly CountedNumber[], others: readonly CountedNumber[]) =>
    numbers.filter(({ value }) => !others.some((number) => number.value === value));
  const [mine, theirs] = [lacking(one, other), lacking(other, one)];
  return mine.some(({ noun }) => theirs.some((number) => number.noun === noun));
}

/** "27 June" and "June 27, 2026" agree: one has nothing that the other has not. */
function datesDisagree(
  one: readonly ReadonlySet<string>[],
  other: readonly ReadonlySet<string>[],
): boolean {
  const agrees = (date: ReadonlySet<string>, dates: readonly ReadonlySet<string>[]) =>
    dates.some((candidate) => {
      const [small, large] = date.size <= candidate.size ? [date, candidate] : [candidate, date];
      return [...small].every((part) => large.has(part) || dateJoints.has(part));
    });
  return one.some((date) => !agrees(date, other)) && other.some((date) => !agrees(date, one));
}

const dateJoints = new Set("on in at of the since until within в у г р року года gada".split(" "));

const numberWords =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );
const scales = new Map([
  ["tho", 1e3],
  ["тис", 1e3],
  ["тыс", 1e3],
  ["tūk", 1e3],
  ["mil", 1e6],
  ["млн", 1e6],
  ["міл", 1e6],
  ["мил", 1e6],
  ["bil", 1e9],
  ["млр", 1e9],
]);

// "One" is more often a pronoun than a number.
const numberPattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(\\d{1,3}(?: \\d{3})+(?!\\d)|\\d[\\d.,\\u00a0\\u202f]*(?<=\\d))(?:[ \\u00a0-](thousand|million|billion|тис|тыс|млн|млрд|мільйон\\p{L}*|миллион\\p{L}*|tūkst\\p{L}*|milj\\p{L}*)\\.?(?!\\p{L}))?|(${numberWords.slice(2).join("|")})(?!\\p{L}))`,
  "giu",
);

/** "12,000" and "12 000" are 12000; "3,5" and "3.5" are 3.5. */
function readNumber(digits: string): number {
  const grouped = digits
    .replaceAll(/[\s\u00A0\u202F]/gu, "")
    .replaceAll(/[.,](?=\d{3}(?!\d))/g, "");
  return Number.parseFloat(grouped.replace(",", "."));
}

function blankOut(text: string, start: number, end: number): string {
  return text.slice(0, start) + " ".repeat(end - start) + text.slice(end);
}
