import { pointsBack } from "../../languages/index.ts";
import type { Question } from "../question/question.ts";
import {
  type TermMatches,
  combineMatches,
  type PassageEvidence,
  sharedBigramShare,
} from "../retrieval/passageEvidence.ts";
import { coverage, type TermWeights } from "../retrieval/termWeights.ts";
import { countSurfaceCues, type SurfaceCues } from "./surfaceCues.ts";

const answerTypes = ["time", "number", "person", "place", "named", "reason", "what"] as const;
const termMatchFeatures = [
  "cover", // coverage of the question's terms
  "exact", // the same, by equal stems only
  "coverLag", // minus that of the passage's best sentence
  "isBestCover",
  "rarest", // the match of the question's rarest term
  "coverBefore", // of the sentence before; likewise below
  "coverAfter",
  "gainOverBefore",
  "gainOverTitle",
  "joinedBefore", // of both together
  "joinedAfter",
  "phrases",
] as const;
const semanticFeatures = [
  "cosine",
  "cosineLag",
  "isBestCosine",
  "coverTimesCosine",
  "cosineBefore",
  "cosineAfter",
] as const;
const shapeFeatures = [
  "isFirst",
  "isSecond",
  "place",
  "isLast",
  "length",
  "isShort",
  "newWords", // that the question does not have
  "newShare",
  "isQuestion",
  "pointsBack",
  "figures",
  "dates",
  "names",
  "namedNoun", // the noun of "at which base"
] as const;
const answerTypeFeatures = [
  "HasTime",
  "HasNumber",
  "HasName",
  "HasFullName",
  "HasPlace",
  "HasReason",
  "NewWords",
  "Place",
] as const;

type AnswerTypeFeature = `${(typeof answerTypes)[number]}${(typeof answerTypeFeatures)[number]}`;
export type FeatureName =
  | (typeof termMatchFeatures)[number]
  | (typeof semanticFeatures)[number]
  | (typeof shapeFeatures)[number]
  | AnswerTypeFeature;

/** The name of every feature. Each type of answer has a set of its own: `timeHasTime`, `personHasName`. */
export const featureNames: readonly FeatureName[] = [
  ...termMatchFeatures,
  ...semanticFeatures,
  ...shapeFeatures,
  ...answerTypes.flatMap((kind) => answerTypeFeatures.map((name) => `${kind}${name}` as const)),
];

/** A sentence's features as an answer to a question; each about 0 to 1, lags 0 or below. */
export type SentenceFeatures = Readonly<Partial<Record<FeatureName, number>>>;

/**
 * Measures the features of every sentence of a passage. A feature that is left out counts 0. Costs about
 * 0.3 ms a passage.
 */
export function measureSentences(
  question: Question,
  evidence: PassageEvidence,
  weights: TermWeights,
): SentenceFeatures[] {
  return evidence.sentences.map((sentence, index) => {
    const cues = countSurfaceCues(question, sentence, evidence.document.language);
    const newWords = countNewWords(question, sentence);
    return {
      ...measureTermMatches(question, evidence, weights, index),
      ...measureCosines(evidence, weights, index),
      isFirst: index === 0 ? 1 : 0,
      isSecond: index === 1 ? 1 : 0,
      place: 1 / (1 + index),
      isLast: index === evidence.sentences.length - 1 && index > 0 ? 1 : 0,
      length: Math.log(1 + sentence.words.length) / 4,
      isShort: sentence.words.length < 6 ? 1 : 0,
      newWords: Math.log(1 + newWords) / 4,
      newShare: newWords / Math.max(1, sentence.words.length),
      isQuestion: /\?["”»]?$/u.test(sentence.text) ? 1 : 0,
      pointsBack: pointsBack(sentence.text, evidence.document.language) ? 1 : 0,
      figures: Math.min(3, cues.number) / 3,
      dates: Math.min(3, cues.time) / 3,
      names: Math.min(4, cues.name) / 4,
      namedNoun: hasNamedNoun(question, sentence.text) ? 1 : 0,
      ...measureAnswerType(question, cues, newWords, index),
    };
  });
}

function measureTermMatches(
  question: Question,
  { sentences, titleMatches }: PassageEvidence,
  weights: TermWeights,
  index: number,
): SentenceFeatures {
  const none: TermMatches = titleMatches.map(() => 0);
  const own = sentences[index]?.matches ?? none;
  const before = sentences[index - 1]?.matches ?? none;
  const after = sentences[index + 1]?.matches ?? none;
  const cover = coverage(own, weights);
  const mostCover = Math.max(...sentences.map((sentence) => coverage(sentence.matches, weights)));
  const joinedBefore = coverage(combineMatches([before, own]), weights);
  const coverBefore = coverage(before, weights);
  const exact = own.map((value) => (value === 1 ? 1 : 0));
  return {
    cover,
    exact: coverage(exact, weights),
    coverLag: cover - mostCover,
    isBestCover: cover === mostCover ? 1 : 0,
    rarest: own[weights.each.indexOf(Math.max(...weights.each))] ?? 0,
    coverBefore,
    coverAfter: coverage(after, weights),
    gainOverBefore: joinedBefore - coverBefore,
    gainOverTitle:
      coverage(combineMatches([titleMatches, own]), weights) - coverage(titleMatches, weights),
    joinedBefore,
    joinedAfter: coverage(combineMatches([after, own]), weights),
    phrases: sharedBigramShare(question, sentences[index]?.words ?? []),
  };
}

function measureCosines(
  { sentences }: PassageEvidence,
  weights: TermWeights,
  index: number,
): SentenceFeatures {
  const cosine = sentences[index]?.cosine ?? 0;
  const mostCosine = Math.max(...sentences.map((sentence) => sentence.cosine));
  return {
    cosine,
    cosineLag: cosine - mostCosine,
    isBestCosine: cosine === mostCosine ? 1 : 0,
    coverTimesCosine: coverage(sentences[index]?.matches ?? [], weights) * cosine,
    cosineBefore: sentences[index - 1]?.cosine ?? 0,
    cosineAfter: sentences[index + 1]?.cosine ?? 0,
  };
}

/** The same cues mean different things to different questions: a name to "who", a date to "when". */
function measureAnswerType(
  question: Question,
  cues: SurfaceCues,
  newWords: number,
  index: number,
): SentenceFeatures {
  const kind = question.answerTypes[0]?.kind ?? "what";
  return {
    [`${kind}HasTime`]: cues.time > 0 ? 1 : 0,
    [`${kind}HasNumber`]: cues.number > 0 ? 1 : 0,
    [`${kind}HasName`]: cues.name > 0 ? 1 : 0,
    [`${kind}HasFullName`]: cues.fullName > 0 ? 1 : 0,
    [`${kind}HasPlace`]: cues.place > 0 ? 1 : 0,
    [`${kind}HasReason`]: cues.reason > 0 ? 1 : 0,
    [`${kind}NewWords`]: Math.log(1 + newWords) / 4,
    [`${kind}Place`]: 1 / (1 + index),
  };
}

function countNewWords(
  question: Question,
  { text, words }: PassageEvidence["sentences"][number],
): number {
  return words.filter(
    ({ stem, start, end }) =>
      !question.stems.has(stem) && !question.isStopWord(text.slice(start, end)),
  ).length;
}

function hasNamedNoun(question: Question, text: string): boolean {
  const [type] = question.answerTypes;
  return type?.kind === "named" && text.toLowerCase().includes(type.noun.toLowerCase());
}
