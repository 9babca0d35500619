import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import type { DocumentParts } from "../../document.ts";
import { decodeText } from "../../files/encoding.ts";
import { readMetadata } from "../../facts/metadata.ts";
import { isContentsHeading } from "../../facts/pageFacts.ts";
import { readMarkdownBlocks, textOf } from "./markdownBlocks.ts";
import { splitFrontMatter } from "./frontMatter.ts";
import { dropTemplates } from "./markdownTemplates.ts";

/**
 * Reads Markdown (GitHub's flavour) with front matter in YAML or TOML, as
 * `url`, `language`, `questions`, all optional; other keys are left alone. The text loses its
 * markup, images, and what a site generator would carry out; a line break inside a paragraph
 * becomes a space, as Markdown means it.
 *
 * @throws UnreadableDocumentError if the bytes are no text.
 */
export function readMarkdown(bytes: Uint8Array): DocumentParts {
  const { frontMatter, body } = splitFrontMatter(decodeText(bytes));
  const metadata = readMetadata(frontMatter?.text ?? "", "the front matter", frontMatter?.format);
  const root = fromMarkdown(capNesting(dropTemplates(body)), {
    // One tilde is a lowered sign for most who write it.
    extensions: [gfm({ singleTilde: false })],
    mdastExtensions: [gfmFromMarkdown()],
  });
  const blocks = readMarkdownBlocks(root).filter(({ text }) => text.trim() !== "");
  const title = metadata.title ?? firstHeading(root);
  // The title stands above every quote anyway: repeated as a heading it would only count twice.
  if (blocks[0]?.kind === "heading" && blocks[0].text === title) blocks.shift();
  return { ...metadata, title, blocks };
}

/** The only heading of the first rank; of several, which head parts, one that stands before everything. */
function firstHeading(root: Root): string | null {
  const headings = root.children.filter((child) => child.type === "heading" && child.depth === 1);
  const [heading] = headings;
  if (heading?.type !== "heading") return null;
  const title = textOf(heading.children).trim();
  const isOfWhole = headings.length === 1 || root.children.indexOf(heading) === 0;
  return title === "" || !isOfWhole || isContentsHeading(title) ? null : title;
}

/**
 * Keeps the first of the marks at a line's beginning that nest quotes and lists: people nest five
 * deep at most, and a parser takes minutes for a thousand.
 */
function capNesting(text: string): string {
  return text
    .split("\n")
    .map((line) => {
      const start = /^\s*(?:(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s))\s*)*/.exec(line)?.[0] ?? "";
      const marks = start.match(/>|[-*+]|\d+[.)]/g) ?? [];
      if (marks.length <= mostNesting) return line;
      return `${marks.slice(0, mostNesting).join(" ")} ${line.slice(start.length)}`;
    })
    .join("\n");
}

const mostNesting = 20;
