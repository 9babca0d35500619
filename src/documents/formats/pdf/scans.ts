import { extractImages } from "unpdf";
import type { getDocumentProxy } from "unpdf";
import type { ParsedBlock } from "../../document.ts";
import { type RecognisedLanguage, startTextRecogniser } from "../pictures/textRecognition.ts";

/** Reads the text in the pictures of a PDF that has no text: a scan has one to each page. */
export async function readScans(
  pdf: Awaited<ReturnType<typeof getDocumentProxy>>,
  languages: readonly RecognisedLanguage[],
): Promise<ParsedBlock[]> {
  const recogniser = await startTextRecogniser(languages);
  try {
    const blocks: ParsedBlock[] = [];
    for (let page = 1; page <= pdf.numPages; page += 1) {
      for (const picture of await extractImages(pdf, page)) {
        if (picture.width < leastSide || picture.height < leastSide) continue;
        const found = await recogniser.read(encodeBitmap(picture));
        blocks.push(...found.map((block) => ({ ...block, page })));
      }
    }
    return blocks;
  } finally {
    await recogniser.close();
  }
}

// Logos and stamps are smaller.
const leastSide = 200;

interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
}

/** Writes pixels as a BMP of 24 bits, the simplest format that Tesseract reads. */
function encodeBitmap({ data, width, height, channels }: Pixels): Uint8Array {
  const headerBytes = 54;
  const rowBytes = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(headerBytes + rowBytes * height);
  file.write("BM");
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(headerBytes, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  // A negative height says that the first row is the topmost.
  file.writeInt32LE(-height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * channels;
      const to = headerBytes + y * rowBytes + x * 3;
      const [red = 0, green = red, blue = red] = data.subarray(from, from + Math.min(3, channels));
      file[to] = blue;
      file[to + 1] = green;
      file[to + 2] = red;
    }
  }
  return file;
}
