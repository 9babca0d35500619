import { type DocumentParts, UnreadableDocumentError } from "../../../document.ts";
import { readEmail } from "./email.ts";

/**
 * Reads a mailbox: each e-mail in it is a document of its own (`readEmail`), named by its place in the
 * file, from 1. E-mails without text of their own are passed over.
 *
 * @throws UnreadableDocumentError if it does not begin with a line such as `From anna@example.org`.
 */
export async function readMailbox(bytes: Uint8Array): Promise<DocumentParts> {
  const emails = splitMailbox(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (emails.length === 0) {
    throw new UnreadableDocumentError(
      'Expected a mailbox, which begins with a line such as "From anna@example.org", got another file. Export it again as .mbox.',
    );
  }
  const members = [];
  for (const [index, email] of emails.entries()) {
    const parts = await readEmail(email).catch((error: unknown) => {
      // One damaged e-mail costs itself only.
      if (error instanceof UnreadableDocumentError) return null;
      throw error;
    });
    if (parts && parts.blocks.length > 0) members.push({ ...parts, name: String(index + 1) });
  }
  return { title: null, blocks: [], members };
}

/** At each line that begins with "From " after an empty one; ">From " in an e-mail stands for "From ". */
function splitMailbox(bytes: Buffer): Buffer[] {
  const text = bytes.toString("latin1");
  if (!text.startsWith("From ")) return [];
  return text
    .split(/(?:^|\r?\n\r?\n)From [^\n]*\r?\n/)
    .slice(1)
    .map((email) => Buffer.from(email.replaceAll(/^>(>*From )/gm, "$1"), "latin1"));
}
