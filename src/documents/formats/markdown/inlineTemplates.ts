import { wordsOfTag, wordsOfValue } from "./templateWords.ts";

/**
 * Takes template markup out of lines of Markdown that hold no code block. Code in backticks stays,
 * but for the signs by which Jekyll is told to leave it alone. Takes time in proportion to the
 * text: no pattern looks further than a few hundred characters.
 */
export function dropInlineTemplates(text: string): string {
  // Comments first: what they hold, even code, nobody is meant to see.
  const shown = [comments, ...addresses].reduce(
    (changed, pattern) => changed.replaceAll(pattern, pattern === comments ? "" : "$1#"),
    text.replaceAll(roles, "$1"),
  );
  let out = "";
  let end = 0;
  for (const { start, end: codeEnd } of findInlineCode(shown)) {
    out += dropOutsideMath(shown.slice(end, start)) + readInlineCode(shown.slice(start, codeEnd));
    end = codeEnd;
  }
  return out + dropOutsideMath(shown.slice(end));
}

const comments =
  /\{%-?\s*comment\s*-?%\}[\s\S]{0,20000}?\{%-?\s*endcomment\s*-?%\}|\{#(?![\w-]+\})[^#\n]{1,500}#\}|\{\/\*[\s\S]{0,2000}?\*\/\}|%%[^%]{1,2000}%%|\{>>[^<]{0,500}<<\}|\[caption\s[^\]\n]{0,500}\][\s\S]{0,3000}?\[\/caption\]|\[(?:gallery|embed|video|audio|playlist|youtube)(?:\s+\w+=[^\]\n]{0,500})?\](?:[^[\n]{0,300}\[\/\w+\]|(?=\s*$))/gm;

// A tag's spaces and brackets would end the address and so the link.
const addresses = [
  /(\]\(\s*)(?:[^\s()<{]{0,200}(?:\{\{[^}\n]{0,200}\}\}|\{%[^%\n]{0,200}%\}))+[^\s()]{0,200}/g,
  /(^ {0,3}\[[^\]\n]{1,200}\]:\s*)(?:[^\s{]{0,200}(?:\{\{[^}\n]{0,200}\}\}|\{%[^%\n]{0,200}%\}))+\S{0,200}/gm,
];

// MyST: {ref}`the harbour <harbour>`
const roles =
  /\{(?:ref|doc|term|numref|abbr|download|any|sub|sup)\}`([^`<\n]{0,300}?)(?:\s*<[^>\n]*>)?`/g;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Code stands between two runs of equally many backticks in one paragraph. */
function findInlineCode(text: string): Span[] {
  const runs = [...text.matchAll(/`+|\n\s*\n/g)].map((found) => ({
    start: found.index,
    ticks: found[0].startsWith("`") ? found[0].length : 0,
  }));
  const found: Span[] = [];
  // Where the next run of so many ticks stands in the same paragraph; from the end, in one go.
  const closing: (number | undefined)[] = [];
  const next = new Map<number, number>();
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const { ticks = 0 } = runs[index] ?? {};
    if (ticks === 0) next.clear();
    else {
      closing[index] = next.get(ticks);
      next.set(ticks, index);
    }
  }
  for (let index = 0; index < runs.length; index += 1) {
    const close = closing[index];
    const [from, to] = [runs[index], close === undefined ? undefined : runs[close]];
    if (close === undefined || !from || !to) continue;
    found.push({ start: from.start, end: to.start + to.ticks });
    index = close;
  }
  return found;
}

