import type { Span } from "../documents/index.ts";
import { languageOf, primaryTag } from "../languages/index.ts";
import { findBoundaries } from "./boundaries.ts";
import { findStarts } from "./sentencexStarts.ts";

/** No sentence is longer than this, in UTF-16 units: a quote must hold at least one whole. */
export const longestSentence = 350;

/**
 * Finds the sentences of a paragraph, in order, without the white space around them. Stretches with
 * neither letter nor digit are left out. What runs on for more than `longestSentence` units is cut
 * at the ends of sentences that it quotes, else after a clause mark, at a space, or between two
 * characters.
 *
 * @param language a BCP 47 tag; it decides which abbreviations end no sentence ("Mr.", "гр.").
 *   Without one, English.
 * @returns spans into `text`. Takes 0.4 to 1.5 ms a thousand units, in proportion to the text.
 */
export function findSentences(text: string, language: string | null): Span[] {
  const sentences: Span[] = [];
  for (const whole of segment(text, language)) {
    for (const span of cutOverlong(text, whole)) {
      const trimmed = trim(text, span);
      if (/[\p{L}\p{N}]/u.test(text.slice(trimmed.start, trimmed.end))) sentences.push(trimmed);
    }
  }
  return sentences;
}

function* segment(text: string, language: string | null): Generator<Span> {
  const isOwn = languageOf(language)?.sentences.isKnownToSentencex === false;
  const starts = isOwn ? findBoundaries(text, language) : findStarts(text, primaryTag(language));
  for (const span of spansBetween(starts, text.length)) {
    if (isOwn || span.end - span.start <= longestSentence) {
      yield span;
      continue;
    }
    // What sentencex leaves whole and is too long is mostly a speech of several sentences.
    const inner = findBoundaries(text.slice(span.start, span.end), language);
    yield* spansBetween(inner, span.end - span.start, span.start);
  }
}

function spansBetween(starts: readonly number[], length: number, offset = 0): Span[] {
  return [0, ...starts].map((start, index) => ({
    start: offset + start,
    end: offset + (starts[index] ?? length),
  }));
}

function* cutOverlong(text: string, span: Span): Generator<Span> {
  let { start } = span;
  while (span.end - start > longestSentence) {
    const cut = start + lastCut(text.slice(start, start + longestSentence));
    yield { start, end: cut };
    start = cut;
  }
  yield { start, end: span.end };
}

function lastCut(window: string): number {
  // A cut in the first half would leave a scrap of a sentence behind.
  const half = window.length / 2;
  for (const mark of [/[;:—–][^\S\n]|\n/g, /,\s/g, /\s/g]) {
    const last = [...window.matchAll(mark)].at(-1);
    if (last && last.index >= half) return last.index + last[0].length;
  }
  const characters = [
    ...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(window),
  ];
  // The last character may go on past the window.
  return characters.at(-1)?.index || window.length;
}

function trim(text: string, span: Span): Span {
  const words = text.slice(span.start, span.end);
  const start = span.start + (words.length - words.trimStart().length);
  return { start, end: Math.max(start, span.start + words.trimEnd().length) };
}
