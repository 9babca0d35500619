import { featureNames } from "../../src/answer/quotes/sentenceFeatures.ts";
import type { Choice, Judged } from "./collect.ts";

/**
 * Fits the weights of a linear model so that the sentences with the answer get most of the probability
 * in their passage: a conditional logit (McFadden 1974) with a ridge penalty on standardised features, by
 * Adam (Kingma and Ba 2015) over all passages at once.
 *
 * @returns a weight for each feature, for values as they are measured.
 */
export function fitChoice(choices: readonly Choice[]): Record<string, number> {
  const groups = choices.map(({ sentences, isRight }) => ({
    rows: sentences.map((values) => Float64Array.from(featureNames, (name) => values[name] ?? 0)),
    isRight,
  }));
  const scales = findScales(groups.flatMap(({ rows }) => rows));
  for (const { rows } of groups) {
    for (const row of rows) row.forEach((value, index) => (row[index] = value / at(scales, index)));
  }
  const weights = new Float64Array(featureNames.length);
  const first = new Float64Array(weights.length);
  const second = new Float64Array(weights.length);
  for (let step = 1; step <= steps; step += 1) {
    const gradient = sumGradients(groups, weights);
    for (const index of weights.keys()) {
      const slope = at(gradient, index) / groups.length + ridge * at(weights, index);
      first[index] = 0.9 * at(first, index) + 0.1 * slope;
      second[index] = 0.999 * at(second, index) + 0.001 * slope * slope;
      const mean = at(first, index) / (1 - 0.9 ** step);
      const spread = Math.sqrt(at(second, index) / (1 - 0.999 ** step));
      weights[index] = at(weights, index) - (learningRate * mean) / (spread + 1e-9);
    }
  }
  return Object.fromEntries(
    featureNames.map((name, index) => {
      const weight = at(weights, index) / at(scales, index);
      return [name, Number(weight.toPrecision(4))];
    }),
  );
}

const steps = 300;
const learningRate = 0.05;
const ridge = 1e-3;

/** How often the likeliest sentence has the answer, and how probable the right ones are. */
export function measureChoice(
  choices: readonly Choice[],
  weights: Readonly<Record<string, number>>,
): { passages: number; rightSentence: number; likelihood: number } {
  let right = 0;
  let likelihood = 0;
  for (const { sentences, isRight } of choices) {
    const shares = softmax(
      sentences.map((values) =>
        featureNames.reduce((sum, name) => sum + (values[name] ?? 0) * (weights[name] ?? 0), 0),
      ),
    );
    if (isRight[shares.indexOf(Math.max(...shares))]) right += 1;
    likelihood += Math.log(shares.reduce((sum, share, i) => sum + (isRight[i] ? share : 0), 0));
  }
  const passages = choices.length;
  return { passages, rightSentence: right / passages, likelihood: likelihood / passages };
}

/** Fits a logistic curve through what was right and wrong (Platt 1999), by Newton's method. */
export function fitCurve(judged: readonly Judged[]): { slope: number; intercept: number } {
  let slope = 0;
  let intercept = 0;
  for (let step = 0; step < 50; step += 1) {
    let [slopeOff, interceptOff, a, b, c] = [0, 0, 1e-9, 0, 1e-9];
    for (const { evidence, isRight } of judged) {
      const probability = 1 / (1 + Math.exp(-(slope * evidence + intercept)));
      const off = probability - (isRight ? 1 : 0);
      const curvature = probability * (1 - probability);
      slopeOff += off * evidence;
      interceptOff += off;
      a += curvature * evidence * evidence;
      b += curvature * evidence;
      c += curvature;
    }
    const determinant = a * c - b * b;
    slope -= (c * slopeOff - b * interceptOff) / determinant;
    intercept -= (a * interceptOff - b * slopeOff) / determinant;
  }
  return { slope: Number(slope.toPrecision(4)), intercept: Number(intercept.toPrecision(4)) };
}

interface Group {
  readonly rows: readonly Float64Array[];
  readonly isRight: readonly boolean[];
}

function sumGradients(groups: readonly Group[], weights: Float64Array): Float64Array {
  const gradient = new Float64Array(weights.length);
  for (const { rows, isRight } of groups) {
    const shares = softmax(
      rows.map((row) => row.reduce((sum, x, i) => sum + x * at(weights, i), 0)),
    );
    const rightTotal = shares.reduce((sum, share, index) => sum + (isRight[index] ? share : 0), 0);
    rows.forEach((row, index) => {
      const share = shares[index] ?? 0;
      const pull = share - (isRight[index] ? share / rightTotal : 0);
      row.forEach((value, i) => (gradient[i] = at(gradient, i) + pull * value));
    });
  }
  return gradient;
}

/** The standard deviation of each column; 1 where a column does not vary. */
function findScales(rows: readonly Float64Array[]): Float64Array {
  return Float64Array.from(featureNames, (_, column) => {
    const values = rows.map((row) => at(row, column));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return variance > 1e-12 ? Math.sqrt(variance) : 1;
  });
}

function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - highest));
  const total = odds.reduce((sum, value) => sum + value, 0);
  return odds.map((value) => value / total);
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}
