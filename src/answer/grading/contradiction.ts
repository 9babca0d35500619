import type { Span } from "../../documents/index.ts";
import type { StoredDocument } from "../../library/index.ts";
import {
  countriesOf,
  forLanguages,
  primaryTag,
  readNumbers,
  stopWordsOf,
  wordsSource,
} from "../../languages/index.ts";
import { findTerms, type Term } from "../../passages/index.ts";
import { findTimes } from "../question/times.ts";
import type { Question } from "../question/question.ts";
import type { Verdict } from "./verdict.ts";

/** A quote, and what it is read with. */
interface QuoteInContext {
  readonly document: StoredDocument;
  readonly quote: Span;
  readonly passage: Span & { readonly heading: string | null };
}

/**
 * Reads a question for what its quotes may contradict. The function that it returns tells the surest
 * verdict that a quote may get:
 *
 *     "When did Leap 15.2 come out?"        "Leap 15.3 came out in June 2021."    none
 *     "How many visitors came in 2024?"     "In 2023, 500 visitors came."         none
 *     "Which ferry has 12 cabins?"          "The ferry has 20 cabins."            none
 *     "When did Iraq sign the agreement?"   "Iran signed it in May."              weak
 *
 * What the question states and neither the quote nor title, heading or the sentences before it in the
 * passage say is no contradiction if nothing else stands in its place. Neither is a bound, such as the
 * "since 2019" of what is still true in 2024.
 */
export function readContradictions(
  question: Pick<Question, "text">,
): (quoted: QuoteInContext) => Verdict {
  const readings = new Map<string | null, StatedFacts>();
  const statedIn = (language: string | null): StatedFacts => {
    const known = readings.get(language);
    if (known) return known;
    const stated = {
      numbers: readStated(question.text, language).filter(({ isBound }) => !isBound),
      countries: findCountries(question.text, language),
    };
    readings.set(language, stated);
    return stated;
  };
  return (quoted) => {
    const { numbers, countries } = statedIn(quoted.document.language);
    if (numbers.length === 0 && countries.length === 0) return "answered";
    const context = readContext(quoted);
    if (contradictsNumber(numbers, context)) return "none";
    return contradictsCountry(countries, context) ? "weak" : "answered";
  };
}

interface StatedFacts {
  readonly numbers: readonly StatedNumber[];
  readonly countries: readonly ReadonlySet<string>[];
}

interface Context {
  readonly language: string | null;
  readonly quote: string;
  /** Title and heading. */
  readonly title: string;
  /** All that the quote may lean on, itself included. */
  readonly all: string;
}

function readContext({ document, quote, passage }: QuoteInContext): Context {
  const { text, title, language } = document;
  const above = `${title}\n${passage.heading ?? ""}`;
  const before = text.slice(Math.min(passage.start, quote.start), quote.start);
  const words = text.slice(quote.start, quote.end);
  return { language, quote: words, title: above, all: `${above}\n${before}\n${words}` };
}

/** A number that a text states, and the words beside it. */
interface StatedNumber {
  readonly written: string;
  readonly value: number | null;
  /** The stems of the two words before it, the nearest first; none if it is not exact. */
  readonly before: readonly string[];
  /** The stem of the word after it. */
  readonly after: string | null;
  readonly isYear: boolean;
  /** "since 2019", "over 12": it excludes few others. */
  readonly isBound: boolean;
}

function contradictsNumber(
  asked: readonly StatedNumber[],
  { language, quote, title, all }: Context,
): boolean {
  if (asked.length === 0) return false;
  const told = [readStated(quote, language), readStated(title, language)];
  const everywhere = readStated(all, language);
  return asked.some((number) => {
    if (everywhere.some((other) => isSameNumber(number, other))) return false;
    return told.some((numbers) => {
      // A bound or a range may hold what is asked for.
      const rivals = numbers.filter((other) => standsInPlaceOf(other, number));
      return rivals.length > 0 && !rivals.some(({ isBound }) => isBound);
    });
  });
}

function standsInPlaceOf(other: StatedNumber, asked: StatedNumber): boolean {
  if (asked.isYear) return other.isYear;
  if (other.isYear) return false;
  const [beside] = other.before;
  const hasLabel = beside !== undefined && asked.before.includes(beside);
  return hasLabel || (asked.after !== null && asked.after === other.after);
}

/** "15" and "15.3" are the same as far as the shorter one says; "twelve" and "12" are the same. */
function isSameNumber(one: StatedNumber, other: StatedNumber): boolean {
  if (one.value !== null && one.value === other.value) return true;
  const [shorter, longer] = [one.written, other.written].toSorted((a, b) => a.length - b.length);
  return shorter === longer || (longer ?? "").startsWith(`${shorter}.`);
}

function readStated(text: string, language: string | null): StatedNumber[] {
  const numbers = readNumbers(text, language).filter(
    // "18F" is a name.
    ({ isPronoun, end }) => !isPronoun && !/^\p{L}/u.test(text.slice(end)),
  );
  if (numbers.length === 0) return [];
  const words = findTerms(text, language);
  const years = findTimes(text, language).times;
  const bound = bounds.of(language, text);
  const small = stopWordsOf(primaryTag(language));
  return numbers.map(({ start, end, value }): StatedNumber => {
    const written = text.slice(start, end);
    const left = words
      .filter((word) => word.end <= start)
      .slice(-2)
      .toReversed();
    const right = words.find((word) => word.start >= end);
    return {
      written,
      value,
      before: adjacent(text, left, start, small),
      after: right && text.slice(end, right.start).trim() === "" ? right.stem : null,
      isYear:
        /^(?:1[5-9]|20)\d\d$/.test(written) &&
        years.some((span) => span.start <= start && end <= span.end),
      isBound: bound.test(text.slice(0, start)) || isRange.test(text.slice(end)),
    };
  });
}

/** Content words up to a position with nothing but white space, "#" or "-" between; the nearest first. */
function adjacent(
  text: string,
  words: readonly Term[],
  position: number,
  small: ReadonlySet<string>,
): string[] {
  const stems: string[] = [];
  let next = position;
  for (const word of words) {
    if (!/^[\s#№-]*v?$/iu.test(text.slice(word.end, next)) || /^\p{N}/u.test(word.stem)) break;
    if (small.has(text.slice(word.start, word.end).toLowerCase())) break;
    stems.push(word.stem);
    next = word.start;
  }
  return stems;
}

const isRange = /^\s?[–-]\s?\d/u;
const bounds = forLanguages(
  (some) =>
    new RegExp(
      String.raw`(?:${wordsSource(some.flatMap(({ numbers }) => numbers.bounds))}|\d\s?[–-]|[<>≤≥~])\s*$`,
      "iu",
    ),
);

function contradictsCountry(
  asked: StatedFacts["countries"],
  { language, quote, all }: Context,
): boolean {
  if (asked.length === 0) return false;
  const told = findCountries(all, language).flatMap((codes) => [...codes]);
  const quoted = findCountries(quote, language);
  return quoted.length > 0 && asked.some((codes) => !told.some((code) => codes.has(code)));
}

/** The countries of each word that means one. */
function findCountries(text: string, language: string | null): ReadonlySet<string>[] {
  return findTerms(text, language)
    .map(({ start, end }) => countriesOf(text.slice(start, end), language))
    .filter((codes) => codes.size > 0);
}
