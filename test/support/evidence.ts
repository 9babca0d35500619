import type { Question, QuestionWord } from "../../src/answer/question/question.ts";
import type { Wanted } from "../../src/answer/question/wanted.ts";
import {
  type Held,
  holdTogether,
  type PassageEvidence,
} from "../../src/answer/search/passageEvidence.ts";
import type { WordWeights } from "../../src/answer/search/weighing.ts";
import type { StoredDocument } from "../../src/library/rows/storedDocument.ts";
import { findWords } from "../../src/passages/words.ts";

const smallWords = new Set(
  "a an and at by did do does in is it of on the to was when where".split(" "),
);

/** A question out of its words, as `readQuestion` would give it for English documents. */
export function questionOf(text: string, wanted: readonly Wanted[] = []): Question {
  const isStopWord = (word: string) => smallWords.has(word.toLowerCase());
  const words = findWords(text, "en").map(({ start, end, stem }): QuestionWord => {
    const written = text.slice(start, end);
    return {
      text: written,
      stems: [stem],
      isName: /^\p{Lu}/u.test(written),
      share: 1,
      documentFrequency: 1,
    };
  });
  return {
    text,
    meant: text,
    words: words.filter((word) => !isStopWord(word.text)),
    stems: new Set(words.flatMap(({ stems }) => stems)),
    pairs: [],
    wanted,
    asksForLatest: false,
    isStopWord,
  };
}

/** A stored document that is nothing but this text. */
export function storedDocument(
  text: string,
  changes: Partial<StoredDocument> = {},
): StoredDocument {
  return {
    id: "document",
    path: "document.md",
    paths: ["document.md"],
    story: "document",
    title: "Document",
    publisher: null,
    published: null,
    url: null,
    language: "en",
    questions: [],
    text,
    pages: [],
    ...changes,
  };
}

export interface EvidenceSentence {
  readonly text: string;
  /** How far each word of the question is in it. Default: none is. */
  readonly held?: Held;
  readonly cosine?: number;
}

/** The evidence of a passage with these sentences, a space between them, as figures say it. */
export function evidenceOf(
  sentences: readonly EvidenceSentence[],
  figures: {
    readonly title?: Held;
    readonly meaning?: number;
    readonly phrases?: number;
    readonly document?: Partial<StoredDocument>;
  } = {},
): PassageEvidence {
  const text = sentences.map((sentence) => sentence.text).join(" ");
  const questionWords = Math.max(0, ...sentences.map(({ held }) => held?.length ?? 0));
  const nothing: Held = Array.from({ length: questionWords }, () => 0);
  const { title = nothing, meaning = 0, phrases = 0 } = figures;
  const document = storedDocument(text, figures.document);
  let start = 0;
  const read = sentences.map(({ text: own, held = nothing, cosine = 0 }) => {
    const sentence = {
      start,
      end: start + own.length,
      text: own,
      words: findWords(own, "en"),
      held,
      cosine,
    };
    start = sentence.end + 1;
    return sentence;
  });
  const cosines = read.map(({ cosine }) => cosine);
  const passage = {
    id: 1,
    documentId: document.id,
    heading: null,
    page: null,
    start: 0,
    end: text.length,
    sentences: read.map(({ start: from, end }, id) => ({ id, start: from, end })),
  };
  return {
    ranked: { passage, score: 0, words: 0, meaning, sentences: cosines },
    document,
    title,
    sentences: read,
    whole: holdTogether([title, ...read.map(({ held }) => held)]),
    phrases,
  };
}

/** Every word of a question weighs the same. */
export function equalWeights(words: number): WordWeights {
  return { each: Array.from({ length: words }, () => 1), total: words };
}
