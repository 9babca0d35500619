import type { Question } from "../question.ts";
import type { Wanted } from "../wanted.ts";
import {
  holdTogether,
  type Held,
  type PassageEvidence,
  type SentenceEvidence,
} from "./passageEvidence.ts";
import { newSigns } from "./signs.ts";

/** What a sentence says of itself as the answer to a question, by name; each about 0 to 1. */
export type SentenceFeatures = Readonly<Record<string, number>>;

/**
 * Measures every sentence of a passage as an answer.
 *
 * @param weights how much each word of the question weighs, in its order; their sum is above 0.
 */
export function measureSentences(
  question: Question,
  evidence: PassageEvidence,
  weights: readonly number[],
): SentenceFeatures[] {
  const { sentences, title } = evidence;
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const cover = (held: Held) =>
    held.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0) / total;
  const exact = (held: Held) => cover(held.map((value) => (value === 1 ? 1 : 0)));
  const covers = sentences.map(({ held }) => cover(held));
  const cosines = sentences.map(({ cosine }) => cosine);
  const mostCover = Math.max(...covers);
  const mostCosine = Math.max(...cosines);
  const rarest = weights.indexOf(Math.max(...weights));
  return sentences.map((sentence, index) => {
    const before = sentences[index - 1];
    const after = sentences[index + 1];
    const beforeHeld = before?.held ?? title.map(() => 0);
    const afterHeld = after?.held ?? title.map(() => 0);
    const cov = covers[index] ?? 0;
    const signs = newSigns(question, sentence);
    const wanted = wantedKind(question.wanted);
    const unsaid = sentence.words.filter((word) => !question.stems.has(word.stem));
    const content = unsaid.filter(
      ({ start, end }) => !question.isStopWord(sentence.text.slice(start, end)),
    );
    const features: Record<string, number> = {
      cover: cov,
      exact: exact(sentence.held),
      cosine: sentence.cosine,
      coverLag: cov - mostCover,
      cosineLag: sentence.cosine - mostCosine,
      isBestCover: cov === mostCover ? 1 : 0,
      isBestCosine: sentence.cosine === mostCosine ? 1 : 0,
      coverTimesCosine: cov * sentence.cosine,
      rarest: sentence.held[rarest] ?? 0,
      coverBefore: cover(beforeHeld),
      coverAfter: cover(afterHeld),
      cosineBefore: before?.cosine ?? 0,
      cosineAfter: after?.cosine ?? 0,
      gainOverBefore: cover(holdTogether([beforeHeld, sentence.held])) - cover(beforeHeld),
      gainOverTitle: cover(holdTogether([title, sentence.held])) - cover(title),
      joinedBefore: cover(holdTogether([beforeHeld, sentence.held])),
      joinedAfter: cover(holdTogether([afterHeld, sentence.held])),
      phrases: sharedPhrases(question, sentence),
      isFirst: index === 0 ? 1 : 0,
      isSecond: index === 1 ? 1 : 0,
      place: 1 / (1 + index),
      isLast: index === sentences.length - 1 && index > 0 ? 1 : 0,
      length: Math.log(1 + sentence.words.length) / 4,
      isShort: sentence.words.length < 6 ? 1 : 0,
      newWords: Math.log(1 + content.length) / 4,
      newShare: content.length / Math.max(1, sentence.words.length),
      isQuestion: /\?["”»]?$/u.test(sentence.text) ? 1 : 0,
      pointsBack: pointsBack(sentence.text) ? 1 : 0,
      figures: Math.min(3, signs.number) / 3,
      dates: Math.min(3, signs.time) / 3,
      names: Math.min(4, signs.name) / 4,
      namedNoun: wanted === "named" && hasNamedNoun(question, sentence) ? 1 : 0,
    };
    for (const kind of kinds) {
      const asks = wanted === kind ? 1 : 0;
      features[`${kind}HasTime`] = asks * (signs.time > 0 ? 1 : 0);
      features[`${kind}HasNumber`] = asks * (signs.number > 0 ? 1 : 0);
      features[`${kind}HasName`] = asks * (signs.name > 0 ? 1 : 0);
      features[`${kind}HasFullName`] = asks * (signs.fullName > 0 ? 1 : 0);
      features[`${kind}HasPlace`] = asks * (signs.place > 0 ? 1 : 0);
      features[`${kind}HasReason`] = asks * (signs.reason > 0 ? 1 : 0);
      features[`${kind}NewWords`] = (asks * Math.log(1 + content.length)) / 4;
      features[`${kind}Place`] = asks / (1 + index);
    }
    return features;
  });
}

const kinds = ["time", "number", "person", "place", "named", "reason", "what"] as const;
type Kind = (typeof kinds)[number];

function wantedKind(wanted: readonly Wanted[]): Kind {
  return wanted[0]?.kind ?? "what";
}

/** The share of the question's neighbouring words that stand side by side here too. */
function sharedPhrases(question: Question, sentence: SentenceEvidence): number {
  const pairs = new Set(
    sentence.words.slice(1).map((word, index) => `${sentence.words[index]?.stem} ${word.stem}`),
  );
  const asked = question.pairs;
  if (asked.length === 0) return 0;
  return asked.filter((pair) => pairs.has(pair)).length / asked.length;
}

function hasNamedNoun(question: Question, sentence: SentenceEvidence): boolean {
  const noun = question.wanted.flatMap((wanted) =>
    wanted.kind === "named" ? [wanted.noun] : [],
  )[0];
  return noun !== undefined && sentence.text.toLowerCase().includes(noun.toLowerCase());
}

/** Begins with a word that only the sentence before explains. */
export function pointsBack(sentence: string): boolean {
  return backReference.test(sentence);
}

const backReference =
  /^(?:["“'‘(]\s*)?(?:he|she|it|they|this|that|these|those|his|her|its|their|both|such|with (?:it|them)|він|вона|вони|це|он|она|они|это|viņš|viņa|viņi|tas)(?!\p{L})/iu;
