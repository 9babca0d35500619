/** Reads a question and a text together, and says whether and where the one answers the other. */
export interface Reader {
  /** Names the model and its exact weights. */
  readonly id: string;
  /**
   * @param texts any number, of any length. One that is longer than the model's window is read in
   *   windows that overlap, 32 at most (some 6,000 words); what follows is not read.
   * @param signal given up on: the texts that are not yet read need not be.
   * @returns one reading for each text, in order. A text gets the same reading alone as among others.
   * @throws if the model fails, or once the signal is given.
   */
  read(
    question: string,
    texts: readonly ReadableText[],
    signal?: AbortSignal,
  ): Promise<readonly Reading[]>;
}

/** What a reader is shown of a passage. */
export interface ReadableText {
  /** What the text stands under: its document's title, perhaps its heading. Empty for none. */
  readonly title: string;
  readonly text: string;
}

/** What a reader makes of one text. */
export interface Reading {
  /**
   * Log-odds that the text answers the question, from -20: of the model's own judgement if it gives
   * one (`answered`), else `spanMargin`. Of a text in several windows, the highest.
   */
  readonly answeredLogit: number;
  /**
   * The best span's start and end logits less those of "no answer", from -20. Above 0, the model
   * would answer. Of a text in several windows, the highest.
   */
  readonly spanMargin: number;
  /**
   * The likeliest answers, best first, at most 20, no two alike. Empty for a text or question without
   * words.
   */
  readonly spans: readonly ReadSpan[];
}

/** Whole words of a text: `text.slice(start, end)`, in UTF-16 units, never empty, at most 30 tokens. */
export interface ReadSpan {
  readonly start: number;
  readonly end: number;
  /**
   * How likely these very words are the answer, above 0 and at most 1. All other stretches of the
   * window, and that there is no answer in it, share what is left.
   */
  readonly score: number;
}

/** A reader that gives up, with `null`, rather than hold up an answer. */
export interface LimitedReader {
  /**
   * @param spentMilliseconds how much of the time for this question is gone, if this is not the first
   *   time that something is read for it. Default: nothing.
   */
  read(
    question: string,
    texts: readonly ReadableText[],
    spentMilliseconds?: number,
  ): Promise<readonly Reading[] | null>;
}

/** The lowest log-odds of a reading, and those of a text or a question that has no words. */
export const lowestLogit = -20;

/** What there is to say of a text, or to a question, without words. */
export const nothingRead: Reading = {
  answeredLogit: lowestLogit,
  spanMargin: lowestLogit,
  spans: [],
};