function readInlineCode(code: string): string {
  return code
    .replaceAll(/\{%-?\s*(?:end)?raw\s*-?%\}/g, "")
    .replaceAll(/\{\{\s*(?:"([^"\n]*)"|'([^'\n]*)')\s*\}\}/g, "$1$2");
}

/**
 * Formulas stay as they were written, "$T_{B} = 2^{m}$", since Markdown knows none and would take their
 * signs for its own: each gets a backslash, which Markdown takes away again.
 */
function dropOutsideMath(text: string): string {
  let out = "";
  let end = 0;
  for (const found of text.matchAll(math)) {
    if (!isMath(found[0])) continue;
    out += dropMarkup(text.slice(end, found.index));
    out += found[0].replaceAll(/\s*\n\s*/g, " ").replaceAll(/[!-/:-@[-`{-~]/g, "\\$&");
    end = found.index + found[0].length;
  }
  return out + dropMarkup(text.slice(end));
}

// As Pandoc means it: no space after the first sign nor before the last, and no figure behind it.
const math =
  /(?<![\\$\p{L}\p{N}])(?:\$\$(?:[^$\n]|\n(?!\s*\n)){1,2000}\$\$|\$(?=[^\s$])(?:\\[^\n]|[^\\$\n]){1,300}(?<=[^\s\\])\$(?![\d$]))/gu;

/** "$5 for the boat and $" is none. */
function isMath(found: string): boolean {
  return /[\\^_{}=]/.test(found) || !/\p{L}{2,}\s+\p{L}{2,}/u.test(found);
}

// No text that was decoded has this character.
const gone = "\0";

function dropMarkup(text: string): string {
  return (
    text
      .replaceAll(
        /(?:(^[ \t]*)|)\{%-?([^%\n]*(?:%(?!\})[^%\n]*|\n[^%]{0,300}){0,3}?)-?%\}(?:([ \t]*$)|)/gm,
        showTag,
      )
      .replaceAll(/(?:(^[ \t]*)|)\{\{[<%]([^{}]{0,500}?)[%>]\}\}(?:([ \t]*$)|)/gm, showTag)
      .replaceAll(/(?:(^[ \t]*)|)\{\{\{?([^{}]{0,300})\}\}\}?(?:([ \t]*$)|)/gm, showValue)
      .replaceAll(components, showComponent)
      .replaceAll(/\{(?:' '|" ")\}/g, " ")
      .replaceAll(/\{(?:props|frontMatter|frontmatter|site|page|this)(?:\.\w+){1,5}\}/g, "…")
      // Attributes: {#id}, {.class}, {: .class key="x" }, {:toc}.
      .replaceAll(/^[*-] .{1,40}\n[ \t]*\{:\s*toc\b[^}\n]{0,100}\}/gim, "")
      .replaceAll(/[ \t]*\{::?[^{}\n]{0,200}\}/g, "")
      .replaceAll(
        /[ \t]*\{\s*(?:[#.][^\s{}"']{1,100}|[\w-]{1,40}=(?:"[^"\n]{0,100}"|[\w-]{1,60}))(?:\s[^{}\n]{0,200})?\}/g,
        "",
      )
      // Obsidian: ![[embedded]], [[page#part|words]], a block's name at a line's end.
      .replaceAll(/!\[\[[^\]\n]{0,300}\]\]/g, "")
      .replaceAll(/\[\[[^\]|\n]{0,300}\\?\|([^\]\n]{1,300})\]\]/g, "$1")
      .replaceAll(/\[\[#?([^\]|#\n]{1,300})(?:#[^\]|\n]{0,300})?\]\]/g, "$1")
      .replaceAll(/(\S)[ \t]\^[a-z\d-]{3,20}$/gim, "$1")
      .replaceAll(/^[ \t]*\^[a-z\d-]{3,20}[ \t]*$/gim, "")
      // Text directives, icons, and signs for inserted, deleted, marked and pressed.
      .replaceAll(/(?<![\w:]):[a-z][\w-]{1,30}\[([^\]\n]{0,300})\](?:\{[^}\n]{0,200}\})?/g, "$1")
      .replaceAll(/(?<![\w:]):[a-z][a-z\d_+-]{1,50}:(?![\w:])/g, gone)
      .replaceAll(/\{--.{0,300}?--\}/g, "")
      .replaceAll(/\{(?:\+\+|==)(.{0,300}?)(?:\+\+|==)\}/g, "$1")
      .replaceAll(/(?<![=\w])==(?=[^\s=])([^=\n]{0,300}[^\s=])==(?![=\w])/g, "$1")
      .replaceAll(/(?<!\^)\^\^(?=[^\s^])([^^\n]{1,300})\^\^(?!\^)/g, "$1")
      .replaceAll(/(?<!\+)\+\+([a-z\d-]{1,20}(?:\+[a-z\d-]{1,20}){0,4})\+\+(?!\+)/g, "$1")
      // The space before it goes too, where the sentence ends or goes on after it.
      .replaceAll(/ ?\0+(?=[.,;:!?)])|\0+ ?/g, "")
  );
}

function showTag(
  _: string,
  before: string | undefined,
  tag: string,
  after: string | undefined,
): string {
  const words = wordsOfTag(tag);
  // Alone on its line it is a title; as a quote it is a block of its own.
  if (before !== undefined && after !== undefined) return words === "" ? gone : `\n> ${words}\n\n`;
  return `${before ?? ""}${words || gone}${after ?? ""}`;
}

function showValue(
  _: string,
  before: string | undefined,
  value: string,
  after: string | undefined,
): string {
  const words = wordsOfValue(value);
  if (before !== undefined && after !== undefined && words === "…") return "";
  return `${before ?? ""}${words || gone}${after ?? ""}`;
}

/** Components of MDX and Vue, with the values in braces that no reader of HTML understands. */
const components =
  /(?:(^[ \t]*)|)<\/?([A-Z][\w.]{0,60})((?:\s{1,20}[\w:@.#-]{1,60}(?:=(?:"[^"]{0,500}"|'[^']{0,500}'|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,200}\}){0,200}\}){0,500}\}))?|\s{1,20}\{[^{}]{0,200}\}){0,20})\s{0,20}\/?>(?:([ \t]*$)|)/gm;

function showComponent(
  _: string,
  before: string | undefined,
  _name: string,
  attributes: string,
  after: string | undefined,
): string {
  const [, words = ""] = /\s(?:label|title|summary|header)=["']([^"']*)["']/.exec(attributes) ?? [];
  if (before === undefined || after === undefined) return `${before ?? ""}${gone}${after ?? ""}`;
  // What stands in a component is Markdown, if it stands apart from the tag.
  return words === "" ? "\n" : `\n> ${words}\n\n`;
}
