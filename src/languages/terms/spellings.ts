/**
 * A word as British and American spelling have in common: "harbour" and "harbor" are "harbor",
 * "organise" and "organize" are "organize". Of other words the result means nothing.
 *
 * @param word in lower case; a stem is one too.
 */
export function plainSpelling(word: string): string {
  return pairs.reduce((plain, [from, to]) => plain.replace(from, to), word);
}

const pairs: readonly (readonly [RegExp, string])[] = [
  [/our/g, "or"],
  [/is(?=$|e|a|i)/g, "iz"],
  [/ys(?=$|e|i)/g, "yz"],
  [/(?<=[bcdgptv])re?$/, "er"],
  [/ogue?$/, "og"],
  [/ae|oe/g, "e"],
  [/ll/g, "l"],
  [/mme?$/, "m"],
  [/c(?=e?$)/, "s"],
  [/grey/, "gray"],
];
