import type { Language } from "../../language.ts";
import { expandEntry } from "../../patterns.ts";

/** What a word does in a number. */
export interface NumberWord {
  /** A cardinal adds up, a scale multiplies what stands before, an amount does either. */
  readonly kind: "cardinal" | "scale" | "amount" | "indefinite";
  readonly value: number;
  /** Alone it states no value: "тисячі" in "тисячі людей". */
  readonly isIndefinite: boolean;
  readonly isPronoun: boolean;
}

/** A number in words, by position in the words. */
export interface WordedNumber {
  readonly start: number;
  readonly end: number;
  readonly value: number | null;
  readonly isPronoun: boolean;
}

/** Every number word of the languages, in its plain spelling. */
export function collectNumberWords(some: readonly Language[]): ReadonlyMap<string, NumberWord> {
  const collected = new Map<string, NumberWord>();
  for (const { numbers } of some) {
    const indefinite = new Set(numbers.indefinite.flatMap(expandEntry));
    const pronouns = new Set(numbers.pronouns.flatMap(expandEntry));
    const add = (kind: NumberWord["kind"], entry: string, value: number) => {
      for (const word of expandEntry(entry)) {
        if (collected.has(word)) continue;
        const [isIndefinite, isPronoun] = [indefinite.has(word), pronouns.has(word)];
        collected.set(word, { kind, value, isIndefinite, isPronoun });
      }
    };
    for (const kind of ["cardinal", "scale", "amount"] as const) {
      for (const [entry, value] of Object.entries(numbers[`${kind}s`])) add(kind, entry, value);
    }
    for (const word of indefinite) add("indefinite", word, 0);
  }
  return collected;
}

/** As the words of `collectNumberWords` are written. */
export function plainNumberWord(word: string): string {
  return word.toLowerCase().replaceAll(/[’ʼ]/g, "'");
}

/** The parts of a number that is being read: `total` + `current`, "two million" + "three hundred". */
interface OpenNumber {
  start: number;
  end: number;
  total: number;
  current: number | null;
  /** What was last multiplied with. */
  scale: number;
  words: number;
  first: NumberWord;
}

/**
 * Reads a run of number words, which may be several numbers: "two hundred and five, six".
 *
 * @param run number words with spaces, hyphens or joints ("and") between them.
 */
export function readNumberWords(
  run: string,
  known: ReadonlyMap<string, NumberWord>,
): WordedNumber[] {
  const numbers: OpenNumber[] = [];
  for (const match of run.matchAll(/[\p{L}\p{M}'’ʼ]+/gu)) {
    const word = known.get(plainNumberWord(match[0]));
    if (!word) continue;
    const end = match.index + match[0].length;
    const open = numbers.at(-1);
    if (open && extend(open, word)) {
      open.end = end;
      open.words += 1;
    } else {
      const isThousands = word.kind === "scale" && word.value >= 1000;
      numbers.push({
        start: match.index,
        end,
        total: isThousands ? word.value : 0,
        current: isThousands ? null : word.value,
        scale: isThousands ? word.value : Infinity,
        words: 1,
        first: word,
      });
    }
  }
  return numbers.map(({ start, end, total, current, words, first }) => ({
    start,
    end,
    value: words === 1 && first.isIndefinite ? null : total + (current ?? 0),
    isPronoun: words === 1 && first.isPronoun,
  }));
}

/** Adds a word to a number. @returns false if it begins another. */
function extend(open: OpenNumber, { kind, value }: NumberWord): boolean {
  const { current, first } = open;
  if (kind === "indefinite" || first.kind === "indefinite") return false;
  if (kind === "cardinal") {
    const fits =
      current === null
        ? value < open.scale
        : (value < 10 && current % 100 >= 20 && current % 10 === 0) ||
          (value < 100 && current >= 100 && current % 100 === 0);
    if (fits) open.current = (current ?? 0) + value;
    return fits;
  }
  if (current === null) {
    // "a thousand million"
    if (kind === "amount" || value < 1000) return false;
    open.total *= value;
    return true;
  }
  if (kind === "amount") {
    // "two and a half", "two dozen"
    if (value !== 0.5 && value !== 12) return false;
    open.current = value === 0.5 ? current + value : current * value;
    return true;
  }
  if (value < 1000) {
    if (current >= 100) return false;
    open.current = current * value;
    return true;
  }
  if (value >= open.scale) return false;
  open.total += current * value;
  open.current = null;
  open.scale = value;
  return true;
}
