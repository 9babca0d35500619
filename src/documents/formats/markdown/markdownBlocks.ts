import type { Code, ListItem, Nodes, PhrasingContent, TableRow } from "mdast";
import type { ParsedBlock } from "../../document.ts";
import { readHtmlBlocks } from "../html/htmlBlocks.ts";
import { parsePage } from "../html/dom.ts";
import { isCode, readCode } from "../text/preformatted.ts";
import { readPlainBlocks } from "../text/plainText.ts";

/** The blocks of a Markdown tree or a part of one, in order. HTML in it is read like a page. */
export function readMarkdownBlocks(node: Nodes): ParsedBlock[] {
  switch (node.type) {
    case "heading":
      return [{ kind: "heading", text: textOf(node.children) }];
    case "paragraph":
      return [{ kind: "text", text: textOf(node.children), ...linkShareOf(node.children) }];
    case "code":
      return readCodeBlock(node);
    case "html":
      return readHtmlBlocks(parsePage(node.value).body).map((block) => ({
        ...block,
        text: block.kind === "code" ? block.text : readSigns(block.text),
      }));
    case "tableRow":
      return rowOf(node);
    case "listItem":
      return structured(withBox(node, node.children.flatMap(readMarkdownBlocks)));
    case "blockquote":
    case "footnoteDefinition":
      return structured(node.children.flatMap(readMarkdownBlocks));
    case "root":
    case "list":
    case "table":
      return node.children.flatMap(readMarkdownBlocks);
    default:
      return [];
  }
}

function structured(blocks: readonly ParsedBlock[]): ParsedBlock[] {
  return blocks.map((block) => ({ ...block, isStructured: true }));
}

/** "[x] Insured" → "☑ Insured" */
function withBox(item: ListItem, blocks: readonly ParsedBlock[]): readonly ParsedBlock[] {
  const [first, ...others] = blocks;
  if (typeof item.checked !== "boolean" || !first) return blocks;
  return [{ ...first, text: `${item.checked ? "☑" : "☐"} ${first.text}` }, ...others];
}

function readCodeBlock({ value, lang, meta }: Code): ParsedBlock[] {
  if (!isCode(value, lang ?? null)) return structured(readPlainBlocks(value));
  // The label of a tab, or the name of the file that the code belongs to.
  const [, tab, title] =
    /(?<!\[)\[(?=[^\]]*\p{L})([^[\]"']+)\]|\btitle=["']([^"']+)["']/u.exec(meta ?? "") ?? [];
  return [...readCode(tab ?? title ?? ""), ...readCode(value)];
}

function rowOf(row: TableRow): ParsedBlock[] {
  const text = row.children.map((cell) => textOf(cell.children)).join(" | ");
  return /[^\s|]/.test(text) ? [{ kind: "text", text, isStructured: true }] : [];
}

function linkShareOf(nodes: readonly PhrasingContent[]): { linkShare?: number } {
  const links = nodes.filter((node) => node.type === "link" || node.type === "linkReference");
  if (links.length === 0) return {};
  return { linkShare: textOf(links).length / Math.max(1, textOf(nodes).length) };
}

/** The words of a run of text. What is struck out is not said. */
export function textOf(nodes: readonly PhrasingContent[]): string {
  let text = "";
  let struck = 0;
  for (const node of nodes) {
    if (node.type === "html") {
      if (/^<(?:del|s|strike)\b/i.test(node.value)) struck += 1;
      else if (/^<\/(?:del|s|strike)\b/i.test(node.value)) struck = Math.max(0, struck - 1);
      else if (/^<br\b/i.test(node.value)) text += " ";
    } else if (struck === 0) {
      text += wordsOf(node);
    }
  }
  return text.replaceAll(/ {2,}/g, " ");
}

function wordsOf(node: Exclude<PhrasingContent, { type: "html" }>): string {
  if (node.type === "text") return readSigns(node.value.replaceAll(/[ \t]*\n[ \t]*/g, " "));
  if (node.type === "inlineCode") return node.value;
  if (node.type === "break") return " ";
  if (node.type === "delete") return "";
  return "children" in node ? textOf(node.children) : "";
}

/**
 * What others than GitHub take for Markdown, or people meant so: H~2~O and m^2^ in the way of Pandoc, stars
 * that do not touch their words, links whose address has a space, and both within HTML.
 */
function readSigns(text: string): string {
  return text
    .replaceAll(/(?<=[\p{L}\p{N})])([~^])([\p{L}\p{N}+-]{1,10})\1/gu, "$2")
    .replaceAll(/!\[[^\]\n]{0,300}\]\([^()\n]{0,500}\)/g, "")
    .replaceAll(/(?<![\p{L}\p{N}\])])\[([^[\]\n]{1,300})\]\([^()\n]{1,500}\)/gu, "$1")
    .replaceAll(/(?<=[\p{L}.!?])\]\((?:https?:|\/|www\.)[^()\s]{1,500}\)/gu, "")
    .replaceAll(boldAroundSpace, "$1")
    .replaceAll(
      /(?<![\p{L}\p{N}*/])\*\*(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.!?:])\*\*(?![\p{L}\p{N}*/])|^\*\*(?=\s|$)|(?<=\s|^)\*\*$/gu,
      "",
    );
}

const boldAroundSpace =
  /(?<![\p{L}\p{N}*/])\*\*[^\S\n]?(\S[^*\n]{0,300}?)[^\S\n]?\*\*(?![\p{L}\p{N}*/])/gu;
