import { analyse } from "chardet";
import { UnreadableDocumentError } from "../document.ts";
import { allStopWords, plainWords } from "../../languages/index.ts";
import { decodeAs, isEncoding } from "./codePages.ts";
import { repairMojibake } from "./mojibake.ts";

/**
 * Reads text in whatever encoding it stands: UTF-8 and UTF-16 with or without a mark, and the
 * one-byte encodings of Europe's languages, told by the letters and small words that come out.
 *
 * It is brought into the form in which it can be shown: line ends are LF, letters and their accents
 * one character (NFC), UTF-8 that was once misread is put right, and what no reader sees and Telegram would drop is gone (control characters,
 * direction marks), so that a quote arrives as it was cut.
 *
 * @param declared the encoding that the file itself names, such as a page's `<meta charset>`. It
 *   counts for much and is not believed blindly.
 * @throws UnreadableDocumentError if the bytes are text in no encoding we know.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): string {
  return tidyText(repairMojibake(decodeUnicode(bytes) ?? decodeLegacy(bytes, declared)));
}

/** The form of `decodeText`, for text that a library decoded. */
export function tidyText(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replaceAll(/[\u202A-\u202E\u2066-\u2069\uFEFF]|(?![\n\t])\p{Cc}/gu, "")
    .replaceAll(/\p{Cs}/gu, "\uFFFD")
    .normalize("NFC");
}

function decodeUnicode(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeStrictly(bytes, "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeStrictly(bytes, "utf-16be");
  // Every second byte of Latin and most of every second of Cyrillic text are alike in UTF-16.
  const sample = bytes.subarray(0, 4096);
  for (const [encoding, offset] of [
    ["utf-16le", 1],
    ["utf-16be", 0],
  ] as const) {
    const high = sample.filter((_, index) => index % 2 === offset);
    const pages = high.filter((byte) => byte === 0 || byte === 4 || byte === 1).length;
    const isWide = bytes.length % 2 === 0 && high.length > 1 && pages / high.length > 0.8;
    if (isWide && sample.includes(0)) return decodeStrictly(bytes, encoding);
  }
  return decodeStrictly(bytes, "utf-8") ?? decodeDamagedUtf8(bytes);
}

/**
 * UTF-8 in which a few bytes are broken, each read as the sign for what cannot be read. In any other
 * encoding, letters beyond a to z seldom make UTF-8, so most of them would be broken.
 */
function decodeDamagedUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder("utf-8").decode(bytes);
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  const whole = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
  return whole >= wholePerBroken * broken ? text : null;
}

const wholePerBroken = 20;

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Not this encoding, which is an answer and no failure.
    return null;
  }
}

/**
 * Which languages write in which encodings, the likeliest first, with the letters that each has
 * beyond a to z; its commonest letters stand first.
 */
const writings: readonly {
  readonly language: string;
  readonly encodings: readonly string[];
  readonly letters: string;
  readonly common: number;
}[] = [
  {
    language: "uk",
    encodings: ["windows-1251", "koi8-u", "iso-8859-5", "cp1125"],
    letters: "оанівитерслкдпумязьгбчйхжїцшюєщфґ",
    common: 14,
  },
  {
    language: "ru",
    encodings: ["windows-1251", "koi8-r", "iso-8859-5", "cp866"],
    letters: "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
    common: 14,
  },
  {
    language: "lv",
    encodings: ["windows-1257", "iso-8859-13", "iso-8859-4", "cp775"],
    letters: "āīēšūņļžčķģōŗ",
    common: 11,
  },
  {
    language: "lt",
    encodings: ["windows-1257", "iso-8859-13", "iso-8859-4"],
    letters: "ėšųįžūąčę",
    common: 5,
  },
  {
    language: "et",
    encodings: ["windows-1257", "iso-8859-15", "iso-8859-13"],
    letters: "äõüöšž",
    common: 4,
  },
  {
    language: "pl",
    encodings: ["windows-1250", "iso-8859-2"],
    letters: "łęąóżśćńź",
    common: 5,
  },
  {
    language: "cs",
    encodings: ["windows-1250", "iso-8859-2"],
    letters: "íáěéýřžčšůúťďňó",
    common: 8,
  },
  { language: "de", encodings: ["windows-1252", "iso-8859-15"], letters: "üäöß", common: 4 },
  {
    language: "fr",
    encodings: ["windows-1252", "iso-8859-15"],
    letters: "éèàêçôâîùûœïëüæ",
    common: 5,
  },
  { language: "es", encodings: ["windows-1252", "iso-8859-15"], letters: "óíáéñúü", common: 6 },
  {
    language: "pt",
    encodings: ["windows-1252", "iso-8859-15"],
    letters: "ãçéáíóêõâúàôü",
    common: 8,
  },
  { language: "it", encodings: ["windows-1252", "iso-8859-15"], letters: "èàùòìé", common: 6 },
  { language: "sv", encodings: ["windows-1252", "iso-8859-15"], letters: "äåöé", common: 3 },
  { language: "fi", encodings: ["windows-1252", "iso-8859-15"], letters: "äöåšž", common: 2 },
  { language: "en", encodings: ["windows-1252", "iso-8859-15"], letters: "éèïöñçêüáàâ", common: 3 },
];

