import { parse as parseToml } from "smol-toml";
import { parseDocument } from "yaml";

/** What was written above a text or in a sidecar: keys in lower case, values as they were written. */
export interface WrittenFacts {
  readonly values: ReadonlyMap<string, unknown>;
  /** What the maintainer should know about how it was read. */
  readonly notes: readonly string[];
}

/**
 * Reads YAML, or TOML. A key that stands twice has its last value. Where the whole makes no sense, its
 * simple lines (`title: Tides: high and low`) are read one by one; no document is refused for it.
 *
 * @param place where it stands, for the maintainer: "the front matter".
 */
export function readWrittenFacts(
  text: string,
  place: string,
  format: "yaml" | "toml" = "yaml",
): WrittenFacts {
  const parsed = format === "toml" ? tryToml(text) : tryYaml(text);
  if (typeof parsed !== "string")
    return { values: withPlainKeys(Object.entries(parsed)), notes: [] };
  const values = withPlainKeys(simpleLines(text));
  const what = values.size > 0 ? "only its simple lines count" : "it is left out";
  return { values, notes: [`In ${place}, expected ${format.toUpperCase()} (${parsed}); ${what}.`] };
}

/** @returns what is wrong with it, in words, if it is no mapping. */
function tryYaml(text: string): object | string {
  const document = parseDocument(text, { uniqueKeys: false, logLevel: "silent" });
  const [error] = document.errors;
  if (error) return error.message.split("\n")[0] ?? error.message;
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    if (value === null || value === undefined) return {};
    return typeof value === "object" && !Array.isArray(value) ? value : "got a list or a sentence";
  } catch (error_) {
    return error_ instanceof Error ? error_.message : String(error_);
  }
}

function tryToml(text: string): object | string {
  try {
    return parseToml(text);
  } catch (error) {
    return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  }
}

const simpleLine = /^([A-Za-z_][\w-]*)\s*[:=][ \t]+(\S.*)$/;

function simpleLines(text: string): [string, unknown][] {
  return text.split("\n").flatMap((line): [string, unknown][] => {
    const [, key, value = ""] = simpleLine.exec(line) ?? [];
    const bare = value.trim().replace(/^(["'])(.*)\1$/, "$2");
    // Lists and blocks that go on below are no simple lines.
    return key === undefined || /^[[{|>&*!]/.test(bare) ? [] : [[key, bare]];
  });
}

/** "Last-Modified", "last_modified" and "lastModified" are one key. */
function withPlainKeys(entries: readonly (readonly [string, unknown])[]): Map<string, unknown> {
  return new Map(
    entries.map(([key, value]) => [key.toLowerCase().replaceAll(/[-_ ]/g, ""), value]),
  );
}
