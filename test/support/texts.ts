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
