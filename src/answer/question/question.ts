import { primaryTag, stopWordsOf } from "../../languages/index.ts";
import type { Library } from "../../library/library.ts";
import { findWords, type Word } from "../../passages/words.ts";
import { type AnswerType, detectAnswerTypes } from "./answerTypes.ts";
import { asksForLatest } from "./recency.ts";

/** A question as the answer stage reads it. */
export interface Question {
  /** As asked, without white space around it. */
  readonly text: string;
  /** The text with its typing errors corrected: what is embedded. */
  readonly correctedText: string;
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
  /** True for a stop word of English or of the documents' languages. */
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
  text: string,
  library: Pick<Library, "languages" | "lookUpTerms">,
): Promise<Question> {
  const { languages } = library;
  const { answerTypes, rest } = detectAnswerTypes(text);
  const readings = languages.map((language) => findWords(rest, language));
  const words = new Map<string, Omit<QuestionTerm, "documentFrequency">>();
  for (const [index, word] of (readings[0] ?? []).entries()) {
    const stems = [...new Set(readings.flatMap((reading) => reading[index]?.stem ?? []))];
    const key = stems.join(" ");
    const written = text.slice(word.start, word.end);
    const isName = /^\p{Lu}/u.test(written);
    if (!words.has(key)) words.set(key, { text: written, stems, isName, weight: 1 });
  }
  const all = [...words.values()].slice(0, maxWords);
  const stopWords = questionStopWords(languages);
  const isStopWord = (word: string) => stopWords.has(word.toLowerCase());
  const content = all.filter((word) => !isStopWord(word.text));
  const chosen = content.length > 0 ? content : all;
  const facts = await library.lookUpTerms(chosen.map(({ stems }) => stems));
  let correctedText = text;
  const terms = chosen.map((word, index): QuestionTerm => {
    const { documentFrequency = 0, similar = [], spelling = null } = facts[index] ?? {};
    if (spelling !== null) correctedText = correctedText.replaceAll(word.text, spelling);
    return { ...word, stems: [...new Set([...word.stems, ...similar])], documentFrequency };
  });
  return {
    text: text.trim(),
    correctedText: correctedText.trim(),
    terms,
    stems: new Set(readings.flat().map((word) => word.stem)),
    bigrams: readings.flatMap((reading) => bigramsOf(reading, text, isStopWord)),
    answerTypes,
    asksForLatest: asksForLatest(text),
    isStopWord,
  };
}

/** Bigrams of words with nothing but white space between them. */
function bigramsOf(words: readonly Word[], text: string, isStopWord: (word: string) => boolean) {
  return words.slice(1, maxWords).flatMap((word, index) => {
    const before = words[index];
    if (!before || text.slice(before.end, word.start).trim() !== "") return [];
    const isSmall = [before, word].some(({ start, end }) => isStopWord(text.slice(start, end)));
    return isSmall ? [] : [`${before.stem} ${word.stem}`];
  });
}

// Telegram's longest message has about 700 words; each is looked up once.
const maxWords = 200;

// What a question is asked with: it says what kind of answer is wanted, not what about.
const askingWords =
  "am ain't anybody anyone anything did didn't do does doesn't doing don't done else ever every explain give go goes going happen happened happens hello hey hi hello's how's i'm is isn't it's its know known let many me mean means much name per please quite say said says shall somebody someone something tell than thank thanks that's there there's thing things today was wasn't were what's when when's where's which's who's whom whose why why's will would you're your yours".split(
    " ",
  );

/** English, and the documents' languages: German "war" must not silence a question about a war. */
function questionStopWords(languages: readonly (string | null)[]): ReadonlySet<string> {
  const lists = ["en", ...languages.map(primaryTag)].map(stopWordsOf);
  return new Set([...askingWords, ...lists.flatMap((list) => [...list])]);
}
