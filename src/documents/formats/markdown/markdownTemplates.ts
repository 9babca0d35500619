import { dropInlineTemplates } from "./inlineTemplates.ts";

/**
 * Takes out of Markdown what a site generator would carry out or leave in the page's source: Liquid,
 * Nunjucks and Hugo tags, containers (VitePress, Docusaurus, MkDocs, MyST), MDX imports and
 * components, attribute lists, Obsidian's links and comments. What is left is Markdown in the common
 * sense. Code stays as it is, because there these signs are what the page shows.
 *
 *     ::: tip Storms          >  the title of a container or tab, alone in a quote, so that it is
 *     The pier is closed      >  a block of its own
 *     in {{ season }}.        The pier is closed
 *     :::                     in ….             a value that we cannot know
 *
 * @param source without its front matter, line ends LF.
 */
export function dropTemplates(source: string): string {
  const pieces: Piece[] = [];
  for (const piece of readLines(highlightToFences(source).split("\n"))) {
    const last = pieces.at(-1);
    // Code, and a tag that goes over several lines, are understood as a whole only.
    if (last && !last.isCode && !piece.isCode) last.lines.push(...piece.lines);
    else pieces.push(piece);
  }
  return pieces
    .map(({ lines, isCode }) => (isCode ? lines.join("\n") : dropInlineTemplates(lines.join("\n"))))
    .join("\n");
}

interface Piece {
  readonly lines: string[];
  readonly isCode: boolean;
}

/** Code between the tags of Jekyll and Hugo becomes a code block like any other. */
function highlightToFences(source: string): string {
  return source
    .replaceAll(/^[ \t]*\{%-?\s*highlight\b[^%\n]*%\}[ \t]*$/gm, "```")
    .replaceAll(/^[ \t]*\{%-?\s*endhighlight\s*-?%\}[ \t]*$/gm, "```")
    .replaceAll(/^[ \t]*\{\{<\s*(?:highlight|code-toggle|code)\b[^\n]*?[^/\n]>\}\}[ \t]*$/gm, "```")
    .replaceAll(/^[ \t]*\{\{<\s*\/\s*(?:highlight|code-toggle|code)\s*>\}\}[ \t]*$/gm, "```");
}

const fence = /^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})(.*)$/;

/** Containers and everything else that takes whole lines; the lines of code blocks are passed over. */
function readLines(lines: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  const add = (...some: string[]) => pieces.push({ lines: some, isCode: false });
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? "";
    const [, marks = "", info = ""] = fence.exec(line) ?? [];
    const indented = indentedContainer.exec(line)?.groups;
    const program = endOfProgram(lines, at);
    const formula = endOfFormula(lines, at);
    if (marks !== "" && !(marks.startsWith("`") && info.includes("`"))) {
      const end = endOfFence(lines, at, marks);
      pieces.push(...readFence(lines.slice(at, end), info.trim()));
      at = end;
    } else if (indented) {
      const { indent = "", title = "" } = indented;
      const end = endOfIndented(lines, at + 1, indent.length + 4);
      add(...label(indent, title));
      pieces.push(...readLines(lines.slice(at + 1, end).map((one) => one.slice(4))));
      add("");
      at = end;
    } else if (formula > at) {
      pieces.push({ lines: toMathFence(lines.slice(at, formula)), isCode: true });
      at = formula;
    } else if (program > at) {
      at = program;
    } else {
      add(...readLine(line, lines[at - 1]));
      at += 1;
    }
  }
  return pieces;
}

function endOfFence(lines: readonly string[], start: number, marks: string): number {
  const closing = new RegExp(`^[\\s>]*${marks[0] ?? ""}{${marks.length},}\\s*$`);
  const end = lines.findIndex((line, index) => index > start && closing.test(line));
  return end < 0 ? lines.length : end + 1;
}

// MyST writes containers as code blocks with a name in braces; these hold Markdown.
const mystContainer =
  /^\{(?:note|tip|warning|caution|danger|important|hint|attention|error|seealso|admonition|dropdown|tab-set|tab-item|card|grid|margin|sidebar|topic|epigraph|details)\}\s*(.*)$/;
const mystWithoutWords =
  /^\{(?:toctree|include|figure|image|contents|tableofcontents|index|bibliography|raw|literalinclude|auto\w+|list-table|youtube|video)\b[^}]*\}/;

function readFence(lines: readonly string[], info: string): Piece[] {
  if (mystWithoutWords.test(info)) return [];
  const [, title] = mystContainer.exec(info) ?? [];
  if (title === undefined) return [{ lines: [...lines], isCode: true }];
  const inner = lines.slice(1, -1).filter((line) => !/^\s*:[\w-]+:/.test(line));
  return [
    { lines: label("", title), isCode: false },
    ...readLines(inner),
    { lines: [""], isCode: false },
  ];
}

/** MkDocs: `!!! note "Title"`, `??? note`, `=== "Tab"`, with what belongs to it indented below. */
const indentedContainer =
  /^(?<indent>\s*)(?:(?:!!!|\?\?\?\+?)\s*[\w -]*?|===[+!]*(?=\s*["']))\s*(?:["'](?<title>.*)["'])?\s*$/;

function endOfIndented(lines: readonly string[], start: number, indent: number): number {
  let end = start;
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (line.trim() === "") continue;
    if (line.slice(0, indent).trim() !== "") break;
    end = index + 1;
  }
  return end;
}

