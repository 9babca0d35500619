import type { Question, QuestionTerm } from "../../src/answer/question/question.ts";
import type { AnswerType } from "../../src/answer/question/answerTypes.ts";
import {
  type TermMatches,
  combineMatches,
  type PassageEvidence,
} from "../../src/answer/retrieval/passageEvidence.ts";
import type { TermWeights } from "../../src/answer/retrieval/termWeights.ts";
import type { StoredDocument } from "../../src/library/rows/storedDocument.ts";
import { findTerms } from "../../src/passages/index.ts";

const smallWords = new Set(
  "a an and at by did do does in is it of on the to was when where".split(" "),
);

/** A question out of its words, as `readQuestion` would give it for English documents. */
export function questionOf(text: string, answerTypes: readonly AnswerType[] = []): Question {
  const isStopWord = (word: string) => smallWords.has(word.toLowerCase());
  const words = findTerms(text, "en").map(({ start, end, stem }): QuestionTerm => {
    const written = text.slice(start, end);
    return {
      text: written,
      stems: [stem],
      isName: /^\p{Lu}/u.test(written),
      weight: 1,
      documentFrequency: 1,
    };
  });
  return {
    text,
    readText: "",
    correctedText: text,
    corrections: [],
    terms: words.filter((word) => !isStopWord(word.text)),
    stems: new Set(words.flatMap(({ stems }) => stems)),
    bigrams: [],
    answerTypes,
    asksForLatest: false,
    hasCode: false,
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
    pageKind: "page",
    ...changes,
  };
}

export interface EvidenceSentence {
  readonly text: string;
  /** How well it matches each term of the question. Default: not at all. */
  readonly matches?: TermMatches;
  readonly cosine?: number;
}

/** The evidence of a passage with these sentences, a space between them, with these scores. */
export function evidenceOf(
  sentences: readonly EvidenceSentence[],
  scores: {
    readonly title?: TermMatches;
    readonly semanticScore?: number;
    readonly bigramShare?: number;
    readonly document?: Partial<StoredDocument>;
  } = {},
): PassageEvidence {
  const text = sentences.map((sentence) => sentence.text).join(" ");
  const terms = Math.max(0, ...sentences.map(({ matches }) => matches?.length ?? 0));
  const nothing: TermMatches = Array.from({ length: terms }, () => 0);
  const { title = nothing, semanticScore = 0, bigramShare = 0 } = scores;
  const document = storedDocument(text, scores.document);
  let start = 0;
  const read = sentences.map(({ text: own, matches = nothing, cosine = 0 }) => {
    const sentence = {
      start,
      end: start + own.length,
      text: own,
      words: findTerms(own, "en"),
      matches,
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
    sentences: read.map(({ start: from, end }, id) => ({
      id,
      kind: "text" as const,
      start: from,
      end,
    })),
  };
  return {
    ranked: {
      passage,
      sentences: passage.sentences,
      score: 0,
      bonus: 0,
      lexicalScore: 0,
      semanticScore,
      sentenceCosines: cosines,
    },
    document,
    titleMatches: title,
    sentences: read,
    allMatches: combineMatches([title, ...read.map(({ matches }) => matches)]),
    bigramShare,
  };
}

/** Every term of a question weighs the same. */
export function equalWeights(terms: number): TermWeights {
  return { each: Array.from({ length: terms }, () => 1), total: terms };
}
