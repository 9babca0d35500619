import type { Nodes, PhrasingContent, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfm } from "micromark-extension-gfm";
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { decodeText, type DocumentParts, UnreadableDocumentError } from "./document.ts";
import { isWebAddress, readWrittenDate } from "./dates.ts";

/**
 * Reads Markdown (GitHub's flavour) with YAML front matter: `title`, `publisher`, `published`,
 * `url`, `language`, `questions`, all optional; other keys are left alone. The text loses its
 * markup, images and HTML; a line break inside a paragraph becomes a space, as Markdown means it.
 *
 * @throws UnreadableDocumentError if the bytes are no UTF-8 or the front matter makes no sense.
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

const frontMatterSchema = z.object({
  title: z.string().trim().min(1).nullish().default(null),
  publisher: z.string().trim().min(1).nullish().default(null),
  published: z
    .union([z.string(), z.number()])
    .nullish()
    .transform((written, context) => {
      if (written === null || written === undefined) return null;
      const published = readWrittenDate(String(written));
      if (published === null)
        context.addIssue(`expected a date such as 2026-06-29, got ${written}`);
      return published;
    }),
  url: z.string().refine(isWebAddress, "expected an http or https address").nullish().default(null),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, "expected a language tag such as en or uk")
    .nullish()
    .default(null),
  questions: z
    .array(z.string().trim().min(1))
    .nullish()
    .transform((questions) => questions ?? []),
});

function readFrontMatter(root: Root): z.output<typeof frontMatterSchema> {
  const node = root.children.find((child) => child.type === "yaml");
  let written: unknown;
  try {
    written = node ? (parseYaml(node.value) ?? {}) : {};
  } catch (error) {
    throw new UnreadableDocumentError(
      `Expected YAML between the --- lines at the top: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`,
    );
  }
  if (!isRecord(written)) {
    throw new UnreadableDocumentError(
      "Expected lines such as title: … between the --- lines at the top, got a list or a sentence.",
    );
  }
  const parsed = frontMatterSchema.safeParse(written);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new UnreadableDocumentError(`In the front matter, ${problems.join("; ")}.`);
}

function isRecord(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function firstHeading(root: Root): string | null {
  const heading = root.children.find((child) => child.type === "heading" && child.depth === 1);
  return heading?.type === "heading" ? textOf(heading.children).trim() || null : null;
}

function blocksOf(node: Nodes): { kind: "heading" | "text"; text: string }[] {
  switch (node.type) {
    case "heading":
      return [{ kind: "heading", text: textOf(node.children) }];
    case "paragraph":
      return [{ kind: "text", text: textOf(node.children) }];
    case "code":
      return [{ kind: "text", text: node.value }];
    case "tableRow":
      return [
        { kind: "text", text: node.children.map((cell) => textOf(cell.children)).join(" | ") },
      ];
    case "root":
    case "blockquote":
    case "list":
    case "listItem":
    case "table":
    case "footnoteDefinition":
      return node.children.flatMap((child) => blocksOf(child));
    default:
      return [];
  }
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
