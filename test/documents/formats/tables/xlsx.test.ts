import { expect, test } from "vitest";
import { readXlsx } from "../../../../src/documents/formats/tables/xlsx.ts";
import { makeXlsx } from "../office/officeFiles.ts";

test("Each row of a sheet is a line with the heads of its columns.", async () => {
  const { blocks } = await readXlsx(
    makeXlsx({
      Prices: [
        ["Line", "Price"],
        ["Ventspils", 12.5],
        ["Riga", 0.1 + 0.2],
      ],
    }),
  );
  expect(blocks.map(({ text }) => text)).toEqual([
    "Line: Ventspils; Price: 12.5.",
    "Line: Riga; Price: 0.3.",
  ]);
});

test("The names of several sheets are headings; empty sheets have none.", async () => {
  const { blocks } = await readXlsx(
    makeXlsx({ Summer: [["Two ferries a day"]], Empty: [], Winter: [["One ferry a day"]] }),
  );
  expect(blocks.map(({ kind, text }) => [kind, text])).toEqual([
    ["heading", "Summer"],
    ["text", "Two ferries a day"],
    ["heading", "Winter"],
    ["text", "One ferry a day"],
  ]);
});

test("A damaged workbook is refused with what to do.", async () => {
  await expect(readXlsx(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))).rejects.toThrow(
    /without a password/,
  );
  await expect(readXlsx(Buffer.from("no zip"))).rejects.toThrow(/zip/);
});

test("What follows the directory of the file is no reason to wait for ever.", async () => {
  const file = makeXlsx({
    Prices: [
      ["Line", "Price"],
      ["Ventspils", 12.5],
    ],
  });
  const { blocks } = await readXlsx(Buffer.concat([file, Buffer.from([0])]));
  expect(blocks.map(({ text }) => text)).toEqual(["Line: Ventspils; Price: 12.5."]);
});
