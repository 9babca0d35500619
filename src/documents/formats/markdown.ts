import type { Nodes, PhrasingContent, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfm } from "micromark-extension-gfm";
import type { DocumentParts, ParsedBlock } from "../document.ts";
import { decodeText } from "../files/encoding.ts";
import { readMetadata, type StatedMetadata } from "../facts/metadata.ts";

/**
 * Reads Markdown (GitHub's flavour) with YAML front matter: `title`, `publisher`, `published`,
 * `url`, `language`, `questions`, all optional; other keys are left alone. The text loses its
 * markup, images and HTML; a line break inside a paragraph becomes a space, as Markdown means it.
 *
 * @throws UnreadableDocumentError if the bytes are no text or the front matter makes no sense.
 */
export function readMarkdown(bytes: Uint8Array): DocumentParts {
  const root = fromMarkdown(decodeText(bytes), {
    extensions: [gfm(), frontmatter()],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown()],
  });
  const metadata = readFrontMatter(root);
  const blocks = blocksOf(root);
  const title = metadata.title ?? firstHeading(root);
  // The title stands above every quote anyway: repeated as a heading it would only count twice.
  if (blocks[0]?.kind === "heading" && blocks[0].text === title) blocks.shift();
  return { ...metadata, title, blocks };
}

function readFrontMatter(root: Root): StatedMetadata {
  const node = root.children.find((child) => child.type === "yaml");
  return readMetadata(node?.value ?? "", "the front matter");
}

function firstHeading(root: Root): string | null {
  const heading = root.children.find((child) => child.type === "heading" && child.depth === 1);
  return heading?.type === "heading" ? textOf(heading.children).trim() || null : null;
}

function blocksOf(node: Nodes): ParsedBlock[] {
  switch (node.type) {
    case "heading":
      return [{ kind: "heading", text: textOf(node.children) }];
    case "paragraph":
      return [{ kind: "text", text: textOf(node.children), ...linkShareOf(node.children) }];
    case "code":
      return [{ kind: "text", text: node.value, isStructured: true }];
    case "tableRow":
      return [
        {
          kind: "text",
          text: node.children.map((cell) => textOf(cell.children)).join(" | "),
          isStructured: true,
        },
      ];
    case "listItem":
    case "blockquote":
    case "footnoteDefinition":
      return node.children
        .flatMap((child) => blocksOf(child))
        .map((block) => ({ ...block, isStructured: true }));
    case "root":
    case "list":
    case "table":
      return node.children.flatMap((child) => blocksOf(child));
    default:
      return [];
  }
}

function linkShareOf(nodes: readonly PhrasingContent[]): { linkShare?: number } {
  const links = nodes.filter((node) => node.type === "link" || node.type === "linkReference");
  if (links.length === 0) return {};
  return { linkShare: textOf(links).length / Math.max(1, textOf(nodes).length) };
}

function textOf(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === "text") return node.value.replaceAll(/[ \t]*\n[ \t]*/g, " ");
      if (node.type === "inlineCode") return node.value;
      if (node.type === "break" || (node.type === "html" && /^<br\b/i.test(node.value))) return " ";
      return "children" in node ? textOf(node.children) : "";
    })
    .join("");
}
