import type { ParsedBlock } from "../../document.ts";
import { plainWords, stopWordShare } from "../../../languages/index.ts";

/**
 * Whether a text that its author set apart as it stands is a program, a command or what a computer
 * prints. Laws, letters and mails are set so too; those are read like plain text.
 *
 * @param language that the author named, such as `ts`; `text` and the like say nothing.
 */
export function isCode(text: string, language: string | null = null): boolean {
  if (language !== null && !/^(?:te?xt|plain(?:text)?|none|mail|e-?mail)$/i.test(language))
    return true;
  const words = plainWords(text);
  const signs = text.match(/[{}[\]<>=;$\\|#@_`~^]|\b\w+\(|--\w|\/\//g)?.length ?? 0;
  if (words.length < fewestWords || signs > words.length * mostSigns) return true;
  return stopWordShare(text, null) < leastStopWords || !/[.!?:;,…]["'”’»)]*\s*$/m.test(text);
}

const fewestWords = 6;
const mostSigns = 0.15;
const leastStopWords = 0.2;

/** A block of code, or nothing if there is none. */
export function readCode(text: string): ParsedBlock[] {
  const code = text.replaceAll(/^(?:[^\S\n]*\n)+|\s+$/g, "");
  return code === "" ? [] : [{ kind: "code", text: code, isStructured: true }];
}
