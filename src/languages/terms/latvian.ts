/**
 * Takes the ending off a Latvian noun or adjective, and the softening that some endings bring, after
 * Lucene's light Latvian stemmer: "drons", "droni", "dronu" and "droniem" are "dron", "brāļi" and
 * "brālis" are "brāl". Verbs keep more of their forms apart.
 *
 * @param word in lower case.
 */
export function stemLatvian(word: string): string {
  const vowels = word.match(/[aāeēiīouū]/g)?.length ?? 0;
  for (const [ending, leastVowels, softens] of endings) {
    if (vowels <= leastVowels || word.length < ending.length + 3 || !word.endsWith(ending))
      continue;
    const stem = word.slice(0, -ending.length);
    return softens ? harden(stem) : stem;
  }
  return word;
}

/** The ending, how many vowels a word must have more than, and whether it softens what is before. */
const endings: readonly (readonly [string, number, boolean?])[] = [
  ["ajiem", 3],
  ["ajai", 3],
  ["ajam", 2],
  ["ajām", 2],
  ["ajos", 2],
  ["ajās", 2],
  ["iem", 2, true],
  ["ajā", 2],
  ["ais", 2],
  ["ai", 2],
  ["ei", 2],
  ["ām", 1],
  ["am", 1],
  ["ēm", 1],
  ["īm", 1],
  ["im", 1],
  ["um", 1],
  ["us", 1, true],
  ["as", 1],
  ["ās", 1],
  ["es", 1],
  ["os", 1, true],
  ["ij", 1],
  ["īs", 1],
  ["ēs", 1],
  ["is", 1],
  ["ie", 1],
  ["u", 1, true],
  ["a", 1, true],
  ["i", 1, true],
  ["e", 1],
  ["ā", 1],
  ["ē", 1],
  ["ī", 1],
  ["ū", 1],
  ["o", 1],
  ["s", 0],
  ["š", 0],
];

const hardened: readonly (readonly [RegExp, string])[] = [
  [/([pbmv])j$/, "$1"],
  [/šņ$/, "sn"],
  [/žņ$/, "zn"],
  [/šļ$/, "sl"],
  [/žļ$/, "zl"],
  [/ļņ$/, "ln"],
  [/ļļ$/, "ll"],
  [/ņņ$/, "nn"],
  [/č$/, "c"],
  [/ļ$/, "l"],
  [/ņ$/, "n"],
];

function harden(stem: string): string {
  const [pattern, plain] = hardened.find(([soft]) => soft.test(stem)) ?? [];
  return pattern && plain !== undefined ? stem.replace(pattern, plain) : stem;
}
