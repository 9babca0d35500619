import { pageAt } from "../../library/index.ts";
import type { PassageEvidence } from "../retrieval/passageEvidence.ts";

/** Consecutive sentences of a passage, `first` to `last`, both included. */
interface Run {
  readonly first: number;
  readonly last: number;
}

/**
 * Extends a run of sentences that cannot be understood alone, as far as a quote may reach:
 *
 * - one that ends in a colon goes on with what the colon introduces: the next sentence, and the items of
 *   the list that it begins;
 * - one that begins with the first thing after a colon begins with the sentence before it.
 *
 * @param maxLength of the quote, in UTF-16 units.
 * @returns the run as it was where nothing is missing or nothing fits.
 */
export function completeRun(
  { sentences, document }: Pick<PassageEvidence, "sentences" | "document">,
  run: Run,
  maxLength: number,
): Run {
  let { first, last } = run;
  const fits = (from: number, to: number) => {
    const [opening, closing] = [sentences[from], sentences[to]];
    if (!opening || !closing || closing.end - opening.start > maxLength) return false;
    const isOnePage = pageAt(document, opening.start) === pageAt(document, closing.end - 1);
    return document.pageKind === "second" || isOnePage;
  };
  const gapAfter = (index: number) =>
    document.text.slice(sentences[index]?.end ?? 0, sentences[index + 1]?.start ?? 0);
  // Code that stands between two sentences is what the first one introduces.
  const introduces = (index: number) =>
    /[:：]\s*$/u.test(sentences[index]?.text ?? "") && gapAfter(index).trim() === "";
  if (introduces(first - 1) && fits(first - 1, last)) first -= 1;
  const head = last;
  if (!introduces(head)) return { first, last };
  const item = sentences[head + 1];
  while (fits(first, last + 1)) {
    const isItem =
      gapAfter(last).includes("\n") && isClosed(sentences[last + 1]?.text) === isClosed(item?.text);
    if (last > head && !isItem) break;
    last += 1;
  }
  return { first, last };
}

/** A list's items all end like sentences, or none does; the paragraph after it mostly differs. */
function isClosed(text = ""): boolean {
  return /[.!?…]["”»')]*$/u.test(text.trim());
}
