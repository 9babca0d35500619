/** Without accents, and with letters that only look written in another way made plain; also the Greek
 * final sigma, as SQLite does. */
export function foldAccents(word: string): string {
  return word.normalize("NFKD").replaceAll(/\p{M}/gu, "").replaceAll("ς", "σ");
}
