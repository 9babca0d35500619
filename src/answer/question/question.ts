import { languageOf, plainWords, primaryTag, stopWordsOf } from "../../languages/index.ts";
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
 * documents have words that differ from it by a letter or two. Costs one call to the library.
 */
export async function readQuestion(
  asked: string,
  library: Pick<Library, "languages" | "lookUpTerms">,
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
    if (spelling !== null) spellings.set(word.text, spelling);
    return { ...word, stems: [...new Set([...word.stems, ...similar])], documentFrequency };
  });
  const correctedText = correctSpelling(text, spellings).trim();
  return {
    text: asked.trim(),
    correctedText,
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

/** Replaces whole words only: "por" may be meant for "port" and is inside "report" too. */
function correctSpelling(text: string, spellings: ReadonlyMap<string, string>): string {
  let corrected = "";
  let end = 0;
  for (const word of findTerms(text, null)) {
    const written = text.slice(word.start, word.end);
    corrected += text.slice(end, word.start) + (spellings.get(written) ?? written);
    end = word.end;
  }
  return corrected + text.slice(end);
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
