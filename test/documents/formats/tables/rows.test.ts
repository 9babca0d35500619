import { expect, test } from "vitest";
import { readRows } from "../../../../src/documents/formats/tables/rows.ts";

const textsOf = (rows: string[][]) => readRows(rows).map(({ text }) => text);

test("A row becomes a line with the heads of its columns; an empty cell is left out.", () => {
  expect(
    textsOf([
      ["Name", "Office", "Since"],
      ["Anna Berg", "Mayor", "2021"],
      ["Ivars Ozols", "", "2024"],
    ]),
  ).toEqual(["Name: Anna Berg; Office: Mayor; Since: 2021.", "Name: Ivars Ozols; Since: 2024."]);
});

test.each([
  [
    "a figure stands in most cells of the first row",
    [
      ["Riga", "12", "15"],
      ["Liepaja", "9", "11"],
    ],
  ],
  [
    "a cell of the first row is empty",
    [
      ["", "Office"],
      ["Anna Berg", "Mayor"],
    ],
  ],
  [
    "two cells of the first row are the same",
    [
      ["Day", "Day"],
      ["Monday", "Tuesday"],
    ],
  ],
  ["there is no second row", [["Anna Berg", "Mayor"]]],
])("Without heads the cells are joined: %s.", (_, rows) => {
  expect(textsOf(rows)).toEqual(rows.map((row) => row.filter((cell) => cell !== "").join(" | ")));
});

test("What stands alone above a table is a line of its own, and the heads are below it.", () => {
  expect(
    textsOf([["Ferries in summer"], [], ["Line", "Departure"], ["Ventspils", "21:00"]]),
  ).toEqual(["Ferries in summer", "Line: Ventspils; Departure: 21:00."]);
});

test("A cell beyond the heads keeps its words, and line breaks in a cell are spaces.", () => {
  expect(
    textsOf([
      ["Line", "Departure"],
      ["Ventspils", "21:00", "in\nsummer"],
    ]),
  ).toEqual(["Line: Ventspils; Departure: 21:00; in summer."]);
});
