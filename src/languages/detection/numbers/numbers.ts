import type { Language, Unit } from "../../language.ts";
import { alternatives } from "../../patterns.ts";
import { forLanguages } from "../../registry.ts";
import { digitsSource, readDigits } from "./digits.ts";
import {
  collectNumberWords,
  type NumberWord,
  plainNumberWord,
  readNumberWords,
} from "./numberWords.ts";

/** A number of a text: where it stands, and what it is. */
export interface WrittenNumber {
  /** With a sign of currency or percent, and a scale ("million"), but without a unit in words. */
  readonly start: number;
  readonly end: number;
  /** `null` where none is stated: "hundreds", "1.2.3". */
  readonly value: number | null;
  /** What it counts, if a sign or the next word says so: "€ 5", "5 %", "5 km". */
  readonly unit: Unit | null;
  /** A form of "one" alone, which is a pronoun more often than a number. */
  readonly isPronoun: boolean;
}

/**
 * Reads the numbers of a text, in digits, words or both.
 *
 *     "12,000" "12 000" "12 thousand" "twelve thousand"     12000
 *     "$1.5 million" "1,5 млн дол."                         1500000 dollars
 *     "двадцять п'ять" "twenty-five"                        25
 *     "half a million" "пів мільйона"                       500000
 *     "hundreds of ships" "тисячі людей"                    null
 *
 * Numbers that belong to dates, versions and names are read too: whoever does not want them leaves
 * out what overlaps a date. Ordinals in words ("second") are no numbers.
 *
 * @param language a BCP 47 tag; it says what the words are, and whether "12.500" is 12.5 or 12500.
 * @returns in order, never overlapping. Costs about 10 µs a sentence.
 */
export function readNumbers(text: string, language: string | null): WrittenNumber[] {
  const grammar = grammars.of(language, text);
  return Array.from(text.matchAll(grammar.number)).flatMap((match) => {
    const { before = "", digits, scale, after, words = "" } = match.groups ?? {};
    const start = match.index;
    const end = start + match[0].length;
    const unit = unitOfSign(before) ?? unitOfSign(after) ?? grammar.unitAfter(text, end);
    if (digits !== undefined) {
      const multiplier = grammar.words.get(plainNumberWord(scale ?? ""))?.value ?? 1;
      const value = readDigits(digits, grammar.decimalMark, scale !== undefined);
      const signed = /[-−]/.test(before) && value !== null ? -value : value;
      return [{ start, end, value: signed && signed * multiplier, unit, isPronoun: false }];
    }
    return readNumberWords(words, grammar.words).map((number) => ({
      ...number,
      start: start + number.start,
      end: start + number.end,
      // Of "two or three metres" the last says of what.
      unit: start + number.end === end ? unit : null,
    }));
  });
}

interface Grammar {
  readonly number: RegExp;
  readonly words: ReadonlyMap<string, NumberWord>;
  readonly decimalMark: "." | ",";
  unitAfter(text: string, position: number): Unit | null;
}

const signs: Readonly<Record<string, Unit>> = {
  "%": "percent",
  $: "dollar",
  "€": "euro",
  "£": "pound",
  "₴": "hryvnia",
  "₽": "rouble",
};

function unitOfSign(written: string | undefined): Unit | null {
  return signs[/[%$€£₴₽]/u.exec(written ?? "")?.[0] ?? ""] ?? null;
}

const grammars = forLanguages((some): Grammar => {
  const words = collectNumberWords(some);
  const scales = [...words].flatMap(([word, { kind }]) => (kind === "scale" ? [word] : []));
  const joints = alternatives(some.flatMap(({ numbers }) => numbers.joints));
  const word = `(?:${alternatives([...words.keys()])})(?![\\p{L}\\p{M}])`;
  return {
    number: new RegExp(
      // Not inside a word or another number; but the version of "v1.4.0" is one.
      String.raw`(?:(?<![\p{L}\p{N}]|\p{N}[.,])|(?<=(?<![\p{L}\p{N}])v)(?=\d+\.\d))(?:` +
        // A minus is one only if no range or word ends before it.
        String.raw`(?<before>(?:(?<![^\s(])[-−])?(?:[$€£₴₽]\s?)?)(?<digits>${digitsSource})` +
        String.raw`(?:[ \u00a0\u202f-]?(?<scale>${alternatives(scales)})\.?(?!\p{L}))?(?<after>\s?[%$€£₴₽](?!\d))?` +
        String.raw`|(?<words>${word}(?:(?:\s*-\s*|\s+(?:(?:${joints})\s+)?)${word})*))`,
      "giu",
    ),
    words,
    decimalMark: some[0]?.numbers.decimalMark ?? ".",
    unitAfter: unitReader(some),
  };
});

function unitReader(some: readonly Language[]): Grammar["unitAfter"] {
  const entries = some.flatMap(({ numbers }) =>
    Object.entries(numbers.units).map(([unit, written]) => [unit as Unit, written] as const),
  );
  const source = (written: readonly string[]) =>
    `[\\s\\u00a0-]?(?:${alternatives(written)})(?![\\p{L}\\p{M}\\p{N}])`;
  const any = new RegExp(source(entries.flatMap(([, written]) => written)), "iuy");
  const patterns = entries.map(
    ([unit, written]) => [unit, new RegExp(source(written), "iuy")] as const,
  );
  const isAt = (pattern: RegExp, text: string, position: number) => {
    pattern.lastIndex = position;
    return pattern.test(text);
  };
  return (text, position) => {
    if (!isAt(any, text, position)) return null;
    return patterns.find(([, pattern]) => isAt(pattern, text, position))?.[0] ?? null;
  };
}
