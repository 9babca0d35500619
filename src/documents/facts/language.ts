import { eld } from "eld/medium";
import type { ParsedBlock } from "../document.ts";

// More tells no more, and a document of another language may be quoted further down.
const sampleLength = 4000;
// One word of a name may be of any language.
const fewestLetters = 12;

/**
 * Tells the language of a text by its letter groups. Costs 0.2 ms.
 *
 * @returns a tag such as `lv`, or `null` where the text is too short or too mixed to be sure.
 */
export function detectLanguage(blocks: readonly ParsedBlock[]): string | null {
  const text = blocks
    .map((block) => block.text)
    .join("\n")
    .slice(0, sampleLength);
  if ((text.match(/\p{L}/gu)?.length ?? 0) < fewestLetters) return null;
  const result = eld.detect(text);
  return result.isReliable() && result.language !== "" ? result.language : null;
}
