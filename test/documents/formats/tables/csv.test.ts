import { describe, expect, test } from "vitest";
import { readCsv } from "../../../../src/documents/formats/tables/csv.ts";

const textsOf = (csv: string) => readCsv(Buffer.from(csv)).blocks.map(({ text }) => text);

describe("The separator is found by itself:", () => {
  test.each([
    ["commas", 'Name,Office\n"Berg, Anna",Mayor\n', "Name: Berg, Anna; Office: Mayor."],
    ["semicolons", "Line;Price\nVentspils;12,50\n", "Line: Ventspils; Price: 12,50."],
    ["tabs", "Line\tPrice\nVentspils\t12,50\n", "Line: Ventspils; Price: 12,50."],
    ["bars", "Line|Price\nVentspils|12,50\n", "Line: Ventspils; Price: 12,50."],
  ])("%s", (_, csv, expected) => {
    expect(textsOf(csv)).toEqual([expected]);
  });
});

test("Rows of different length, a stray quotation mark and empty lines cost nothing.", () => {
  expect(textsOf('Line,Note\n\nVentspils,the 6" pipe\nRiga\n')).toEqual([
    'Line: Ventspils; Note: the 6" pipe.',
    "Line: Riga.",
  ]);
});

test("Ukrainian in Windows-1251 is read.", () => {
  const cyrillic = Buffer.from([
    0xcc, 0xb3, 0xf1, 0xf2, 0xee, 0x2c, 0xd0, 0xb3, 0xea, 0x0a, 0xcb, 0xfc, 0xe2, 0xb3, 0xe2, 0x2c,
    0x31, 0x32, 0x35, 0x36, 0x0a,
  ]);
  expect(readCsv(cyrillic).blocks.map(({ text }) => text)).toEqual(["Місто: Львів; Рік: 1256."]);
});
