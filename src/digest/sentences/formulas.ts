import { alternatives, forLanguages, wordsSource } from "../../languages/index.ts";

/**
 * True for a sentence that is written for the readers of a text and tells no news: a greeting, an
 * invitation, a pointer to another place, a note that a program wrote it, or a bare address.
 *
 * @param language of the document, as a BCP 47 tag.
 */
export function isFormula(sentence: string, language: string | null): boolean {
  if (/https?:\/\/|(?<!\p{L})www\./iu.test(sentence)) return true;
  const { opening, elsewhere, end } = patterns.of(language, sentence);
  return opening.test(sentence) || elsewhere.test(sentence) || end.test(sentence);
}

const patterns = forLanguages((some) => {
  const openings = some.flatMap(({ courtesies }) => courtesies.openings);
  const others = some.flatMap(({ courtesies }) => [...courtesies.pointers, ...courtesies.machines]);
  const ends = some.flatMap(({ courtesies }) => courtesies.pointersAtEnd);
  return {
    opening: new RegExp(`^["'“‘«„(\\[]*(?:${alternatives(openings)})(?![\\p{L}\\p{M}])`, "iu"),
    elsewhere: new RegExp(wordsSource(others), "iu"),
    end: new RegExp(`${wordsSource(ends)}[.!…"”’»)]*$`, "iu"),
  };
});
