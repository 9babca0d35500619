import { forLanguages, type Language } from "../languages/index.ts";

/**
 * Finds where sentences end by their marks and by the abbreviations of `languages/`. A mark ends a
 * sentence before white space and a capital, a figure, a dash or an opening mark:
 *
 *     … м. Одеса, вул. Шевченка.      "м" and "вул" lead on: no end
 *     … 5 тис. грн. Потім …           "грн" may end one, and a capital follows: an end
 *     О. В. Мельник …                 initials: no end
 *     2. Pasaules karš                a number alone at the head: no end
 *     «Так. Ми йдемо», сказав він.    two sentences: speech is cut where it ends sentences
 *
 * @returns the beginning of each sentence but the first, in order. Takes time in proportion to the
 *   text.
 */
export function findBoundaries(text: string, language: string | null): number[] {
  const words = abbreviations.of(language, text);
  const starts: number[] = [];
  let start = 0;
  for (const match of text.matchAll(mark)) {
    const end = match.index + match[0].length;
    const next = end + (/^\s+/u.exec(text.slice(end, end + longestSpace))?.[0].length ?? 0);
    const before = text.slice(Math.max(start, match.index - longestBefore), match.index);
    const after = text.slice(next, next + longestAfter);
    if (after === "" || !mayBegin.test(after)) continue;
    const isStop = match.groups?.["stop"] === "." && match.groups["closing"] === "";
    if (/^(?:…|\.\.)/.test(match[0]) && /^\d/.test(after)) continue;
    if (isStop && leadsOn(before, after, words)) continue;
    starts.push(next);
    start = next;
  }
  return starts;
}

/** True for a number or a letter that numbers what follows: "3. ", "a. " at the head of a sentence. */
export function isEnumerator(sentence: string): boolean {
  return /^\s*["'“„«(]?(?:\d{1,4}(?:\.\d{1,3})*|\p{L}|[IVXLC]{1,5})\.\s*$/u.test(sentence);
}

/** True if a full stop is that of an abbreviation of the language, and what follows belongs to it. */
export function endsAbbreviated(before: string, after: string, language: string): boolean {
  const text = before.trimEnd().slice(-longestBefore, -1);
  return leadsOn(text, after.slice(0, longestAfter), abbreviations.of(language, text));
}

// A note's number, raised or in brackets, and closing marks belong to the sentence before.
const mark =
  /(?<stop>[.!?…]+(?:\s…+)?)(?<closing>(?:["”»’')\]]|“(?=\s)|\s["”»](?=\s)|[¹²³⁰⁴-⁹]+|\[\d{1,3}\])*)(?=\s)/gu;
const longestSpace = 50;
const longestBefore = 40;
const longestAfter = 20;

/** A capital, a figure or a letter without case, after marks that open; a dash before a small letter goes on. */
const mayBegin =
  /^(?:[-–—•*]\s*)?["'“”„«‘([¿¡/]*\s?(?:[\p{Lu}\p{Lt}\p{Lo}\p{N}…]|[-–—]\s*["“„«]?\p{Lu})/u;

function leadsOn(before: string, after: string, words: Abbreviations): boolean {
  if (isEnumerator(`${before}.`)) return true;
  // "А.", "О. В.", "А.М."; "§ 5."
  if (/(?:^|[\s.(/"“„«–-])\p{Lu}\p{M}?$/u.test(before)) return /^["“„«(]?\p{Lu}/u.test(after);
  // A year may end a sentence, and so may a large number.
  if (words.hasStoppedOrdinals && /(?<![\d.,])(?:\d{1,2}|[IVX]{1,5})$/.test(before)) return true;
  const parts =
    lastWords
      .exec(before)?.[0]
      .toLowerCase()
      .split(/[.\s]+/) ?? [];
  const forms = parts.map((_, index) => parts.slice(index).join("."));
  const form = forms.find((one) => words.leading.has(one) || words.trailing.has(one));
  if (form === undefined) return forms.some((one) => words.months.has(one)) && /^\d/.test(after);
  // "вул. Морська" but "11 млн т. Потім", "ст. 5" but "XX ст. Тоді"
  const isAfterNumber = /(?:\d|\b[IVXLC]+)[.\s\u00a0–-]*(?:\p{L}{2,4}\.?\s)?\p{L}+$/u.test(before);
  const mayEnd = words.trailing.has(form) && (isAfterNumber || !words.leading.has(form));
  return !mayEnd || !/^["“„«(–—-]*\s?[\p{Lu}\d]/u.test(after);
}

const lastWords = /(?:\p{L}[\p{L}\p{M}]{0,4}\.\s?){0,2}[\p{L}\p{M}][\p{L}\p{M}'’-]*$/u;

interface Abbreviations {
  readonly leading: ReadonlySet<string>;
  readonly trailing: ReadonlySet<string>;
  readonly months: ReadonlySet<string>;
  readonly hasStoppedOrdinals: boolean;
}

const abbreviations = forLanguages((some): Abbreviations => {
  const setOf = (list: (language: Language) => readonly string[]) =>
    new Set(some.flatMap(list).map((entry) => entry.replaceAll(/\.\s*/g, ".")));
  return {
    leading: setOf(({ sentences }) => sentences.leading),
    trailing: setOf(({ sentences }) => sentences.trailing),
    months: setOf(({ dates }) => dates.months.flat()),
    hasStoppedOrdinals: some.every(({ sentences }) => sentences.hasStoppedOrdinals),
  };
});
