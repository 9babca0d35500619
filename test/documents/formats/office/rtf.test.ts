import { expect, test } from "vitest";
import { readRtf } from "../../../../src/documents/formats/office/rtf.ts";

const read = (body: string) =>
  readRtf(Buffer.from(`{\\rtf1\\ansi\\ansicpg1252 ${body}}`, "latin1"));
const textsOf = (body: string) => read(body).blocks.map(({ text }) => text);

const long = "The ferry leaves at nine in the evening.";

test("Paragraphs are read; headers, footers, pictures, hidden and deleted text are left out.", () => {
  expect(
    textsOf(
      `{\\header Port of Skala\\par}{\\pict\\wmetafile8 0102ff}${long}{\\v  secret}{\\deleted  old}\\par {\\footer 3}Dogs travel {\\b free}.\\par`,
    ),
  ).toEqual([long, "Dogs travel free."]);
});

test.each([
  [
    "a code page",
    "{\\fonttbl{\\f1\\fcharset204 Arial;}}\\f1 \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2!\\par",
    "Привет!",
  ],
  ["quotation marks as bytes", "\\'93Nine\\'94 \\'96 5 \\'80.\\par", "“Nine” – 5 €."],
  ["Unicode with a stand-in", "Se\\u269?a\\u353\\'9aogad.\\par", "Sečašogad."],
  ["a letter of two units", "\\u-10187?\\u-9216? is a letter.\\par", "\u{1D400} is a letter."],
  ["named characters", "\\ldblquote Nine\\rdblquote\\~\\emdash\\~ten.\\par", "“Nine” — ten."],
  ["braces that are text", "\\{ five \\}\\par", "{ five }"],
])("Letters are read: %s.", (_, body, expected) => {
  expect(read(body).blocks.map(({ text }) => text.replaceAll("\u00A0", " "))).toEqual([expected]);
});

test("Rows of a table become lines with the heads of their columns.", () => {
  const row = (...cells: string[]) =>
    `\\trowd\\pard\\intbl ${cells.map((cell) => `${cell}\\cell `).join("")}\\row `;
  expect(textsOf(`${row("Line", "Price")}${row("Ventspils", "12")}\\pard ${long}\\par`)).toEqual([
    "Line: Ventspils; Price: 12.",
    long,
  ]);
});

test("A footnote follows its paragraph; a field shows its result.", () => {
  expect(
    textsOf(
      `It costs 12 euros{\\super 1{\\footnote Children pay half.}} in {\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt summer}}.\\par`,
    ),
  ).toEqual(["It costs 12 euros1 in summer.", "Children pay half."]);
});

test("A heading is known by its outline level, and the title by the file's properties.", () => {
  expect(
    read(`{\\info{\\title Rules of the port}}\\outlinelevel0 Ferries\\par\\pard ${long}\\par`),
  ).toMatchObject({
    title: "Rules of the port",
    blocks: [
      { kind: "heading", text: "Ferries" },
      { kind: "text", text: long },
    ],
  });
});

test("Bytes of a picture, whatever they look like, are no text.", () => {
  expect(textsOf(`{\\pict\\bin6 }{\\par}${long}\\par`)).toEqual([long]);
});

test("Something else is refused with what to do.", () => {
  expect(() => readRtf(Buffer.from("Dear all"))).toThrow(/begins with \{\\rtf.*save it again/);
});
