/** What stands between two rules above a text, as it is written. */
export interface FrontMatter {
  readonly text: string;
  readonly format: "yaml" | "toml";
}

/**
 * Splits front matter from a text that begins with it. A rule on the first line with words below it,
 * or a letterhead between two rules, is none: front matter begins with a key. Between `+++` it is TOML.
 *
 * @returns what stands between the rules, or `null` without any, and the text below.
 */
export function splitFrontMatter(text: string): { frontMatter: FrontMatter | null; body: string } {
  const toml = /^\+\+\+[ \t]*\n([\s\S]*?)(?<=\n)\+\+\+[ \t]*(?:\n|$)/.exec(text);
  if (toml) {
    const body = text.slice(toml[0].length);
    return { frontMatter: { text: toml[1] ?? "", format: "toml" }, body };
  }
  const found = /^---[ \t]*\n([\s\S]*?)(?<=\n)(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  const yaml = found?.[1];
  if (!found || yaml === undefined || !isKeyed(yaml)) return { frontMatter: null, body: text };
  return { frontMatter: { text: yaml, format: "yaml" }, body: text.slice(found[0].length) };
}

function isKeyed(yaml: string): boolean {
  const lines = yaml.split("\n").filter((line) => line.trim() !== "");
  const first = lines.find((line) => !line.startsWith("#"));
  // A comment alone states nothing; a heading with text below it is no comment.
  if (first === undefined) return !/\n[^\S\n]*\n/.test(yaml.trimEnd());
  return /^(?:"[^"]*"|'[^']*'|[^\s:*`>|-][^:]{0,60}):(?:\s|$)/.test(first) && !/^\s*\n/.test(yaml);
}
