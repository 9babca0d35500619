import { Readability } from "@mozilla/readability";
import type { DocumentParts, ParsedBlock } from "../../document.ts";
import { decodeText, tidyText } from "../../files/encoding.ts";
import { takePageFacts } from "../../facts/pageFacts.ts";
import { type PageElement, parsePage } from "./dom.ts";
import { readHtmlBlocks } from "./blocks.ts";
import { readHtmlMetadata } from "./metadata/metadata.ts";

/**
 * Reads a saved web page: its article, where it has one, else all it says beyond navigation; and
 * what it states of itself in JSON-LD and `<meta>`. Nothing is run or fetched.
 *
 * @throws UnreadableDocumentError if the bytes are no text.
 */
export function readHtml(bytes: Uint8Array): DocumentParts {
  const html = decodeText(bytes, declaredCharset(bytes));
  const page = parsePage(html);
  const metadata = readHtmlMetadata(page);
  const whole = readHtmlBlocks(page.body);
  const blocks = chooseBlocks(readArticle(html), whole).map((block) => ({
    ...block,
    text: tidyText(block.text),
  }));
  return takePageFacts({ ...metadata, blocks });
}

function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  return (
    /<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ?? null
  );
}

function readArticle(html: string): ParsedBlock[] {
  const page = parsePage(html);
  // Readability takes the tree apart, so it gets one of its own.
  const article = new Readability<PageElement>(page, {
    charThreshold: 200,
    serializer: (node) => node,
  }).parse();
  return article?.content ? readHtmlBlocks(article.content) : [];
}

// Readability is made for articles; of a list of questions it keeps one answer.
const leastShareOfPage = 0.6;

/** The article, unless it lacks much of the page's running text. */
function chooseBlocks(article: readonly ParsedBlock[], whole: readonly ParsedBlock[]) {
  const share = lengthOf(article) / Math.max(1, lengthOf(whole));
  return share >= leastShareOfPage ? article : whole;
}

function lengthOf(blocks: readonly ParsedBlock[]): number {
  return blocks
    .filter((block) => (block.linkShare ?? 0) < 0.5)
    .reduce((sum, block) => sum + block.text.length, 0);
}
