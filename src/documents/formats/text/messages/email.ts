import { toOneLine } from "../../../files/toOneLine.ts";
import PostalMime, { type Email } from "postal-mime";
import {
  type DocumentParts,
  type ParsedBlock,
  UnreadableDocumentError,
} from "../../../document.ts";
import { meantTitle } from "../../../facts/metadata.ts";
import { tidyText } from "../../../files/encoding.ts";
import { readHtmlBlocks } from "../../html/htmlBlocks.ts";
import { parsePage } from "../../html/dom.ts";

/**
 * Reads one e-mail: the subject is its title, the sender's name its publisher, the day it was sent its
 * date. What it quotes of other e-mails, its signature and its attachments are left out.
 *
 * @throws UnreadableDocumentError if it has no headers, as an e-mail must.
 */
export async function readEmail(bytes: Uint8Array): Promise<DocumentParts> {
  const email = await PostalMime.parse(bytes).catch((error: unknown) => {
    throw new UnreadableDocumentError(
      `Expected an e-mail, got a damaged one (${error instanceof Error ? error.message : String(error)}). Save it again as .eml.`,
    );
  });
  if (email.headers.length === 0) {
    throw new UnreadableDocumentError(
      "Expected an e-mail with headers such as From and Subject, got none. Save it again as .eml.",
    );
  }
  const sent = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.exec(email.date ?? "")?.[0] ?? null;
  return {
    title: meantTitle(tidyText(email.subject ?? "").replace(/^(?:(?:re|fwd?|aw)\s*:\s*)+/i, "")),
    publisher: tidyText(email.from?.name ?? "").trim() || (email.from?.address ?? null),
    published: sent,
    blocks: readBody(email),
  };
}

function readBody(email: Email): ParsedBlock[] {
  if (email.text?.trim()) return readParagraphs(tidyText(email.text));
  const page = parsePage(email.html ?? "");
  for (const quoted of page.querySelectorAll("blockquote, .gmail_quote, .gmail_signature")) {
    quoted.remove();
  }
  return readHtmlBlocks(page.body).map((block) => ({ ...block, text: tidyText(block.text) }));
}

/** Paragraphs without the lines that are somebody else's or a signature. */
function readParagraphs(text: string): ParsedBlock[] {
  const [own = ""] = text.split(/^(?:-- |_{5,}|-{5} ?Original Message ?-{5}).*$/im);
  return own
    .split("\n")
    .filter((line, index, lines) => !isQuoting(line, lines[index + 1]))
    .join("\n")
    .split(/\n\s*\n/)
    .map(toOneLine)
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) => ({ kind: "text", text: paragraph }));
}

/** A quoted line, or the line that introduces quoted ones: "On Monday, Anna wrote:". */
function isQuoting(line: string, next: string | undefined): boolean {
  return line.startsWith(">") || (/:\s*$/.test(line) && next?.startsWith(">") === true);
}
