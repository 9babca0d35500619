import fc from "fast-check";

const words = [
  ..."The harbour opens at dawn, Порт відкрито Rīga 12,000 U.S. Mr. A. Dec. груд. р. p.m. 🚢 👩‍👩‍👧‍👦".split(
    " ",
  ),
  "naïve",
  "“quay”",
  "(lamp)",
];
const ends = [
  ". ",
  "! ",
  "? ",
  "… ",
  '." ',
  ".” ",
  "; ",
  ", ",
  ": ",
  " — ",
  " ",
  "\n",
  ".\n",
  " 🎉 ",
];

/** Text as people write it, and worse: sentences of any length with odd ends. */
export const anyProse = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(" ", " ", " ", ...ends)), {
    maxLength: 120,
  })
  .map((pairs) => pairs.flat().join(""));

/** Any whole characters there are, words and spaces between them or not. */
export const anyUnicode = fc
  .array(
    fc.oneof(fc.string({ unit: "binary", maxLength: 40 }), fc.constantFrom(" ", "word", ". A")),
  )
  .map((pieces) => pieces.join(""));

/** True if a surrogate pair was cut: one half of it stands alone. */
export function hasHalfCharacter(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}

/** Prose or anything else. */
export const anyText = fc.oneof(anyProse, anyUnicode);

/** Texts that something might choke on, by name. */
export const oddTexts: readonly [name: string, text: string][] = [
  ["emoji", "A boat 🚢 came. 👩‍👩‍👧‍👦 #️⃣ 🇱🇻"],
  ["Ukrainian", "Де збудують завод дронів? Її ґудзик — на під’їзді."],
  ["Japanese", "港は夜明けに開く"],
  ["composed accents", "Cafe\u0301 in Ri\u0304ga\u0323, nai\u0308ve"],
  ["control characters", "quay\u0000\u200b\ufeff\u0085lamp"],
  ["half a character", "quay \ud83d lamp"],
  ["the marks of a model", "[CLS] quay [SEP] lamp [MASK]"],
  ["one word of 100,000 letters", "x".repeat(100_000)],
  ["100,000 words", "harbour quay ".repeat(50_000)],
  ["100,000 spaces", " ".repeat(100_000)],
];

/** Texts of every length, one of them empty, and one twice. */
export const unlikeTexts: readonly string[] = [
  "The harbour",
  "",
  "Boats 🚢 when they open. ".repeat(9),
  "lamp",
  "The harbour",
];

/** Texts without a character to be seen. */
export const blankTexts: readonly string[] = ["", " ", "\n\t\r\n", "\u00a0\u2003"];
