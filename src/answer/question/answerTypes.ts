import { findDates, type Span } from "../../documents/index.ts";
import {
  alternatives,
  asksHowLong,
  findWordedFigures,
  forLanguages,
  guessLanguage,
  type Language,
  plainWords,
  primaryTag,
  type Quantity,
  quantityOf,
  readAsking,
  readNamedNoun,
  readNumbers,
  readQuantity,
  stopWordsOf,
  tellsBeginning,
  type Unit,
} from "../../languages/index.ts";
import { findTerms } from "../../passages/index.ts";
import { findMeasures, findTimes, timeUnits, withoutOverlap } from "./times.ts";

/**
 * The kind of thing that a question asks for. `named` is a thing called by a noun of the question: "at
 * which base" asks for something like "Luznava military base".
 */
export type AnswerType =
  | { readonly kind: "person" | "place" | "reason" }
  /** "How long" may ask for a length: of time, or of a bridge. */
  | { readonly kind: "time"; readonly orLength?: true }
  /** `quantity` is what the number measures, if the question says so: the mass of what "weighs". */
  | {
      readonly kind: "number";
      readonly quantity?: Quantity;
      /** The three words after "how many", of which one names what is counted. */
      readonly counted?: readonly string[];
      /** "How many hours …?", "How much leave …?": a length of time is a figure too. */
      readonly orTime?: boolean;
    }
  | { readonly kind: "named"; readonly noun: string };

/**
 * Detects from its wording what a question asks for, in English, Latvian, Ukrainian or Russian; "who
 * announced it and when" asks for two things. A statement or a "what" asks for none of these kinds.
 *
 * @returns `rest`: the question with its question words ("which month", "how many") blanked out, since
 *   the answer will not repeat them. All other words keep their positions.
 */
export function detectAnswerTypes(question: string): { answerTypes: AnswerType[]; rest: string } {
  const language = guessLanguage(question);
  const asking = readAsking(question, language);
  const quantity = readQuantity(question, language);
  const answerTypes = asking.map(({ kind, start, end }): AnswerType => {
    if (kind === "number") {
      // "How many hours per pay period" asks for no money.
      const isCount = asksHowMany.test(question.slice(start, end));
      if (quantity && (!isCount || quantity === "frequency" || quantity === "age")) {
        return { kind, quantity };
      }
      const counted = plainWords(question.slice(end)).slice(0, mostCountedWords);
      const orTime = asksHowMuch.test(question.slice(start, end)) || counted.some(isTimeUnit);
      return { kind, counted, orTime };
    }
    return kind === "time" && asksHowLong(question, language) ? { kind, orLength: true } : { kind };
  });
  let rest = question;
  for (const { start, end } of asking) {
    rest = rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end);
  }
  const noun = readNamedNoun(question, language);
  if (noun !== null && answerTypes.length === 0) answerTypes.push({ kind: "named", noun });
  return { answerTypes, rest };
}

// "How many old wooden ships …?" The rest of the question names other things.
const mostCountedWords = 3;

/** Finds everything of a kind in a sentence; spans into `text`, in order. "reason" finds nothing. */
export function findAnswersOfType(type: AnswerType, text: string, language: string | null): Span[] {
  switch (type.kind) {
    case "time": {
      const { times } = findTimes(text, language);
      if (!type.orLength) return [...times];
      const lengths = findMeasures(text, language, (unit) => quantityOf(unit) === "length");
      const worded = (["duration", "length"] as const).flatMap((kind) =>
        findWordedFigures(text, language, kind),
      );
      return withoutOverlap([...times, ...lengths, ...worded]);
    }
    case "number":
      return findFigures(type, text, language);
    case "person": {
      const names = findNames(text, language);
      // "in Latgale" and "the Luznava base" are rarely persons; but "the SVR" may be who did it.
      const likely = names.filter(
        ({ start }) => !nameGrammars.of(language, text).beforePlace.test(text.slice(0, start)),
      );
      const full = likely.filter(({ start, end }) => /\s/.test(text.slice(start, end)));
      return [full, likely, names].find((found) => found.length > 0) ?? [];
    }
    case "place":
      return matches(text, nameGrammars.of(language, text).place);
    case "reason":
      return [];
    case "named":
      return findNamed(text, type.noun, language);
  }
}

function findFigures(
  { quantity, counted = [], orTime = false }: Extract<AnswerType, { kind: "number" }>,
  text: string,
  language: string | null,
): Span[] {
  const { times, dates: found } = findTimes(text, language);
  const dates = orTime
    ? found.filter(({ start, end }) => !aLengthOfTime.test(text.slice(start, end)))
    : found;
  const numbers = readNumbers(text, language)
    // The 27 of "27 June 2026" counts nothing, and neither do the two of "within two months".
    .filter(({ isPronoun, ...number }) => !isPronoun && !overlapsAny(number, dates))
    .filter(({ unit }) => unit === null || measures(unit, quantity))
    .map(({ start, end }) => ({ start, end }));
  if (quantity === "age") {
    const years = tellsBeginning(text, language) ? times.filter(hasYear(text)) : [];
    return withoutOverlap([...numbers, ...years]);
  }
  if (quantity) {
    return withoutOverlap([...numbers, ...findWordedFigures(text, language, quantity)]);
  }
  const counts = findWordedFigures(text, language, "count");
  return withoutOverlap([
    ...numbers,
    ...counts.filter(({ end }) => isFollowedBy(counted, text.slice(end), language)),
  ]);
}