// Whole files are decoded once the encoding is known; this much tells it.
const sampleBytes = 64 * 1024;
// Below it, what came out is no language: binary data, or an encoding that we do not know.
const leastScore = 0.12;

function decodeLegacy(bytes: Uint8Array, declared: string | null): string {
  const sample = bytes.subarray(0, sampleBytes);
  const named = declared === null ? null : encodingName(declared);
  const guessed = new Map(
    analyse(sample).map(({ name, confidence }) => [encodingName(name), confidence]),
  );
  let best = { encoding: null as string | null, score: leastScore };
  const decoded = new Map<string, string>();
  for (const writing of writings) {
    for (const encoding of writing.encodings) {
      const text = decoded.get(encoding) ?? decodeAs(sample, encoding);
      decoded.set(encoding, text);
      const sense = rateLanguage(text, writing);
      if (sense === null) continue;
      const bonus = (named === encoding ? 0.2 : 0) + (guessed.get(encoding) ?? 0) / 1000;
      if (sense + bonus > best.score) best = { encoding, score: sense + bonus };
    }
  }
  const encoding = best.encoding ?? otherEncoding(sample, named, guessed);
  if (encoding !== null) return decodeAs(bytes, encoding);
  throw new UnreadableDocumentError(
    "Expected text, got bytes that make sense in no encoding we know. Save it as UTF-8, or take it out of the folder.",
  );
}

// No text has them: the bytes were read in the wrong encoding. Old editors left a bell or an end
// mark here and there, so these say nothing until there are many.
const strange = /(?=[\0\u007F-\u009F])\p{Cc}|\uFFFD/u;
const controls = /(?![\t\n\r\f])\p{Cc}/gu;

function isStrange(text: string): boolean {
  return strange.test(text) || (text.match(controls)?.length ?? 0) > 1 + text.length / 100;
}

/** How much a text looks like a language: 1 and more for good text, `null` for certainly not. */
function rateLanguage(text: string, writing: (typeof writings)[number]): number | null {
  if (isStrange(text)) return null;
  const special = text.match(/[^\P{L}a-z]/giu) ?? [];
  const common = new Set(writing.letters.slice(0, writing.common));
  let sense = 0;
  for (const letter of special) {
    const small = letter.toLowerCase();
    if (common.has(small)) sense += 1;
    else sense += writing.letters.includes(small) ? 0.4 : -2;
  }
  const letters = special.length === 0 ? 0 : sense / special.length;
  const words = plainWords(text);
  // "áÀÕ" and "naлve": no word changes to capitals or to another script in its middle.
  const broken = words.length === 0 ? 0 : brokenWords(text) / words.length;
  const list = allStopWords.get(writing.language);
  const known = words.filter((word) => word.length > 1 && list?.has(word)).length;
  if (letters < 0 && special.length > 2) return null;
  const wrong = broken * 2 + oddMarks(text) + needlessCapitals(text) * 0.3;
  return letters * 0.5 + (known / Math.max(1, words.length)) * 2 - wrong;
}

function brokenWords(text: string): number {
  return (
    text.match(
      /\p{L}*(?:\p{Ll}\p{Lu}|\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin})\p{L}*/gu,
    )?.length ?? 0
  );
}

/** Signs that touch letters only when letters were read as signs: "Київ" as "Ки╖в". */
function oddMarks(text: string): number {
  const odd = text.match(
    /\p{L}(?![|+=<>~^])\p{S}\p{L}|\p{L}[\u2500-\u259F]|[\u2500-\u259F]\p{L}/gu,
  );
  return (odd?.length ?? 0) / Math.max(1, text.match(/\p{L}+/gu)?.length ?? 0);
}

/** The share of letters beyond a to z that are capitals, over what beginnings of words explain. */
function needlessCapitals(text: string): number {
  const capitals = text.match(/(?<=\p{L})(?![A-Z])\p{Lu}/gu)?.length ?? 0;
  return capitals / Math.max(1, text.match(/(?<=\p{L})(?![A-Za-z])\p{L}/gu)?.length ?? 0);
}

const surelyGuessed = 80;

/** Encodings of languages that we have no letters of: Greek, Japanese and others. */
function otherEncoding(
  sample: Uint8Array,
  named: string | null,
  guessed: ReadonlyMap<string | null, number>,
): string | null {
  const surest = [...guessed].find(
    ([name, confidence]) => confidence >= surelyGuessed && name !== null && !isCovered(name),
  );
  for (const encoding of [named, surest?.[0] ?? null]) {
    if (encoding === null) continue;
    const text = decodeAs(sample.subarray(0, -4), encoding);
    if (!isStrange(text)) return encoding;
  }
  return null;
}

function isCovered(name: string): boolean {
  return writings.some((writing) => writing.encodings.includes(name));
}

/** As the web means it: who writes ISO-8859-1 or ASCII means windows-1252. */
function encodingName(name: string): string | null {
  const lower = name.trim().toLowerCase();
  if (/^(iso-?8859-?1|latin-?1|us-ascii|ascii|cp1252)$/.test(lower)) return "windows-1252";
  const plain = lower.replace(/^(cp|x-cp|win-?)(125\d)$/, "windows-$2");
  return isEncoding(plain) ? plain : null;
}
