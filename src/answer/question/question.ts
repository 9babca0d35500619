import type { Embedder } from "../../embedding/index.ts";
import {
  foldAccents,
  countriesOf,
  languageOf,
  plainSpelling,
  plainWords,
  primaryTag,
  stopWordsOf,
} from "../../languages/index.ts";
import type { Library } from "../../library/index.ts";
import { findTerms, straightenApostrophes, type Term } from "../../passages/index.ts";
import { type AnswerType, detectAnswerTypes } from "./answerTypes.ts";
import { hasCode } from "./code.ts";
import { asksForLatest } from "./recency.ts";

/** A question as the answer stage reads it. */
export interface Question {
  /** As asked, without white space around it. */
  readonly text: string;
  /** The text with its typing errors corrected: what is embedded. */
  readonly correctedText: string;
  /** What was corrected, in order. */
  readonly corrections: readonly Correction[];
  /** The same, with the question before it if it depends on that: what a reader is asked. */
  readonly readText: string;
  /** Its content words, in order, each once; its stop words if it has nothing else. */
  readonly terms: readonly QuestionTerm[];
  /** Every stem of the question, stop words included. */
  readonly stems: ReadonlySet<string>;
  /** Neighbouring stems, as "stem stem", where neither is a stop word. */
  readonly bigrams: readonly string[];
  /** What its wording asks for: a time for "when". */
  readonly answerTypes: readonly AnswerType[];
  /** It asks how things stand now, so newer documents count for more. */
  readonly asksForLatest: boolean;
  /** It has code in it, such as `reply()`, so lines of code may answer it. */
  readonly hasCode: boolean;
  /**
   * True for a stop word of the question's language; where that cannot be told, of English or any of
   * the documents' languages. "US" is none, unless the whole question is in capitals.
   */
  isStopWord(word: string): boolean;
}

/** Words of a question that are taken for typing errors. */
export interface Correction {
  /** As asked; neighbours that were both corrected stand together: "harbor crans". */
  readonly asked: string;
  /** As the documents write it: "harbour cranes". */
  readonly takenFor: string;
}

export interface QuestionTerm {
  readonly text: string;
  /** One stem for each of the documents' languages, each once; of a mistyped word, what it may mean. */
  readonly stems: readonly string[];
  /** Capitalised, so more often than not a name. */
  readonly isName: boolean;
  /** 1, and less for a term taken over from an earlier question. */
  readonly weight: number;
  /** The number of the library's passages that have it, by its most frequent stem. */
  readonly documentFrequency: number;
}

/**
 * Reads a question against a library. A word that no document has is taken for a typing error if the
 * documents have words that differ from it by a letter or two (`mayMean`). Costs one call to the
 * library.
 *
 * @param embedder tells which words are none; default: only names of countries are known.
 */
export async function readQuestion(
  asked: string,
  library: Pick<Library, "languages" | "lookUpTerms">,
  embedder: Pick<Embedder, "knowsWord"> = {},
): Promise<Question> {
  const { languages } = library;
  const text = straightenApostrophes(asked);
  const { answerTypes, rest } = detectAnswerTypes(text);
  const readings = languages.map((language) => findTerms(rest, language));
  const words = new Map<string, Omit<QuestionTerm, "documentFrequency">>();
  for (const [index, word] of (readings[0] ?? []).entries()) {
    const stems = [...new Set(readings.flatMap((reading) => reading[index]?.stem ?? []))];
    const key = stems.join(" ");
    const written = text.slice(word.start, word.end);
    const isName = /^\p{Lu}/u.test(written);
    if (!words.has(key)) words.set(key, { text: written, stems, isName, weight: 1 });
  }
  const all = [...words.values()].slice(0, maxWords);
  const isStopWord = createStopWordTest(text, languages);
  const content = all.filter((word) => !isStopWord(word.text));
  const chosen = content.length > 0 ? content : all;
  const facts = await library.lookUpTerms(chosen.map(({ stems }) => stems));
  const spellings = new Map<string, string>();
  const terms = chosen.map((word, index): QuestionTerm => {
    const { documentFrequency = 0, similar = [], spelling = null } = facts[index] ?? {};
    if (spelling === null) return { ...word, documentFrequency };
    if (mayMean(word.text, spelling, embedder)) spellings.set(word.text, spelling);
    else if (!isOfOneFamily(word.text, spelling)) return { ...word, documentFrequency: 0 };
    return { ...word, stems: [...new Set([...word.stems, ...similar])], documentFrequency };
  });
  const { correctedText, corrections } = correctSpelling(text, spellings);
  return {
    text: asked.trim(),
    correctedText,
    corrections,
    readText: correctedText,
    terms,
    stems: new Set(readings.flat().map((word) => word.stem)),
    bigrams: readings.flatMap((reading) => bigramsOf(reading, text, isStopWord)),
    answerTypes,
    asksForLatest: asksForLatest(text),
    hasCode: hasCode(text),
    isStopWord,
  };
}

