import { expect, test } from "vitest";
import { readPptx } from "../../../../src/documents/formats/office/pptx.ts";
import { makePptx, shape } from "./officeFiles.ts";

const harbour = {
  shapes:
    shape(["The harbour plan"], "title") + shape(["It opens in May.", "It costs 12 million."]),
};
const ferries = {
  shapes: shape(["Ferries"], "title") + shape(["Two ferries a day."]),
  notes: "The second one sails at nine.",
};

test("Slides are read in the order in which they are shown, each as a page, with its notes.", () => {
  const { blocks, pageKind } = readPptx(makePptx([ferries, harbour], [1, 0]));
  expect(pageKind).toBe("slide");
  expect(blocks.map(({ kind, text, page }) => [page, kind, text])).toEqual([
    [1, "text", "It opens in May."],
    [1, "text", "It costs 12 million."],
    [2, "heading", "Ferries"],
    [2, "text", "Two ferries a day."],
    [2, "text", "The second one sails at nine."],
  ]);
});

test("The first slide's title is the document's, where its properties state none.", () => {
  expect(readPptx(makePptx([harbour])).title).toBe("The harbour plan");
});

test("Hidden slides, footers, dates and slide numbers are left out.", () => {
  const { blocks } = readPptx(
    makePptx([
      {
        shapes:
          shape(["Two ferries a day."]) +
          shape(["Port of Skala"], "ftr") +
          shape(["7"], "sldNum") +
          shape(["1 May"], "dt"),
      },
      { ...harbour, isHidden: true },
    ]),
  );
  expect(blocks.map(({ text }) => text)).toEqual(["Two ferries a day."]);
});

test.each([
  [
    "a Word file",
    () => Buffer.from("PK\x05\x06".padEnd(22, "\0"), "latin1"),
    /without ppt\/presentation.xml.*PowerPoint/,
  ],
  ["an encrypted file", () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), /without a password/],
])("%s is refused with what to do.", (_, bytes, message) => {
  expect(() => readPptx(bytes())).toThrow(message);
});
