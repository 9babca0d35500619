import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseFile } from "../../../src/documents/parsing/parse.ts";

/** Which pages of a set are measured, and who hears of those that are read wrongly. */
export interface PageOptions {
  /** Rules are chosen on one half of a set and believed on the other. Both, if `undefined`. */
  readonly half: "A" | "B" | undefined;
  /** Only the first entries of the set. */
  readonly limit: number;
  /** Hears of each page that is not read as it should be, in a line. */
  readonly onFault: (line: string) => void;
}

/** A page that a list names, with what the list says of it. */
export interface ListedPage<Entry> {
  readonly path: string;
  readonly entry: Entry;
}

/**
 * The pages of a list such as `evaldata.json` of adbar/trafilatura that lie beside it, in `eval/`, `cache/`
 * or `test_set/`, and are in the half that is meant.
 */
export function readPageList<Entry extends { readonly file?: string }>(
  list: string,
  { half, limit }: PageOptions,
): ListedPage<Entry>[] {
  const entries = Object.values(JSON.parse(readFileSync(list, "utf8")) as Record<string, Entry>);
  return entries.slice(0, limit).flatMap((entry) => {
    const { file = "" } = entry;
    const path = ["eval", "cache", "test_set"]
      .map((folder) => join(dirname(list), folder, file))
      .find((candidate) => file !== "" && existsSync(candidate));
    return path !== undefined && isInHalf(path, half) ? [{ path, entry }] : [];
  });
}

/** Whether a page is in a half, by a hash of its name without folders. */
export function isInHalf(path: string, half: PageOptions["half"]): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const isEven = createHash("sha256").update(name).digest().readUInt8() % 2 === 0;
  return half === undefined || half === (isEven ? "A" : "B");
}

/** What is read of a web page; `null` if it cannot be read. */
export async function readPage(path: string) {
  try {
    const file = { path: "page.html", bytes: readFileSync(path), contentHash: "" };
    return (await parseFile(file)).parts;
  } catch {
    return null;
  }
}

/** `part` of `whole` in percent: "12.5 %". */
export function toPercent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
}
