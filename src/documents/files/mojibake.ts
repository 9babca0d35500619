import { decodeAs } from "./codePages.ts";

/**
 * Repairs text that a program saved in the wrong way: UTF-8 read as if it were an encoding with one byte a
 * letter, and written again as UTF-8. "RÄ«ga" becomes "Rīga", "РџСЂРёРІС–С‚" "Привіт", "itâ€™s" "it’s".
 *
 * A line is repaired if every letter and sign in it beyond ASCII is part of such a sequence; a sign that was
 * lost on the way is read as U+FFFD. Text that is right has next to no such lines, and a few are not
 * believed. Costs about 100 ms a megabyte.
 */
export function repairMojibake(text: string): string {
  let repaired = text;
  // Some programs do it twice.
  for (let round = 0; round < 2; round += 1) {
    const [best] = misreadings
      .map((misreading) => ({ misreading, found: countSequences(repaired, misreading) }))
      .filter(({ found, misreading }) => found >= misreading.fewest)
      .toSorted((a, b) => b.found - a.found);
    if (!best) break;
    const next = repairLines(repaired, best.misreading);
    if (next === repaired) break;
    repaired = next;
  }
  return repaired;
}

interface Misreading {
  readonly byteOf: ReadonlyMap<string, number>;
  /** A lead byte and what follows it, as the encoding shows them. */
  readonly sequence: RegExp;
  /** How many sequences are no chance. */
  readonly fewest: number;
}

const misreadings: readonly Misreading[] = [
  misreadingAs("windows-1252", 2),
  misreadingAs("windows-1257", 2),
  misreadingAs("windows-1250", 2),
  misreadingAs("windows-1251", 6),
  misreadingAs("cp866", 6),
  misreadingAs("koi8-u", 6),
];

function misreadingAs(encoding: string, fewest: number): Misreading {
  const byteOf = new Map<string, number>();
  for (let byte = 128; byte < 256; byte += 1) {
    byteOf.set(decodeAs(Uint8Array.of(byte), encoding), byte);
    // What an encoding has no sign for stays a control character, and Latin-1 has none for 32 of them.
    if (byte < 160) byteOf.set(String.fromCharCode(byte), byte);
  }
  byteOf.delete("\uFFFD");
  const within = (first: number, last: number) =>
    `[${[...byteOf]
      .filter(([, byte]) => byte >= first && byte <= last)
      .map(([sign]) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join("")}]`;
  const next = `(?:${within(0x80, 0xbf)}|\\uFFFD)`;
  return {
    byteOf,
    sequence: new RegExp(
      `${within(0xc2, 0xdf)}${next}|${within(0xe0, 0xef)}${next}{2}|${within(0xf0, 0xf4)}${next}{3}`,
      "g",
    ),
    fewest,
  };
}

/** In the lines that can be repaired; one of three or four bytes is twice as sure. */
function countSequences(text: string, misreading: Misreading): number {
  if ((text.match(misreading.sequence)?.length ?? 0) === 0) return 0;
  return text
    .split("\n")
    .filter((line) => repairLine(line, misreading) !== null)
    .flatMap((line) => line.match(misreading.sequence) ?? [])
    .reduce((sum, sequence) => sum + (sequence.length > 2 ? 2 : 1), 0);
}

function repairLines(text: string, misreading: Misreading): string {
  return text
    .split("\n")
    .map((line) => repairLine(line, misreading) ?? line)
    .join("\n");
}

// Letters of Europe and the signs that people set with them; anything else came about by chance.
const likely =
  /^[\uFE0F\u0081\u008D\u008F\u0090\u009D\u00A0-\u017F\u0218-\u021B\u0370-\u03FF\u0400-\u0457\u0490-\u0491\u045E-\u045F\u0458-\u045C\u1E00-\u1EFF\u2000-\u203A\u20A0-\u20BF\u2100-\u22FF\u2460-\u27BF\uFEFF\uFFFD\u{1F000}-\u{1FAFF}]+$/u;
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** `null` for a line with nothing to repair, or with anything beyond ASCII that is no such sequence. */
function repairLine(line: string, { byteOf, sequence }: Misreading): string | null {
  if (/[^\p{ASCII}\uFEFF\uFFFD]/u.test(line.replaceAll(sequence, ""))) return null;
  let isSure = true;
  let isChanged = false;
  const repaired = line.replaceAll(sequence, (signs) => {
    const bytes = Array.from(signs, (sign) => byteOf.get(sign) ?? 0xff);
    // What was lost is lost: one sign for all of its bytes.
    const letter = bytes.includes(0xff) ? "\uFFFD" : utf8.decode(Uint8Array.from(bytes));
    isSure &&= likely.test(letter);
    isChanged = true;
    return letter;
  });
  return isChanged && isSure ? repaired : null;
}
