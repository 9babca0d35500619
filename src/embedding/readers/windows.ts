import type { TokenizedText } from "./tokenizedText.ts";

/**
 * Cuts a text into windows that overlap, so that an answer and what it hangs on are whole in one:
 *
 *     250 tokens, room for 120     |----------|          four windows of 108,
 *                                      |----------|      60 or more in common
 *                                           |----------|
 *                                               |----------|
 *
 * All are about equally long, as short as that many windows can be.
 *
 * @param room tokens that a window may have, 1 or more.
 * @param mostWindows what does not fit into so many is left out.
 * @returns windows in the text's order, each with its tokens and their places in the text; one without
 *   tokens, if the text has none.
 */
export function cutWindows(
  { ids, spans }: TokenizedText,
  room: number,
  mostWindows: number,
): TokenizedText[] {
  const overlap = Math.floor(Math.min(mostOverlap, room / 2));
  const advance = room - overlap;
  const count = Math.min(mostWindows, Math.max(1, Math.ceil((ids.length - overlap) / advance)));
  const read = Math.min(ids.length, room + (count - 1) * advance);
  const length = Math.ceil((read + (count - 1) * overlap) / count);
  return Array.from({ length: count }, (_, index) => {
    const start = count === 1 ? 0 : Math.round((index * (read - length)) / (count - 1));
    return { ids: ids.slice(start, start + length), spans: spans.slice(start, start + length) };
  });
}

// Twice the longest answer, and a little.
const mostOverlap = 64;