/**
 * Whether a word that no document has may be a typing error for one like it. A word that is known, or a
 * country's name, is none, unless it is spelled the other side of the Atlantic: Iraq is not Iran, but
 * "harbor" is "harbour". A name has to be nearer than other words, with its first letter and one error.
 *
 * @param spelling as a document writes it; it differs by as many errors as are forgiven in any word.
 */
function mayMean(
  written: string,
  spelling: string,
  { knowsWord }: Pick<Embedder, "knowsWord">,
): boolean {
  const [typed, meant] = [written, spelling].map((word) => foldAccents(word.toLowerCase()));
  if (!typed || !meant) return false;
  if (plainSpelling(typed) === plainSpelling(meant)) return true;
  if (knowsWord?.(written) || countriesOf(written, null).size > 0) return false;
  if (!/^\p{Lu}/u.test(written)) return true;
  return (
    typed.length >= shortestMendedName && typed[0] === meant[0] && differByOneError(typed, meant)
  );
}

const shortestMendedName = 5;

/**
 * Whether two words that are no names begin alike for long enough to be of one family: "absent" is no
 * typing error, but is looked for as "absence" too, and nobody has to be told.
 */
function isOfOneFamily(written: string, spelling: string): boolean {
  const [one, other] = [written, spelling].map((word) => foldAccents(word));
  if (!one || !other || /^\p{Lu}/u.test(written) || /^\p{Lu}/u.test(spelling)) return false;
  return (
    one.slice(0, familyLetters) === other.slice(0, familyLetters) && one.length >= familyLetters
  );
}

const familyLetters = 5;

/** Whether one letter is missing, added or another, or two neighbours changed places. */
function differByOneError(typed: string, meant: string): boolean {
  const shortest = Math.min(typed.length, meant.length);
  let start = 0;
  while (start < shortest && typed[start] === meant[start]) start += 1;
  let end = 0;
  while (end < shortest - start && typed.at(-1 - end) === meant.at(-1 - end)) end += 1;
  const [left, right] = [typed, meant].map((word) => word.slice(start, word.length - end));
  if (left === undefined || right === undefined) return false;
  if (Math.max(left.length, right.length) <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** Replaces whole words only: "por" may be meant for "port" and is inside "report" too. */
function correctSpelling(
  text: string,
  spellings: ReadonlyMap<string, string>,
): Pick<Question, "correctedText" | "corrections"> {
  const corrections: Correction[] = [];
  let corrected = "";
  let end = 0;
  let lastCorrectedEnd = -1;
  for (const word of findTerms(text, null)) {
    const written = text.slice(word.start, word.end);
    const between = text.slice(end, word.start);
    const spelling = spellings.get(written);
    corrected += between + (spelling ?? written);
    if (spelling !== undefined) {
      const before = lastCorrectedEnd === end && between === " " ? corrections.pop() : undefined;
      corrections.push({
        asked: before ? `${before.asked} ${written}` : written,
        takenFor: before ? `${before.takenFor} ${spelling}` : spelling,
      });
      lastCorrectedEnd = word.end;
    }
    end = word.end;
  }
  return { correctedText: (corrected + text.slice(end)).trim(), corrections };
}

/** Bigrams of words with nothing but white space between them. */
function bigramsOf(words: readonly Term[], text: string, isStopWord: (word: string) => boolean) {
  return words.slice(1, maxWords).flatMap((word, index) => {
    const before = words[index];
    if (!before || text.slice(before.end, word.start).trim() !== "") return [];
    const isSmall = [before, word].some(({ start, end }) => isStopWord(text.slice(start, end)));
    return isSmall ? [] : [`${before.stem} ${word.stem}`];
  });
}

// Telegram's longest message has about 700 words; each is looked up once.
const maxWords = 200;

/**
 * Only the question's own language counts where its stop words tell it: Latvian "pie" must not silence
 * a question about a pie, nor German "war" one about a war.
 */
function createStopWordTest(
  text: string,
  languages: readonly (string | null)[],
): (word: string) => boolean {
  const lists = [...new Set(["en", ...languages.map(primaryTag)])].map(
    // "Explain", "name" and the like say what kind of answer is wanted, not what about.
    (tag) => new Set([...stopWordsOf(tag), ...(languageOf(tag)?.questions.small ?? [])]),
  );
  const words = plainWords(text);
  const counts = lists.map((list) => words.filter((word) => list.has(word)).length);
  // A single stop word may be a name or a noun.
  const most = Math.max(2, ...counts);
  const likely = lists.filter((_, index) => counts[index] === most);
  const stopWords = new Set((likely.length > 0 ? likely : lists).flatMap((list) => [...list]));
  const hasSmallLetters = /\p{Ll}/u.test(text);
  return (word) => {
    if (hasSmallLetters && acronym.test(word)) return false;
    return stopWords.has(straightenApostrophes(word).toLowerCase());
  };
}

// "US", "WHO", "IT"; not "I" or "A".
const acronym = /^\p{Lu}{2,}$/u;
