import { findDates, type Span } from "../../documents/index.ts";
import {
  alternatives,
  forLanguages,
  guessLanguage,
  type Language,
  type Quantity,
  quantityOf,
  readAsking,
  readNamedNoun,
  readNumbers,
  readQuantity,
  type Unit,
} from "../../languages/index.ts";
import { findTerms } from "../../passages/index.ts";
import { findMeasures, findTimes } from "./times.ts";

/**
 * The kind of thing that a question asks for. `named` is a thing called by a noun of the question: "at
 * which base" asks for something like "Luznava military base".
 */
export type AnswerType =
  | { readonly kind: "person" | "place" | "reason" }
  /** "How long" may ask for a length: of time, or of a bridge. */
  | { readonly kind: "time"; readonly orLength?: true }
  /** `quantity` is what the number measures, if the question says so: the mass of what "weighs". */
  | { readonly kind: "number"; readonly quantity?: Quantity }
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
  const answerTypes = asking.map(({ kind }): AnswerType =>
    kind === "number" && quantity
      ? { kind, quantity }
      : kind === "time" && asksHowLong.test(question)
        ? { kind, orLength: true }
        : { kind },
  );
  let rest = question;
  for (const { start, end } of asking) {
    rest = rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end);
  }
  const noun = readNamedNoun(question, language);
  if (noun !== null && answerTypes.length === 0) answerTypes.push({ kind: "named", noun });
  return { answerTypes, rest };
}

const asksHowLong = /(?<!\p{L})how long(?!\p{L})/iu;

/** Finds everything of a kind in a sentence; spans into `text`, in order. "reason" finds nothing. */
export function findAnswersOfType(type: AnswerType, text: string, language: string | null): Span[] {
  switch (type.kind) {
    case "time": {
      const { times } = findTimes(text, language);
      if (!type.orLength) return [...times];
      const lengths = findMeasures(text, language, (unit) => quantityOf(unit) === "length");
      return [...times, ...lengths].toSorted((a, b) => a.start - b.start);
    }
    case "number": {
      // The 27 of "27 June 2026" counts nothing, and neither do the two of "within two months".
      const { dates } = findTimes(text, language);
      return readNumbers(text, language)
        .filter((number) => !number.isPronoun && !overlapsAny(number, dates))
        .filter(({ unit }) => unit === null || measures(unit, type.quantity))
        .map(({ start, end }) => ({ start, end }));
    }
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
