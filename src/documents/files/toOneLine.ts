/** A text in one line: each run of white space is a space, and none is left at its ends. */
export function toOneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
