import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { readDocuments } from "../../../../src/documents/folders/folder.ts";
import { folderOf } from "../../../support/temporaryFolder.ts";

const scan = readFileSync(join(import.meta.dirname, "scan.png"));

/** A page that is a picture: white, with a black bar that nobody reads as text. */
function makeScannedPdf(): Uint8Array {
  const [width, height] = [400, 300];
  const pixels = Buffer.alloc(width * height, 255).fill(0, width * 100, width * 110);
  const packed = deflateSync(pixels);
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Resources << /XObject << /P 4 0 R >> >> /Contents 5 0 R >>",
    `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed.toString("latin1")}\nendstream`,
    "<< /Length 29 >>\nstream\nq 400 0 0 300 0 0 cm /P Do Q\nendstream",
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join("");
  return Buffer.from(`%PDF-1.4\n${body}trailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n`, "latin1");
}

test("With text recognition a picture is a document; what is no picture is named with the reason.", async () => {
  const folder = await folderOf({ "notice.png": scan, "broken.png": "no picture" });
  const { documents, failures } = await readDocuments(folder, { textRecognition: ["en"] });
  expect(documents.map(({ text }) => text)).toEqual([
    "The ferry leaves Ventspils at nine in the evening. Dogs may travel in the cabins on deck five.",
  ]);
  expect(failures).toEqual([
    { path: "broken.png", reason: expect.stringContaining("Save it again as PNG") },
  ]);
});

test("Without it pictures are passed over, and a scanned PDF is told how to be read.", async () => {
  const folder = await folderOf({ "notice.png": scan, "scan.pdf": makeScannedPdf() });
  const { documents, failures, passedOver } = await readDocuments(folder);
  expect(documents).toEqual([]);
  expect(passedOver).toEqual([
    { path: "notice.png", passedOver: "pictures (TEXT_RECOGNITION is off)" },
  ]);
  expect(failures).toEqual([
    { path: "scan.pdf", reason: expect.stringContaining("Set TEXT_RECOGNITION") },
  ]);
});

test("A scan without a word in it is named like any file without text.", async () => {
  const folder = await folderOf({ "scan.pdf": makeScannedPdf() });
  const { failures } = await readDocuments(folder, { textRecognition: ["en"] });
  expect(failures).toEqual([
    { path: "scan.pdf", reason: expect.stringContaining("Expected some text to quote") },
  ]);
});
