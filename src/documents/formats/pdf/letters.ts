import { plainWords, stopWordShare } from "../../../languages/index.ts";
import { type ParsedBlock, UnreadableDocumentError } from "../../document.ts";
import { tidyText } from "../../files/encoding.ts";

/**
 * The letters of a piece of a PDF. Ligatures ("ﬁ") are one letter in print and two in words; fonts of
 * TeX that do not say what their signs mean have them where control characters stand.
 */
export function readLetters(drawn: string): string {
  const spelt = drawn
    // A space after a ligature that begins a word is the ligature's own.
    .replaceAll(/(?<![\p{L}\x1B-\x1F])([\x1C-\x1F]) (?=\p{Ll})/gu, "$1")
    .replaceAll(/[\x1B-\x1F]/g, (sign) => ligatures[sign.charCodeAt(0) - 0x1b] ?? "")
    .replaceAll(/(?<=\p{L})[\x0B\x0C\x0E\x0F](?=\p{Ll})/gu, (sign) => oldLigatures[sign] ?? "");
  return tidyText(joinAccents(spelt)).replaceAll(/[\uFB00-\uFB06]/g, (one) =>
    one.normalize("NFKC"),
  );
}

/** TeX draws an accent and then its letter: "perch´e", "pi`u", "M¨uller". */
function joinAccents(text: string): string {
  return (
    text
      .replaceAll(/([´¨ˆ˜ˇ˘˙˚˝¯]) ?([A-Za-zı])/g, (both, accent: string, letter: string) => {
        const joined = `${letter === "ı" ? "i" : letter}${accents[accent] ?? ""}`.normalize("NFC");
        return joined.length === 1 ? joined : both;
      })
      // The same sign opens quotations; as an accent it ends a word.
      .replaceAll(/`([aeiouAEIOU])(?![\p{L}`'])/gu, (_, letter: string) =>
        `${letter}\u0300`.normalize("NFC"),
      )
  );
}

const accents: Readonly<Record<string, string>> = {
  "´": "\u0301",
  "¨": "\u0308",
  ˆ: "\u0302",
  "˜": "\u0303",
  ˇ: "\u030C",
  "˘": "\u0306",
  "˙": "\u0307",
  "˚": "\u030A",
  "˝": "\u030B",
  "¯": "\u0304",
};

// In TeX's T1 encoding; in the older OT1 they stand sixteen places before.
const ligatures = ["ff", "fi", "fl", "ffi", "ffl"];
const oldLigatures: Readonly<Record<string, string>> = {
  "\x0B": "ff",
  "\x0C": "fi",
  "\x0E": "ffi",
  "\x0F": "ffl",
};

const fewestWords = 20;
const mostOfNonsense = 0.1;
const leastOfSense = 0.32;
const sampleLength = 5_000;
const furthestShift = 31;

/**
 * Reads text whose letters a font moved by some places ("Xli uye}" for "The quay"): the shift is
 * taken back if running text comes out.
 *
 * @throws UnreadableDocumentError if nothing but nonsense comes out.
 */
export function unshift(blocks: readonly ParsedBlock[]): ParsedBlock[] {
  const text = blocks.map((block) => block.text).join("\n");
  const words = plainWords(text);
  const sample = text.slice(0, sampleLength);
  const isLong = text.split(/\s+/).length >= fewestWords;
  if (!isLong || senseOf(sample) > mostOfNonsense) return [...blocks];
  let best = { places: 0, sense: leastOfSense };
  for (let places = -furthestShift; places <= furthestShift; places += 1) {
    const sense = senseOf(move(sample, places));
    if (places !== 0 && sense > best.sense) best = { places, sense };
  }
  if (best.places !== 0)
    return blocks.map((block) => ({ ...block, text: move(block.text, best.places) }));
  if (!isNonsense(words)) return [...blocks];
  throw new UnreadableDocumentError(
    "Expected a PDF whose letters can be read, got one whose fonts do not say what their signs mean. Run a text recognition (OCR) over it first.",
  );
}

/** The share of small words in a text of letters; in other signs a few letters tell nothing. */
function senseOf(text: string): number {
  const signs = text.match(/\S/g)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  // A shift too far by 32 places gives the same words in capitals.
  const small = (text.match(/\p{Ll}/gu)?.length ?? 0) / Math.max(1, letters);
  return letters < leastLetters * signs ? 0 : stopWordShare(text, null) * (0.8 + 0.2 * small);
}

const leastLetters = 0.8;

function move(text: string, places: number): string {
  return text.replaceAll(/[!-~\xA1-\xFF]/g, (sign) => {
    const code = sign.charCodeAt(0) + places;
    return code >= 0x21 ? String.fromCharCode(code) : sign;
  });
}

const mostWithoutVowels = 0.5;

/** Words in Latin letters without a vowel are abbreviations, and no text has half of them. */
function isNonsense(words: readonly string[]): boolean {
  const latin = words.filter((word) => /^[a-z]{3,}$/.test(word));
  const without = latin.filter((word) => !/[aeiouy]/.test(word)).length;
  return latin.length >= fewestWords && without > latin.length * mostWithoutVowels;
}
