/**
 * Shortens a text to at most `longest` UTF-16 units, between whole characters and with an ellipsis. Never
 * use it for quotes.
 */
export function clip(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let clipped = "";
  for (const { segment } of graphemes.segment(text)) {
    if (clipped.length + segment.length >= longest) break;
    clipped += segment;
  }
  return `${clipped.trimEnd()}…`;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
