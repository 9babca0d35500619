import { asksWhatIs, guessLanguage, readReferences } from "../../languages/index.ts";
import { normalise } from "../../embedding/index.ts";
import type { Library } from "../../library/index.ts";
import { type Question, readQuestion } from "./question.ts";

/** Whether a question depends on the one before it: "and when?". Costs one call to the library. */
export async function isFollowUp(
  question: string,
  library: Pick<Library, "languages" | "lookUpTerms">,
): Promise<boolean> {
  return followUpWeight(await readQuestion(question, library)) > 0;
}

/**
 * How much a question depends on the one before it, 0 to 1: 1 for one without words of its own ("and
 * when?", "why?"), 0.4 to 0.7 for one that points back ("who said that?"), 0 for one that stands
 * alone.
 */
export function followUpWeight(question: Question): number {
  const ownTerms = countOwnTerms(question);
  if (ownTerms === 0) return 1;
  const language = guessLanguage(question.text);
  const { points, continues } = readReferences(question.text, language);
  if (points || continues) return ownTerms <= 3 ? 0.7 : 0.4;
  // "What is a quay?" is short too, but complete.
  return ownTerms === 1 && isShort(question.text) && !asksWhatIs(question.text, language) ? 0.5 : 0;
}

/** Whether a question has words of its own to search for. Costs one call to the library. */
export async function saysSomething(
  question: string,
  library: Pick<Library, "languages" | "lookUpTerms">,
): Promise<boolean> {
  return hasOwnTerms(await readQuestion(question, library));
}

/** Whether a question says anything by itself, as "and when?" does not. */
export function hasOwnTerms(question: Question): boolean {
  return countOwnTerms(question) > 0;
}

function countOwnTerms(question: Question): number {
  return question.terms.filter((term) => !question.isStopWord(term.text)).length;
}

/**
 * Adds the previous question's terms to a follow-up, weighed by how much it depends on them; over
 * several follow-ups they fade. What kind of answer is wanted is the follow-up's own.
 */
export function mergeWithPrevious(question: Question, previous: Question): Question {
  const dependence = followUpWeight(question);
  if (dependence === 0) return question;
  const own = question.terms.filter(({ text }) => dependence < 1 || !question.isStopWord(text));
  const known = new Set(own.flatMap((term) => term.stems));
  const earlier = previous.terms
    .filter((term) => !term.stems.some((stem) => known.has(stem)))
    .map((term) => ({ ...term, weight: term.weight * dependence }));
  return {
    ...question,
    readText: `${previous.correctedText} ${question.correctedText}`,
    terms: [...own, ...earlier],
    stems: new Set([...question.stems, ...previous.stems]),
    bigrams: [...question.bigrams, ...previous.bigrams],
    answerTypes:
      question.answerTypes.length > 0 || dependence < 1
        ? question.answerTypes
        : previous.answerTypes,
    asksForLatest: question.asksForLatest || previous.asksForLatest,
    hasCode: question.hasCode || previous.hasCode,
  };
}

/** Blends two questions' vectors; `dependence` is the follow-up's `followUpWeight`. L2-normalised. */
export function blendWithPrevious(
  own: Float32Array,
  previous: Float32Array,
  dependence: number,
): Float32Array {
  return normalise(
    own.map((value, index) => value * (1 - dependence / 2) + (previous[index] ?? 0) * dependence),
  );
}

function isShort(text: string): boolean {
  return text.trim().split(/\s+/).length <= 4;
}
