import type { DocumentParts } from "../../document.ts";
import { decodeText, tidyText } from "../../files/encoding.ts";
import { readMetadata, withMetadata } from "../../facts/metadata.ts";
import { takePageFacts } from "../../facts/pageFacts.ts";
import { readArticleBlocks } from "./article.ts";
import { parsePage } from "./dom.ts";
import { splitFrontMatter } from "../markdown/frontMatter.ts";
import { readTelegramPage } from "../text/messages/telegramExport.ts";
import { readHtmlMetadata } from "./metadata/pageMetadata.ts";
import { dropHtmlTemplates } from "./pageTemplates.ts";

/**
 * Reads a saved web page: its article, where it has one, else all it says beyond navigation; and
 * what it states of itself in JSON-LD and `<meta>`, or as a site generator's page in front matter. Of a page of an exported Telegram chat, each
 * message is a document of its own. Nothing is run or fetched.
 *
 * @throws UnreadableDocumentError if the bytes are no text.
 */
export function readHtml(bytes: Uint8Array): DocumentParts {
  const text = decodeText(bytes, declaredCharset(bytes));
  const { frontMatter, body } = splitFrontMatter(text);
  const html = dropHtmlTemplates(body, frontMatter !== null);
  const page = parsePage(html);
  const messages = readTelegramPage(page);
  if (messages !== null) return { title: null, blocks: [], members: messages };
  const metadata = readHtmlMetadata(page);
  const blocks = readArticleBlocks(html, page).map((block) => ({
    ...block,
    text: tidyText(block.text),
  }));
  const parts = takePageFacts({ ...metadata, blocks });
  if (frontMatter === null) return parts;
  return withMetadata(
    readMetadata(frontMatter.text, "the front matter", frontMatter.format),
    parts,
  );
}

function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  return (
    /<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ?? null
  );
}
