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
      const [reading, offset = 0] = [readings[index], texts[index]?.offset];
      if (reading) ofPassages.set(passage, placeReading(reading, passage.evidence, offset));
    }
  }
  return { ofPassages, weights };
}

// The passage that answers is among the first 12 for .97 of the questions of nq and squad2, and among
// the first 24 for .98; each costs a run of the model.
const maxReadPassages = 12;
const firstRound = 4;

/** A passage as it is given to the reader: the heading over the text, which begins at `offset`. */
function readableText({ ranked, document }: PassageEvidence) {
  const { start, end, heading } = ranked.passage;
  const isTitle = heading?.trim().toLowerCase() === document.title.trim().toLowerCase();
  const lead = heading && !isTitle ? `${heading}\n\n` : "";
  return {
    title: document.title,
    text: lead + document.text.slice(start, end),
    offset: lead.length,
  };
}

function placeReading(
  { answeredLogit, spanMargin, spans }: Reading,
  { ranked, sentences }: PassageEvidence,
  offset: number,
): PassageReading {
  const move = ranked.passage.start - offset;
  const inText = spans
    .map((span) => ({ ...span, start: span.start + move, end: span.end + move }))
    .filter(({ start }) => start >= ranked.passage.start);
  const shares = sentences.map((sentence) =>
    inText
      .filter(({ start }) => start >= sentence.start && start < sentence.end)
      .reduce((sum, { score }) => sum + score, 0),
  );
  const [best = null] = inText.toSorted((a, b) => b.score - a.score);
  return { answeredLogit, spanMargin, sentenceShares: shares, best };
}
