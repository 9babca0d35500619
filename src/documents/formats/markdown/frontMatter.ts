/** What is stated above a text, as it is written. */
export interface FrontMatter {
  readonly text: string;
  readonly format: "yaml" | "toml";
}

interface Split {
  /** `null` without any. */
  readonly frontMatter: FrontMatter | null;
  /** The text below. */
  readonly body: string;
}

/**
 * Splits front matter from a text that begins with it:
 *
 *     ---             +++               {                   Title: Tides
 *     title: Tides    title = "Tides"     "title": "Tides"  Date: 2026-08-21
 *     ---             +++               }                   ‹an empty line›
 *
 * A rule on the first line with words below it, or a letterhead between two rules, is none: front matter
 * begins with a key. Without rules, every line has a key that site generators know.
 */
export function splitFrontMatter(text: string): Split {
  const toml = /^\+\+\+[ \t]*\n([\s\S]*?)(?<=\n)\+\+\+[ \t]*(?:\n|$)/.exec(text);
  if (toml) {
    const body = text.slice(toml[0].length);
    return { frontMatter: { text: toml[1] ?? "", format: "toml" }, body };
  }
  const found = /^---[ \t]*\n([\s\S]*?)(?<=\n)(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  const yaml = found?.[1];
  if (found && yaml !== undefined && isKeyed(yaml)) {
    return { frontMatter: { text: yaml, format: "yaml" }, body: text.slice(found[0].length) };
  }
  return splitJson(text) ?? splitKnownKeys(text) ?? { frontMatter: null, body: text };
}

function isKeyed(yaml: string): boolean {
  const lines = yaml.split("\n").filter((line) => line.trim() !== "");
  const first = lines.find((line) => !line.startsWith("#"));
  // A comment alone states nothing; a heading with text below it is no comment.
  if (first === undefined) return !/\n[^\S\n]*\n/.test(yaml.trimEnd());
  if (!/^(?:"[^"]*"|'[^']*'|[^\s:*`>|-][^:]{0,60}):(?:\s|$)/.test(first)) return false;
  // Below an empty line a letterhead may stand, unless its keys are those of a program.
  return !/^\s*\n/.test(yaml) || lines.filter((line) => /^[a-z_]+:(?:\s|$)/.test(line)).length > 1;
}

/** Hugo's: an object whose closing bracket ends a line. JSON on one line is YAML too. */
function splitJson(text: string): Split | null {
  const [, json = ""] = /^(\{\s*"[\s\S]*?\n\}|\{\s*"[^\n]*\})[ \t]*(?:\n|$)/.exec(text) ?? [];
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== "object" || value === null) return null;
    const frontMatter = { text: JSON.stringify(value), format: "yaml" } as const;
    return { frontMatter, body: text.slice(json.length).replace(/^[ \t]*\n/, "") };
  } catch {
    // Text that begins with a brace.
    return null;
  }
}

// MultiMarkdown's, as MkDocs and Pelican have them; in any other line a document speaks.
const knownKey =
  /^(?:title|date|modified|updated|lang|language|slug|authors?|email|category|categories|tags|keywords|summary|description|status|template|url|save_as|copyright|og_image|image|css|base header level|quotes language)\s*:/i;
const continued = /^(?: {4}|\t)\s*\S/;

function splitKnownKeys(text: string): Split | null {
  const end = /\n[^\S\n]*(?:\n|$)/.exec(text)?.index ?? text.length;
  const lines = text.slice(0, end).split("\n");
  const isKnown = lines.every(
    (line, at) => knownKey.test(line) || (at > 0 && continued.test(line)),
  );
  if (!isKnown || !lines.some((line) => /^(?:title|date)\s*:\s*\S/i.test(line))) return null;
  // As YAML, each a text: what stands there is seldom quoted.
  const pairs = lines.join("\n").replaceAll(/\n\s+/g, " ").split("\n");
  const yaml = pairs.map((pair) => {
    const [key = "", ...rest] = pair.split(":");
    return `${key.trim()}: ${JSON.stringify(rest.join(":").trim())}`;
  });
  return { frontMatter: { text: yaml.join("\n"), format: "yaml" }, body: text.slice(end) };
}
