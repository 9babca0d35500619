import { pointsBack } from "../../languages/index.ts";
import type { Question } from "../question/question.ts";
import {
  type Held,
  holdTogether,
  type PassageEvidence,
  sharedPhrases,
} from "../search/passageEvidence.ts";
import { coverage, type WordWeights } from "../search/weighing.ts";
import { countSigns, type Signs } from "./signs.ts";

const wantedKinds = ["time", "number", "person", "place", "named", "reason", "what"] as const;
const held = [
  "cover", // of the question's words, weighed
  "exact", // the same, without words that are only similar
  "coverLag", // behind the sentence of the passage that has most
  "isBestCover",
  "rarest", // the question's rarest word
  "coverBefore", // of the sentence before, and so on
  "coverAfter",
  "gainOverBefore",
  "gainOverTitle",
  "joinedBefore", // of both together
  "joinedAfter",
  "phrases",
] as const;
const meant = [
  "cosine",
  "cosineLag",
  "isBestCosine",
  "coverTimesCosine",
  "cosineBefore",
  "cosineAfter",
] as const;
const shaped = [
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
const ofKind = [
  "HasTime",
  "HasNumber",
  "HasName",
  "HasFullName",
  "HasPlace",
  "HasReason",
  "NewWords",
  "Place",
] as const;

type KindFeature = `${(typeof wantedKinds)[number]}${(typeof ofKind)[number]}`;
export type FeatureName =
  (typeof held)[number] | (typeof meant)[number] | (typeof shaped)[number] | KindFeature;

/** Every feature of a sentence. What the question asks for has a set of its own each. */
export const featureNames: readonly FeatureName[] = [
  ...held,
  ...meant,
  ...shaped,
  ...wantedKinds.flatMap((kind) => ofKind.map((name) => `${kind}${name}` as const)),
];

/** What a sentence says of itself as the answer to a question; each about 0 to 1, lags below 0. */
export type SentenceFeatures = Readonly<Partial<Record<FeatureName, number>>>;

/** Measures every sentence of a passage as an answer. What a sentence has none of may be left out. */
export function measureSentences(
  question: Question,
  evidence: PassageEvidence,
  weights: WordWeights,
): SentenceFeatures[] {
  return evidence.sentences.map((sentence, index) => {
    const signs = countSigns(question, sentence);
    const newWords = countNewWords(question, sentence);
    return {
      ...measureHeld(question, evidence, weights, index),
      ...measureMeaning(evidence, weights, index),
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
      figures: Math.min(3, signs.number) / 3,
      dates: Math.min(3, signs.time) / 3,
      names: Math.min(4, signs.name) / 4,
      namedNoun: hasNamedNoun(question, sentence.text) ? 1 : 0,
      ...measureKind(question, signs, newWords, index),
    };
  });
}

function measureHeld(
  question: Question,
  { sentences, title }: PassageEvidence,
  weights: WordWeights,
  index: number,
): SentenceFeatures {
  const nothing: Held = title.map(() => 0);
  const own = sentences[index]?.held ?? nothing;
  const before = sentences[index - 1]?.held ?? nothing;
  const after = sentences[index + 1]?.held ?? nothing;
  const cover = coverage(own, weights);
  const mostCover = Math.max(...sentences.map((sentence) => coverage(sentence.held, weights)));
  const joinedBefore = coverage(holdTogether([before, own]), weights);
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
    gainOverTitle: coverage(holdTogether([title, own]), weights) - coverage(title, weights),
    joinedBefore,
    joinedAfter: coverage(holdTogether([after, own]), weights),
    phrases: sharedPhrases(question, sentences[index]?.words ?? []),
  };
}

function measureMeaning(
  { sentences }: PassageEvidence,
  weights: WordWeights,
  index: number,
): SentenceFeatures {
  const cosine = sentences[index]?.cosine ?? 0;
  const mostCosine = Math.max(...sentences.map((sentence) => sentence.cosine));
  return {
    cosine,
    cosineLag: cosine - mostCosine,
    isBestCosine: cosine === mostCosine ? 1 : 0,
    coverTimesCosine: coverage(sentences[index]?.held ?? [], weights) * cosine,
    cosineBefore: sentences[index - 1]?.cosine ?? 0,
    cosineAfter: sentences[index + 1]?.cosine ?? 0,
  };
}

/** The same signs mean different things to different questions: a name for "who", a date for "when". */
function measureKind(
  question: Question,
  signs: Signs,
  newWords: number,
  index: number,
): SentenceFeatures {
  const kind = question.wanted[0]?.kind ?? "what";
  return {
    [`${kind}HasTime`]: signs.time > 0 ? 1 : 0,
    [`${kind}HasNumber`]: signs.number > 0 ? 1 : 0,
    [`${kind}HasName`]: signs.name > 0 ? 1 : 0,
    [`${kind}HasFullName`]: signs.fullName > 0 ? 1 : 0,
    [`${kind}HasPlace`]: signs.place > 0 ? 1 : 0,
    [`${kind}HasReason`]: signs.reason > 0 ? 1 : 0,
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
  const [wanted] = question.wanted;
  return wanted?.kind === "named" && text.toLowerCase().includes(wanted.noun.toLowerCase());
}
