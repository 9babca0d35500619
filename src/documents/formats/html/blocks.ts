import type { ParsedBlock } from "../../document.ts";
import { isElement, isText, type PageElement, type PageNode } from "./dom.ts";

/**
 * Reads the blocks of a page or a part of one, in order: headings, paragraphs, list items and table
 * rows (cells joined by " | "). What is for looking at, for pressing or for finding the way about
 * the site is left out: images with their captions, forms, navigation, asides, what is hidden.
 */
export function readHtmlBlocks(root: PageElement): ParsedBlock[] {
  const blocks: ParsedBlock[] = [];
  let open = { text: "", linked: 0 };
  const close = (context: Context) => {
    const text = tidy(open.text);
    if (text !== "") {
      const letters = open.text.replaceAll(/\s/g, "").length;
      blocks.push({
        kind: context.isHeading ? "heading" : "text",
        text,
        ...(open.linked > 0 && { linkShare: Math.min(1, open.linked / letters) }),
        ...(context.isStructured && { isStructured: true }),
      });
    }
    open = { text: "", linked: 0 };
  };
  const walk = (node: PageNode, context: Context) => {
    if (isText(node)) {
      const text = node.textContent ?? "";
      open.text += context.isPreformatted ? text : text.replaceAll(/\s+/g, " ");
      if (context.isLink) open.linked += text.replaceAll(/\s/g, "").length;
      return;
    }
    if (!isElement(node) || isLeftOut(node, context)) return;
    const name = node.localName;
    if (name === "br") {
      // Two in a row stand for a paragraph's end.
      if (/\n\s*$/.test(open.text)) close(context);
      else open.text += "\n";
      return;
    }
    if (name === "tr") {
      close(context);
      blocks.push(...readRow(node));
      return;
    }
    const inner = contextOf(name, context);
    const isBlock = blockElements.has(name);
    if (isBlock) close(context);
    for (const child of node.childNodes) walk(child, inner);
    if (isBlock) close(inner);
  };
  const context = { isHeading: false, isStructured: false, isLink: false, isPreformatted: false };
  walk(root, context);
  close(context);
  return blocks;
}

interface Context {
  readonly isHeading: boolean;
  readonly isStructured: boolean;
  readonly isLink: boolean;
  readonly isPreformatted: boolean;
}

function contextOf(name: string, around: Context): Context {
  return {
    isHeading: around.isHeading || /^h[1-6]$/.test(name),
    isStructured: around.isStructured || structuredElements.has(name),
    isLink: around.isLink || name === "a",
    isPreformatted: around.isPreformatted || name === "pre",
  };
}

const blockElements = new Set(
  "address article aside blockquote body caption dd details dialog div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary table tbody tfoot thead ul".split(
    " ",
  ),
);

const structuredElements = new Set(["li", "dt", "dd", "pre", "blockquote", "summary"]);

const leftOutElements = new Set(
  "aside audio button canvas dialog embed figcaption footer form head iframe img input menu nav noscript object option picture script select style svg template textarea video".split(
    " ",
  ),
);

const leftOutRoles =
  /^(alertdialog|banner|complementary|contentinfo|dialog|menu|navigation|search|toolbar)$/;

/** As pages name the parts that are about the site and not its text. */
const leftOutNames =
  /(^|[\s_-])(breadcrumbs?|cookies?|consent|gdpr|share|sharing|social|related|recommended|newsletter|subscribe|popular|most-read|promo|advert|sidebar|pagination|byline-photo|caption|photo-credit|skip-link)([\s_-]|$)/i;

function isLeftOut(element: PageElement, context: Context): boolean {
  const name = element.localName;
  // Questions that unfold are buttons inside headings.
  if (name === "button") return !context.isHeading;
  if (leftOutElements.has(name)) return true;
  if (name === "header") return element.querySelector("h1, h2, p") === null;
  if (name === "body" || name === "html" || name === "article" || name === "main") return false;
  if (element.getAttribute("hidden") !== null) return true;
  if (element.getAttribute("aria-hidden") === "true") return true;
  if (/display:\s*none|visibility:\s*hidden/i.test(element.getAttribute("style") ?? ""))
    return true;
  if (leftOutRoles.test(element.getAttribute("role") ?? "")) return true;
  const named = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`;
  return leftOutNames.test(named) && !element.querySelector("h1, article");
}

function readRow(row: PageElement): ParsedBlock[] {
  const cells: string[] = [];
  let isTableInside = false;
  for (const cell of row.childNodes) {
    if (!isElement(cell) || !/^t[dh]$/.test(cell.localName)) continue;
    isTableInside ||= cell.querySelector("table") !== null;
    cells.push(
      readHtmlBlocks(cell)
        .map((block) => block.text)
        .join(" "),
    );
  }
  // One cell across, or a table in a table, is layout: its paragraphs stand for themselves.
  if (cells.length === 1 || isTableInside) {
    return [...row.childNodes].filter(isElement).flatMap((cell) => readHtmlBlocks(cell));
  }
  const text = cells.join(" | ");
  return /[^\s|]/.test(text) ? [{ kind: "text", text, isStructured: true }] : [];
}

function tidy(text: string): string {
  return text
    .replaceAll(/[^\S\n]+/g, " ")
    .replaceAll(/ ?\n ?/g, " ")
    .replaceAll(/ {2,}/g, " ")
    .trim();
}
