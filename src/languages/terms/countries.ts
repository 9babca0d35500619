import { languages, primaryTag, stemmerOf } from "../registry.ts";
import { plainWords } from "./stopWords.ts";

/**
 * The countries that a word may mean, as codes of ISO 3166: of their names and what is derived from them
 * ("Slovakian", "іранський"), in any form, in Quoth's languages or the tag's. The names are those of the
 * system's ICU; names of several words, such as "South Africa", are left out.
 *
 * @param word in any case.
 * @returns empty for a word that is no country's; several if it is not clear which: "Nigerian".
 */
export function countriesOf(word: string, language: string | null): ReadonlySet<string> {
  const tags = new Set([...languages.map(({ code }) => code), primaryTag(language)]);
  const [plain = ""] = plainWords(word);
  const codes = [...tags].flatMap((tag) => {
    const stem = stemmerOf(tag)(plain);
    return namesIn(tag)
      .filter((name) => name.stem === stem || isDerived(plain, name.root))
      .map(({ code }) => code);
  });
  return new Set(codes);
}

interface CountryName {
  readonly code: string;
  readonly stem: string;
  /** The stem without the ending that makes a country of it: "slovak" of "slovakia". */
  readonly root: string;
}

const namesByTag = new Map<string, readonly CountryName[]>();

function namesIn(tag: string): readonly CountryName[] {
  const known = namesByTag.get(tag);
  if (known) return known;
  const names = new Intl.DisplayNames([tag], { type: "region", fallback: "none" });
  const made = regionCodes.flatMap((code): CountryName[] => {
    const [word, ...others] = plainWords(names.of(code) ?? "");
    if (word === undefined || others.length > 0) return [];
    const stem = stemmerOf(tag)(word);
    return [{ code, stem, root: stem.replace(/(?:ia|ij|ія|ия|і|и|a|а)$/u, "") }];
  });
  namesByTag.set(tag, made);
  return made;
}

// Pairs of letters: ISO 3166 has 249 of them. "ZZ" is "Unknown Region".
const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
const regionCodes = letters
  .flatMap((first) => letters.map((second) => first + second))
  .filter((code) => code !== "ZZ");

/** "slovakian" of "slovak", "австрійський" of "австр". */
function isDerived(word: string, root: string): boolean {
  return (
    root.length >= shortestRoot &&
    word.startsWith(root) &&
    derivedEndings.test(word.slice(root.length))
  );
}

const shortestRoot = 4;
const derivedEndings =
  /^(?:ia|i?ans?|is?|ese|ish|ieš\p{L}*|[иій]{0,2}с[ьк]\p{L}*|[иій]{0,2}(?:ець|ец|ц)\p{L}{0,4})$/u;
