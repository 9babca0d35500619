/**
 * A question as its reader sees it. What is pasted from web pages, chats and PDFs carries soft hyphens,
 * zero-width spaces and joiners, marks of direction and byte order, and spaces of other kinds; none of
 * them is part of a word. Joiners stay in emoji and in scripts that are written with them.
 */
export function withoutInvisible(text: string): string {
  return text
    .replaceAll(invisible, "")
    .replaceAll(straySelector, "")
    .replaceAll(strayJoiner, "")
    .replaceAll(otherSpace, " ");
}

const invisible =
  /[\u034F\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu;
const straySelector = /(?<=[\p{L}\p{P}\s])[\uFE00-\uFE0F]/gu;
const plain = String.raw`[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}\p{P}\s]`;
const strayJoiner = new RegExp(`(?<=${plain})[\\u200C\\u200D]|[\\u200C\\u200D](?=${plain})`, "gu");
// Control characters too. A line break ends a line of code, and stays.
const otherSpace = /[^\S\n ]|[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/gu;
