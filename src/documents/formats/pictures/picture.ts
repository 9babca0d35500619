import { type DocumentParts, UnreadableDocumentError } from "../../document.ts";
import { takePageFacts } from "../../facts/pageFacts.ts";
import type { FormatOptions } from "../formats.ts";
import { startTextRecogniser } from "./textRecognition.ts";

/**
 * Reads the text in a picture, such as a scanned page. A second or two each.
 *
 * @throws UnreadableDocumentError if text recognition is off, or the picture is damaged.
 */
export async function readPicture(
  bytes: Uint8Array,
  { textRecognition }: FormatOptions,
): Promise<DocumentParts> {
  if (textRecognition.length === 0) {
    throw new UnreadableDocumentError(
      "Expected text, got a picture. Set TEXT_RECOGNITION to its language, such as en, or take it out of the folder.",
    );
  }
  if (!isPicture(bytes)) {
    throw new UnreadableDocumentError(
      "Expected a picture, got another file of its name. Save it again as PNG or JPEG.",
    );
  }
  const recogniser = await startTextRecogniser(textRecognition);
  try {
    return takePageFacts({ title: null, blocks: await recogniser.read(bytes) });
  } finally {
    await recogniser.close();
  }
}

/** By its first bytes: Tesseract does not come back from a file that is none. */
function isPicture(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  const isWebP = head.startsWith("RIFF") && head.endsWith("WEBP");
  return (
    isWebP || ["\x89PNG\r\n\x1A\n", "\xFF\xD8\xFF", "BM"].some((mark) => head.startsWith(mark))
  );
}
