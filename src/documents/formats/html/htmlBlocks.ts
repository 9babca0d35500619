import type { ParsedBlock } from "../../document.ts";
import { isCode, readCode } from "../text/preformatted.ts";
import { readPlainBlocks } from "../text/plainText.ts";
import { isElement, isText, type PageElement, type PageNode } from "./dom.ts";
import { createLeftOut, type LeftOut } from "./leftOut.ts";
import { readTable } from "./tables.ts";

/**
 * Reads the blocks of a page or a part of one, in order: headings, paragraphs, list items and table
 * rows (cells joined by " | "). What is for looking at, for pressing or for finding the way about
 * the site is left out: images with their captions, forms, navigation, asides, what is hidden and
 * cannot be unfolded, what is struck out, marks of notes, readers' comments.
 */
export function readHtmlBlocks(root: PageElement): ParsedBlock[] {
  return readPlacedBlocks(root).map(({ block }) => block);
}

/** A block and the element that it stands in. */
export interface PlacedBlock {
  readonly block: ParsedBlock;
  readonly element: PageElement;
}

/** `readHtmlBlocks`, for whoever asks where on the page a block stands. */
export function readPlacedBlocks(root: PageElement): PlacedBlock[] {
  return readBlocks(root, createLeftOut(root));
}

function readBlocks(root: PageElement, leftOut: LeftOut): PlacedBlock[] {
  const blocks: PlacedBlock[] = [];
  let open = { text: "", linked: 0, element: root };
  const close = (context: Context) => {
    const text = tidy(open.text);
    if (text !== "") {
      const letters = open.text.replaceAll(/\s/g, "").length;
      blocks.push({
        element: open.element,
        block: {
          kind: context.isHeading ? "heading" : "text",
          text,
          ...(open.linked > 0 && { linkShare: Math.min(1, open.linked / letters) }),
          ...(context.isStructured && { isStructured: true }),
        },
      });
    }
    open = { text: "", linked: 0, element: root };
  };
  const walk = (node: PageNode, context: Context) => {
    if (isText(node)) {
      const text = node.textContent ?? "";
      if (open.text.trim() === "") open.element = node.parentNode ?? root;
      open.text += text.replaceAll(/\s+/g, " ");
      if (context.isLink) open.linked += text.replaceAll(/\s/g, "").length;
      return;
    }
    if (!isElement(node) || leftOut(node, context.isHeading)) return;
    const name = node.localName;
    if (name === "br") {
      // Two in a row stand for a paragraph's end.
      if (/\n\s*$/.test(open.text)) close(context);
      else open.text += "\n";
      return;
    }
    if (name === "sup") {
      open.text += raise(node.textContent ?? "");
      return;
    }
    if (name === "pre" || name === "table" || name === "tr") {
      close(context);
      const inner =
        name === "pre"
          ? readPre(node)
          : readTable(node, (cell) => readBlocks(cell, leftOut).map(({ block }) => block));
      blocks.push(...inner.map((block) => ({ block, element: node })));
      return;
    }
    const inner = contextOf(node, context);
    const isBlock = isBlockElement(node);
    if (isBlock) close(context);
    for (const child of node.childNodes) walk(child, inner);
    if (isBlock) close(inner);
  };
  const context = { isHeading: false, isStructured: false, isLink: false };
  walk(root, context);
  close(context);
  return blocks;
}

interface Context {
  readonly isHeading: boolean;
  readonly isStructured: boolean;
  readonly isLink: boolean;
}

function contextOf(element: PageElement, around: Context): Context {
  const name = element.localName;
  return {
    // A button that was not left out unfolds what stands below it, and so names it.
    isHeading: around.isHeading || /^h[1-6]$/.test(name) || name === "button",
    isStructured: around.isStructured || structuredElements.has(name),
    isLink: around.isLink || (name === "a" && !leadsToFile(element)),
  };
}

/** A form or a law to download is something that the page says, not a way about the site. */
function leadsToFile(link: PageElement): boolean {
  return /\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|zip|epub)(?:[?#].*)?$/i.test(
    link.getAttribute("href") ?? "",
  );
}

const blockElements = new Set(
  "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p section summary td tbody tfoot th thead ul".split(
    " ",
  ),
);

const structuredElements = new Set(["li", "dt", "dd", "blockquote", "summary"]);

/** An element of the page's own making is a block unless it stands among words. */
function isBlockElement(element: PageElement): boolean {
  if (blockElements.has(element.localName)) return true;
  if (!element.localName.includes("-") || !element.parentNode) return false;
  const beside = [...element.parentNode.childNodes];
  return !beside.some((node) => isText(node) && (node.textContent ?? "").trim() !== "");
}

function readPre(pre: PageElement): ParsedBlock[] {
  const text = textWithBreaks(pre);
  const named = `${pre.getAttribute("class") ?? ""} ${pre.querySelector("code")?.getAttribute("class") ?? ""}`;
  const [, language] = /\b(?:language|lang|brush)[-:]\s?(\w+)/.exec(named) ?? [];
  if (isCode(text, language ?? null)) return readCode(text);
  return readPlainBlocks(text).map((block) => ({ ...block, isStructured: true }));
}

function textWithBreaks(node: PageNode): string {
  if (isText(node)) return node.textContent ?? "";
  if (!isElement(node)) return "";
  if (node.localName === "br") return "\n";
  return [...node.childNodes].map(textWithBreaks).join("");
}

/** "m<sup>2</sup>" → "m²"; raised letters stay as they are. */
function raise(text: string): string {
  return /^[\d+-]{1,4}$/.test(text.trim())
    ? text.trim().replaceAll(/[\d+-]/g, (sign) => raisedSigns[sign] ?? sign)
    : text.replaceAll(/\s+/g, " ");
}

const raisedSigns: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from("⁰¹²³⁴⁵⁶⁷⁸⁹", (sign, digit) => [String(digit), sign])),
  "+": "⁺",
  "-": "⁻",
};

function tidy(text: string): string {
  return text
    .replaceAll(/[^\S\n]+/g, " ")
    .replaceAll(/ ?\n ?/g, " ")
    .replaceAll(/ {2,}/g, " ")
    .trim();
}
