import { expect, test } from "vitest";
import { readOdt } from "../../../../src/documents/formats/office/odt.ts";
import { makeOdt } from "./officeFiles.ts";

const blocksOf = (body: string) =>
  readOdt(makeOdt(body)).blocks.map(({ kind, text }) => [kind, text]);

test("Headings, paragraphs, lists and tables are read, and spaces that XML counts.", () => {
  expect(
    blocksOf(
      `<text:h>Tides</text:h><text:p>High<text:s text:c="2"/>water comes<text:line-break/>twice a day.</text:p>
       <text:list><text:list-item><text:p>at six in the morning</text:p></text:list-item></text:list>
       <table:table><table:table-row><table:table-cell><text:p>Port</text:p></table:table-cell><table:table-cell><text:p>Depth</text:p></table:table-cell></table:table-row>
       <table:table-row><table:table-cell><text:p>Skala</text:p></table:table-cell><table:table-cell><text:p>9 m</text:p></table:table-cell></table:table-row></table:table>`,
    ),
  ).toEqual([
    ["text", "High water comes twice a day."],
    ["text", "at six in the morning"],
    ["text", "Port: Skala; Depth: 9 m."],
  ]);
});

test("Deleted text, comments and hidden text are left out; a footnote follows its paragraph.", () => {
  expect(
    blocksOf(
      `<text:tracked-changes><text:p>The old price was 9 euros.</text:p></text:tracked-changes>
       <text:p>The ferry costs 12 euros.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Children pay half.</text:p></text:note-body></text:note><office:annotation><text:p>Check this!</text:p></office:annotation><text:hidden-text>secret</text:hidden-text></text:p>`,
    ),
  ).toEqual([
    ["text", "The ferry costs 12 euros."],
    ["text", "Children pay half."],
  ]);
});

test("A text box stands behind the paragraph that it is anchored to, not inside it.", () => {
  expect(
    blocksOf(
      `<text:p>The pier is <draw:frame><svg:title>Box</svg:title><draw:text-box><text:p>Built in 1901.</text:p></draw:text-box></draw:frame>long.</text:p>`,
    ),
  ).toEqual([
    ["text", "The pier is long."],
    ["text", "Built in 1901."],
  ]);
});

test("The properties state title and language; a protected file is refused.", () => {
  const stated = readOdt(
    makeOdt(
      "<text:p>High water comes twice a day.</text:p>",
      "<dc:title>Tides of Skala</dc:title><dc:language>en-GB</dc:language>",
    ),
  );
  expect(stated).toMatchObject({ title: "Tides of Skala", language: "en-GB" });
  expect(() => readOdt(makeOdt("", "", "<manifest:encryption-data/>"))).toThrow(/protected/);
});
