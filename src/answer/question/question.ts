import { primaryTag, stopWordsOf } from "../../languages/index.ts";
import type { Library } from "../../library/library.ts";
import { findWords, type Word } from "../../passages/words.ts";
import { asksForLatest } from "./latest.ts";
import { readWanted, type Wanted } from "./wanted.ts";

/** A question as the answer stage reads it. */
export interface Question {
  /** Without white space around it. */
  readonly text: string;
  /** The text with its typing errors mended, whose vector says what it means. */
  readonly meant: string;
  /**
   * The words that carry the question, in its order, each once: no "what", "is" or "the", unless
   * there are no others.
   */
  readonly words: readonly QuestionWord[];
  /** Every stem of the question, its small words included. */
  readonly stems: ReadonlySet<string>;
  /** Stems that stand side by side in it, as "stem stem", where neither is a small word. */
  readonly pairs: readonly string[];
  /** What its wording asks for: a date for "when". */
  readonly wanted: readonly Wanted[];
  /** It is about how things stand now: what is newer counts for more. */
  readonly asksForLatest: boolean;
  /** True for words that carry nothing, such as "the", in English and the documents' languages. */
  isStopWord(word: string): boolean;
}

export interface QuestionWord {
  readonly text: string;
  /** As it would stand in the documents: one stem for each of their languages, each once. */
  readonly stems: readonly string[];
  /** Written with a capital: a name, more often than not. */
  readonly isName: boolean;
  /** How much it counts beside the others: 1, and less for a word of an earlier question. */
  readonly share: number;
  /** In how many passages of the library it stands, by its most frequent stem. */
  readonly documentFrequency: number;
}

/**
 * Reads a question against a library: a word that stands nowhere in the documents is taken for a
 * typing error, if the documents have words that differ from it in a letter or two.
 */
export async function readQuestion(
  text: string,
  library: Pick<Library, "languages" | "lookUpTerms">,
): Promise<Question> {
  const { languages } = library;
  // A question of one letter repeated for pages is still one question: words are taken once.
  const { wanted, rest } = readWanted(text);
  const readings = languages.map((language) => findWords(rest, language));
  const words = new Map<string, Omit<QuestionWord, "documentFrequency">>();
  for (const [index, word] of (readings[0] ?? []).entries()) {
    const stems = [...new Set(readings.flatMap((reading) => reading[index]?.stem ?? []))];
    const key = stems.join(" ");
    const written = text.slice(word.start, word.end);
    const isName = /^\p{Lu}/u.test(written);
    if (!words.has(key)) words.set(key, { text: written, stems, isName, share: 1 });
  }
  const all = [...words.values()].slice(0, mostWords);
  const stopWords = smallWordsOf(languages);
  const isStopWord = (word: string) => stopWords.has(word.toLowerCase());
  const content = all.filter((word) => !isStopWord(word.text));
  const carrying = content.length > 0 ? content : all;
  const facts = await library.lookUpTerms(carrying.map((word) => word.stems));
  let meant = text;
  const forgiven = carrying.map((word, index): QuestionWord => {
    const { documentFrequency = 0, similar = [], spelling = null } = facts[index] ?? {};
    if (spelling !== null) meant = meant.replaceAll(word.text, spelling);
    return { ...word, stems: [...new Set([...word.stems, ...similar])], documentFrequency };
  });
  return {
    text: text.trim(),
    meant: meant.trim(),
    words: forgiven,
    stems: new Set(readings.flat().map((word) => word.stem)),
    pairs: readings.flatMap((reading) => pairsOf(reading, text, isStopWord)),
    wanted,
    asksForLatest: asksForLatest(text),
    isStopWord,
  };
}

/** Of words with nothing but a space between them. */
function pairsOf(words: readonly Word[], text: string, isStopWord: (word: string) => boolean) {
  return words.slice(1, mostWords).flatMap((word, index) => {
    const before = words[index];
    if (!before || text.slice(before.end, word.start).trim() !== "") return [];
    const isSmall = [before, word].some(({ start, end }) => isStopWord(text.slice(start, end)));
    return isSmall ? [] : [`${before.stem} ${word.stem}`];
  });
}

// Telegram's longest message has about 700 words; each is looked up once.
const mostWords = 200;

// What a question is asked with: it says what kind of answer is wanted, not what about.
const askingWords =
  "am ain't anybody anyone anything did didn't do does doesn't doing don't done else ever every explain give go goes going happen happened happens hello hey hi hello's how's i'm is isn't it's its know known let many me mean means much name per please quite say said says shall somebody someone something tell than thank thanks that's there there's thing things today was wasn't were what's when when's where's which's who's whom whose why why's will would you're your yours".split(
    " ",
  );

/** English, and the documents' languages: German "war" must not silence a question about a war. */
function smallWordsOf(languages: readonly (string | null)[]): ReadonlySet<string> {
  const lists = ["en", ...languages.map(primaryTag)].map(stopWordsOf);
  return new Set([...askingWords, ...lists.flatMap((list) => [...list])]);
}