/** By stems, or by their first five letters: "корабель" and "кораблів" have not the same stem. */
function isSameNoun(stem: string, wanted: string): boolean {
  return stem === wanted || (stem.length >= 5 && stem.slice(0, 5) === wanted.slice(0, 5));
}

const asksHowMany = /(?<!\p{L})many(?!\p{L})/iu;
const asksHowMuch = /(?<!\p{L})much(?!\p{L})/iu;
const aLengthOfTime = /^\d+\s\p{L}+$/u;

/** True for "hours", "днів". */
function isTimeUnit(word: string): boolean {
  const [number] = readNumbers(`2 ${word}`, guessLanguage(word));
  return number?.unit != null && timeUnits.has(number.unit);
}

function hasYear(text: string): (span: Span) => boolean {
  return ({ start, end }) => /(?<!\p{N})\d{3,4}(?!\p{N})/u.test(text.slice(start, end));
}

/** Whether one of the words comes next, or after one or two that describe it: "one old ship". */
function isFollowedBy(words: readonly string[], text: string, language: string | null): boolean {
  const small = stopWordsOf(primaryTag(language));
  const stems = words
    .filter((word) => !small.has(word))
    .flatMap((word) => findTerms(word, language).map(({ stem }) => stem));
  const [clause = ""] = text.split(/[^\p{L}\p{M}\s'’-]/u);
  const next = findTerms(clause, language).slice(0, 3);
  const found = next.findIndex(({ stem }) => stems.some((wanted) => isSameNoun(stem, wanted)));
  return (
    found >= 0 &&
    next.slice(0, found).every(({ start, end }) => !small.has(clause.slice(start, end)))
  );
}

const nameGrammars = forLanguages((some) => {
  const listOf = (list: (statements: Language["statements"]) => readonly string[]) =>
    alternatives(some.flatMap(({ statements }) => list(statements)));
  const places = listOf(({ placePrepositions }) => placePrepositions);
  const directions = listOf(({ directionPrepositions }) => directionPrepositions);
  const particles = listOf(({ nameParticles }) => nameParticles);
  return {
    place: new RegExp(
      `(?<!\\p{L})(?:${places})\\s(?:\\p{Ll}+\\s){0,5}(?:St\\.\\s)?\\p{Lu}[\\p{L}’'-]*(?:\\s(?:(?:of|the|and)\\s)*\\p{Lu}[\\p{L}’'-]*)*`,
      "gu",
    ),
    name: new RegExp(
      `(?<![\\p{L}\\p{N}])\\p{Lu}[\\p{L}\\p{M}’'.-]*(?<![.’'-])(?:\\s(?:(?:${particles})\\s)?\\p{Lu}[\\p{L}\\p{M}’'-]*)*`,
      "gu",
    ),
    beforePlace: new RegExp(`(?:^|\\s)(?:${places}|${directions}|of|the)\\s$`, "iu"),
    openers: new RegExp(`^(?:${listOf(({ sentenceOpeners }) => sentenceOpeners)})$`, "iu"),
  };
});

/** Runs of capitalised words; the first word of the text only if it is nowhere written small. */
function findNames(text: string, language: string | null): Span[] {
  const dates = findDates(text, language);
  const { name: namePattern, openers } = nameGrammars.of(language, text);
  return matches(text, namePattern).flatMap((name) => {
    if (overlapsAny(name, dates)) return [];
    const [opener = ""] = text.slice(name.start, name.end).split(" ");
    const isFirst = !/\p{L}/u.test(text.slice(0, name.start));
    if (!isFirst || !openers.test(opener)) return [name];
    // "The Riga mayor": the sentence's own capital goes, the name stays.
    const start = name.start + opener.length + 1;
    return start < name.end ? [{ start, end: name.end }] : [];
  });
}

/** "Luznava military base" for "base": the noun and what describes it, back to the nearest "the". */
function findNamed(text: string, noun: string, language: string | null): Span[] {
  const stem = findTerms(noun, language)[0]?.stem;
  const words = findTerms(text, language);
  return words.flatMap((word, index) => {
    if (word.stem !== stem) return [];
    let first = index;
    while (first > 0 && index - first < 4) {
      const before = words[first - 1];
      if (!before || /[^\s-]/.test(text.slice(before.end, words[first]?.start))) break;
      if (
        /^(?:a|an|the|of|in|at|on|to|for|and|or|its|their|his|her|this|that)$/i.test(
          text.slice(before.start, before.end),
        )
      )
        break;
      first -= 1;
    }
    return first < index ? [{ start: words[first]?.start ?? word.start, end: word.end }] : [];
  });
}

/** Whether a number with this unit may be what is asked for: no metres for what weighs. */
function measures(unit: Unit, wanted: Quantity | undefined): boolean {
  if (wanted === "age" || wanted === "frequency") return quantityOf(unit) === null;
  return wanted === undefined || quantityOf(unit) === wanted;
}

function overlapsAny(span: Span, others: readonly Span[]): boolean {
  return others.some((other) => other.start < span.end && span.start < other.end);
}

function matches(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
