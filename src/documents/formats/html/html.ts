import type { DocumentParts } from "../../document.ts";
import { decodeText, tidyText } from "../../files/encoding.ts";
import { takePageFacts } from "../../facts/pageFacts.ts";
import { readArticleBlocks } from "./article.ts";
import { parsePage } from "./dom.ts";
import { readTelegramPage } from "../messages/telegramExport.ts";
import { readHtmlMetadata } from "./metadata/metadata.ts";

/**
 * Reads a saved web page: its article, where it has one, else all it says beyond navigation; and
 * what it states of itself in JSON-LD and `<meta>`. Of a page of an exported Telegram chat, each
 * message is a document of its own. Nothing is run or fetched.
 *
 * @throws UnreadableDocumentError if the bytes are no text.
 */
export function readHtml(bytes: Uint8Array): DocumentParts {
  const html = decodeText(bytes, declaredCharset(bytes));
  const page = parsePage(html);
  const messages = readTelegramPage(page);
  if (messages !== null) return { title: null, blocks: [], members: messages };
  const metadata = readHtmlMetadata(page);
  const blocks = readArticleBlocks(html, page).map((block) => ({
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