/** Where a formula ends that begins on this line and has its lines for itself; `start` if there is none. */
function endOfFormula(lines: readonly string[], start: number): number {
  const line = (lines[start] ?? "").replace(/^[\s>]*/, "");
  if (!line.startsWith("$$")) return start;
  if (/^\$\$[^$]+\$\$\s*$/.test(line)) return start + 1;
  if (line.slice(2).includes("$$")) return start;
  const end = lines.findIndex((one, index) => index > start && one.includes("$$"));
  const isWhole = end > start && end - start < longestFormula && /\$\$\s*$/.test(lines[end] ?? "");
  return isWhole ? end + 1 : start;
}

const longestFormula = 60;

/** GitHub's way to write it, which Markdown takes for code. */
function toMathFence(lines: readonly string[]): string[] {
  const [indent = ""] = /^[\s>]*/.exec(lines[0] ?? "") ?? [];
  const inner = lines
    .map((line) =>
      line
        .replace(/^[\s>]*/, "")
        .replaceAll("$$", "")
        .trim(),
    )
    .filter((line) => line !== "");
  return ["```math", ...inner, "```"].map((line) => indent + line);
}

/** The title of a container or tab as a block of its own, in Markdown. */
function label(indent: string, title: string): string[] {
  const words = title.trim();
  return words === "" ? [""] : ["", `${indent}> ${words}`, ""];
}

/** Where a run of lines ends that only a program reads; `start` if there is none here. */
function endOfProgram(lines: readonly string[], start: number): number {
  const line = lines[start] ?? "";
  const upTo = (last: RegExp) => {
    const end = lines.findIndex((one, index) => index >= start && last.test(one));
    return end < 0 ? start : end + 1;
  };
  if (/^import\s(?:.*\sfrom\s*)?["'][^"']+["'];?\s*$/.test(line)) return start + 1;
  if (/^import\s+[\w*{][^.]*$/.test(line)) return upTo(/\bfrom\s*["'][^"']+["'];?\s*$/);
  if (/^export\s+(?:default|const|let|function|async|class)\b/.test(line)) {
    const end = lines.findIndex((one, index) => index >= start && one.trim() === "");
    return end < 0 ? lines.length : end;
  }
  // What looks like front matter further down belongs to a program, too.
  if (/^(?:---|\+\+\+)\s*$/.test(line)) {
    const end = lines.findIndex((one, index) => index > start && one.trim() === line.trim());
    const inner = lines.slice(start + 1, end);
    const isData = inner.every((one) =>
      /^(?:[a-z_][\w.-]*\s*[:=](?:\s.*)?|\s+\S.*|-\s.*)$/.test(one),
    );
    if (end > start + 1 && isData && /^[a-z_]/.test(inner[0] ?? "")) return end + 1;
  }
  return start;
}

const container = /^(?<indent>[\s>]*):{3,}\s*(?<rest>.*)$/;
const slashContainer = /^(?<indent>\s*)\/{3,}(?:\s*\w[\w-]*\s*(?:\|\s*(?<rest>.*))?)?$/;
const callout = /^(?<indent>\s*(?:>\s*)+)\[![\w -]+(?:\|[^\]]*)?\][+-]?\s*(?<rest>.*)$/;

// Markdown knows no table without a head, and many who write it do not know that.
const headlessTable = /^\s{0,3}\|(?:\s*:?-{2,}:?\s*\|){2,}\s*$/;

function readLine(line: string, above: string | undefined): string[] {
  const found = container.exec(line)?.groups;
  if (found) return label(found.indent ?? "", containerTitle(found.rest ?? ""));
  const slashed = slashContainer.exec(line)?.groups;
  if (slashed) return label(slashed.indent ?? "", slashed.rest ?? "");
  const called = callout.exec(line)?.groups;
  // An empty line of the quote ends the title's paragraph.
  if (called) return [`${called.indent}${called.rest}`, called.indent?.trimEnd() ?? ""];
  const isMachinery =
    /^\s*(?:--8<--.*|<<<\s.*|\[\[?_?toc_?\]?\]|@\[\w+\]\(.*\)|::[\w-]+(?:\{.*\})?)\s*$/i.test(line);
  if (isMachinery) return [""];
  if (headlessTable.test(line) && (above ?? "").trim() === "")
    return ["", line.trim().replaceAll(/[:-]+/g, " "), line];
  // Markdown is read inside such an element only if it stands apart from the tag.
  if (/^\s*<\w+\s[^>]*\bmarkdown\b[^>]*>\s*$/.test(line)) return ["", ""];
  return [line];
}

/** "tip Storms", "note[Storms]{icon=x}", "{note} Storms", "details{title='Storms'}" → "Storms" */
function containerTitle(rest: string): string {
  const [, stated] = /\b(?:title|label)=["']([^"']*)["']/.exec(rest) ?? [];
  if (stated !== undefined) return stated;
  const [, bracketed] = /^[\w-]*\s*\[(.*)\]/.exec(rest) ?? [];
  if (bracketed !== undefined) return bracketed;
  return rest
    .replaceAll(/\{[^}]*\}/g, " ")
    .trim()
    .replace(/^(?:\{[\w-]+\}|[\w-]+(?=\s|$))/, "");
}
