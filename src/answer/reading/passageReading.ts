import type { Span } from "../../documents/index.ts";
import type { LimitedReader, Reading } from "../../embedding/index.ts";
import { guessLanguage, primaryTag } from "../../languages/index.ts";
import type { Question } from "../question/question.ts";
import type { PassageEvidence } from "../retrieval/passageEvidence.ts";
import { measureOrder } from "./readingFeatures.ts";
import { type ReadingWeights, weightedSum } from "./readingWeights.ts";

/** A reader, and how much of what it says counts. */
export interface PassageReader {
  readonly reader: LimitedReader;
  readonly weights: ReadingWeights;
}

/** What a reader found in passages, and how much it counts. */
export interface Readings<Passage> {
  readonly ofPassages: ReadonlyMap<Passage, PassageReading>;
  readonly weights: ReadingWeights;
}

/** What a reader found in a passage; positions are the document's. */
export interface PassageReading {
  /** The log-odds that the passage answers the question. */
  readonly answeredLogit: number;
  /** How far the best answer is ahead of "no answer here", as a difference of logits. */
  readonly spanMargin: number;
  /** For each sentence, the probability that the answer begins in it: 0 to 1, together at most 1. */
  readonly sentenceShares: readonly number[];
  /** The likeliest answer and its probability, 0 to 1; `null` if there is none. */
  readonly best: (Span & { readonly score: number }) | null;
}

/** A passage that may be read. */
interface Readable {
  readonly evidence: PassageEvidence;
}

/**
 * Has a reader read the first 12 passages: 4, and the others unless one of these answers for sure
 * (`weights.enough`).
 *
 * @param passages likeliest first.
 * @returns a reading for each passage that was read. `null`, so that the answer is found as without a
 *   reader, if there is none, if it exceeds its time limit, or if question or passages are in a language
 *   that it was not trained on.
 */
export async function readPassages<Passage extends Readable>(
  passageReader: PassageReader | null,
  question: Question,
  passages: readonly Passage[],
): Promise<Readings<Passage> | null> {
  if (!passageReader) return null;
  const { reader, weights } = passageReader;
  const isKnown = (language: string | null) =>
    language === null || weights.languages.includes(primaryTag(language));
  if (!isKnown(guessLanguage(question.text))) return null;
  const likely = passages.slice(0, maxReadPassages);
  const readable = likely.filter(({ evidence }) => isKnown(evidence.document.language));
  // Where most of what was found is in another language, its readings would be compared with nothing.
  if (readable.length === 0 || readable.length * 2 < likely.length) return null;
  const ofPassages = new Map<Passage, PassageReading>();
  const begun = performance.now();
  for (const round of [readable.slice(0, firstRound), readable.slice(firstRound)]) {
    const isEnough = [...ofPassages.values()].some(
      (reading) => weightedSum(measureOrder(0, reading), weights.order) >= weights.enough,
    );
    if (isEnough || round.length === 0) break;
    const texts = round.map(({ evidence }) => readableText(evidence));
    const readings = await reader.read(
      question.readText,
      texts.map(({ title, text }) => ({ title, text })),
      performance.now() - begun,
    );
    if (!readings) return null;
    for (const [index, passage] of round.entries()) {
      const [reading, text] = [readings[index], texts[index]];
      if (reading && text) ofPassages.set(passage, placeReading(reading, passage.evidence, text));
    }
  }
  return { ofPassages, weights };
}

// The passage that answers is among the first 12 for .97 of the questions of nq and squad2, and among
// the first 24 for .98; each costs a run of the model.
const maxReadPassages = 12;
const firstRound = 4;

/** A passage as it is given to the reader, and where its parts are from. */
interface PassageText {
  readonly title: string;
  readonly text: string;
  readonly parts: readonly Part[];
}

/** `text.slice(at, at + length)` is the document's from `start` on. */
interface Part {
  readonly at: number;
  readonly start: number;
  readonly length: number;
}

/**
 * The heading over the sentences that may answer, with what stands between them; so without code, unless
 * the question has code in it.
 */
function readableText({ ranked, document, sentences }: PassageEvidence): PassageText {
  const { heading } = ranked.passage;
  const isTitle = heading?.trim().toLowerCase() === document.title.trim().toLowerCase();
  let text = heading && !isTitle ? `${heading}\n\n` : "";
  const parts: Part[] = [];
  let before: Span | null = null;
  for (const { start, end } of sentences) {
    const gap = before ? document.text.slice(before.end, start) : "";
    text += gap.trim() === "" ? gap : "\n\n";
    parts.push({ at: text.length, start, length: end - start });
    text += document.text.slice(start, end);
    before = { start, end };
  }
  return { title: document.title, text, parts };
}

/** An answer that is in the heading, or reaches over what was left out, is none. */
function placeReading(
  { answeredLogit, spanMargin, spans }: Reading,
  { sentences }: PassageEvidence,
  { parts }: PassageText,
): PassageReading {
  const inText = spans.flatMap((span) => {
    const first = parts.find(({ at, length }) => span.start >= at && span.start < at + length);
    const last = parts.find(({ at, length }) => span.end > at && span.end <= at + length);
    if (!first || !last) return [];
    const start = first.start + span.start - first.at;
    return [{ start, end: last.start + span.end - last.at, score: span.score }];
  });
  const shares = sentences.map((sentence) =>
    inText
      .filter(({ start }) => start >= sentence.start && start < sentence.end)
      .reduce((sum, { score }) => sum + score, 0),
  );
  const [best = null] = inText.toSorted((a, b) => b.score - a.score);
  return { answeredLogit, spanMargin, sentenceShares: shares, best };
}
