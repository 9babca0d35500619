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
}

/**
 * Reads a question against a library: a word that stands nowhere in the documents is taken for a
 * typing error, if the documents have words that differ from it in a letter or two.
 */
export function readQuestion(text: string, library: Library): Question {
  const { languages } = library;
  // A question of one letter repeated for pages is still one question: words are taken once.
  const { wanted, rest } = readWanted(text);
  const readings = languages.map((language) => findWords(rest, language));
  const words = new Map<string, QuestionWord>();
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
  const known = library.countPassages(carrying.flatMap((word) => word.stems));
  let meant = text;
  const forgiven = carrying.map((word) => {
    if (word.stems.some((stem) => known.has(stem))) return word;
    const similar = word.stems.flatMap((stem) => library.similarStems(stem));
    const written = similar[0] && findWritten(similar[0], library);
    if (written) meant = meant.replaceAll(word.text, written);
    return { ...word, stems: [...new Set([...word.stems, ...similar])] };
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

/** A word with this stem, as the passage that has most of it writes it. */
function findWritten(stem: string, library: Library): string | undefined {
  const best = library.searchWords([stem], 1).map((match) => match.passageId);
  const [passage] = library.passages(best);
  const document = passage && library.document(passage.documentId);
  if (!document) return undefined;
  const text = `${document.text.slice(passage.start, passage.end)}\n${passage.heading ?? ""}\n${document.title}`;
  const word = findWords(text, document.language).find((candidate) => candidate.stem === stem);
  return word && text.slice(word.start, word.end);
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
