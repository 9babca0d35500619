import type { Language, Quantity, Unit } from "../../language.ts";
import { alternatives, wordsSource } from "../../patterns.ts";
import { forLanguages } from "../../registry.ts";
import { quantityOf } from "../questionWords.ts";

/** Where something stands in a text. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds what gives a figure of some kind without a number, in order:
 *
 *     count       "a single" crane, "no" ships, "one" ship; whoever asks looks at what follows
 *     frequency   "weekly", "every morning", twice "a day"
 *     money       "free", "free of charge"
 *     length      "a kilometre"
 *     mass        "a tonne"
 *     duration    "a week", "several hours"
 *
 * @param language a BCP 47 tag; without one, English.
 */
export function findWordedFigures(
  text: string,
  language: string | null,
  kind: "count" | "duration" | Quantity,
): Span[] {
  const pattern = figurePatterns.of(language, text)[kind];
  return Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** True if a text says that something began, so that a year beside it tells an age: "built". */
export function tellsBeginning(text: string, language: string | null): boolean {
  return beginningPatterns.of(language, text).test(text);
}

const shortestUnit = 3;
const timeUnits: ReadonlySet<Unit> = new Set([
  "second",
  "minute",
  "hour",
  "day",
  "week",
  "month",
  "year",
]);

const beginningPatterns = forLanguages(
  (some) => new RegExp(wordsSource(some.flatMap(({ figures }) => figures.beginnings)), "iu"),
);

const figurePatterns = forLanguages((some) => {
  const anyOf = (list: (language: Language) => readonly string[]) =>
    new RegExp(wordsSource(some.flatMap(list)), "giu");
  const measure = (isWanted: (unit: Unit) => boolean) => {
    const units = some.flatMap(({ numbers }) =>
      Object.entries(numbers.units).flatMap(([unit, written]) =>
        // "m" and "t" without a number are something else.
        isWanted(unit as Unit) ? written.filter((word) => word.length >= shortestUnit) : [],
      ),
    );
    const articles = wordsSource(some.flatMap(({ figures }) => figures.articles));
    const isBare = some.every(({ figures }) => figures.hasBareUnits);
    const before = `(?:${articles}\\s+)${isBare ? "?" : ""}`;
    return new RegExp(
      `(?<![\\p{L}\\p{M}\\p{N}])${before}(?:${alternatives(units)})(?![\\p{L}\\p{M}])`,
      "giu",
    );
  };
  return {
    count: anyOf(({ figures, numbers }) => [...figures.counts, ...numbers.pronouns]),
    frequency: anyOf(({ figures }) => figures.frequencies),
    // Not the end of "sugar-free", nor the beginning of "free of rust".
    money: new RegExp(
      `(?<!-)${wordsSource(some.flatMap(({ figures }) => figures.free))}(?!-|\\s+(?:of|from|time)(?!\\p{L}))`,
      "giu",
    ),
    age: /(?!)/g,
    length: measure((unit) => quantityOf(unit) === "length"),
    mass: measure((unit) => quantityOf(unit) === "mass"),
    duration: measure((unit) => timeUnits.has(unit)),
  };
});
