import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  composeDocument,
  type DocumentParts,
  UnreadableDocumentError,
} from "../../src/documents/document.ts";
import { decodeText } from "../../src/documents/files/encoding.ts";

function compose(parts: Partial<DocumentParts>, path = "page.md", contentHash = "00ff") {
  const blocks = [{ kind: "text" as const, text: "The quay is open." }];
  return composeDocument({ path, contentHash }, { title: null, blocks, ...parts });
}

const anyBlocks = fc
  .array(
    fc.record({
      kind: fc.constantFrom("heading" as const, "text" as const),
      text: fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("", "  ", "Порт 🚢", " a ")),
    }),
  )
  .filter((blocks) => blocks.some(({ kind, text }) => kind === "text" && text.trim() !== ""));

describe("A document's text", () => {
  test("is its blocks, each where it says, with an empty line between.", () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const { text, blocks: placed } = compose({ blocks });
        const slices = placed.map(({ kind, start, end }) => ({
          kind,
          text: text.slice(start, end),
        }));
        const worded = blocks
          .map(({ kind, text: words }) => ({ kind, text: words.trim() }))
          .filter((block) => block.text !== "");

        expect(slices).toEqual(worded);
        expect(slices.map((slice) => slice.text).join("\n\n")).toBe(text);
      }),
    );
  });

  test("counts positions in UTF-16 units, of which an emoji has two.", () => {
    const { blocks } = compose({
      blocks: [
        { kind: "heading", text: "🚢🚢" },
        { kind: "text", text: "Ships." },
      ],
    });
    expect(blocks).toEqual([
      { kind: "heading", start: 0, end: 4, page: null },
      { kind: "text", start: 6, end: 12, page: null },
    ]);
  });

  test.each([
    ["no blocks", []],
    ["a heading alone", [{ kind: "heading" as const, text: "Harbour" }]],
    ["blocks of white space", [{ kind: "text" as const, text: " \n\t" }]],
  ])("cannot be made of %s.", (_case, blocks) => {
    expect(() => compose({ blocks })).toThrow(UnreadableDocumentError);
    expect(() => compose({ blocks })).toThrow(/some text to quote.*Write some/);
  });
});

describe("A document's id", () => {
  test("stays as long as its text does, and is safe in an address.", () => {
    const { id } = compose({});
    expect(compose({ title: "Other", published: "2026" }, "elsewhere/other.txt", "1234").id).toBe(
      id,
    );
    expect(id).toMatch(/^[\w-]{16}$/);
  });

  test("is another for another text.", () => {
    const other = compose({ blocks: [{ kind: "text", text: "The quay is open!" }] });
    expect(other.id).not.toBe(compose({}).id);
  });
});

describe("What a page does not state", () => {
  test("is null, but for a title with spaces, which the file's name gives as it is written.", () => {
    expect(compose({}, "notes/Harbour - fees.md").title).toBe("Harbour - fees");
  });

  test("is null, but for the title, which the file's name gives.", () => {
    expect(compose({}, "notes/second_quay-2026.final.md")).toMatchObject({
      title: "second quay 2026.final",
      publisher: null,
      published: null,
      url: null,
      language: null,
      questions: [],
    });
  });
});

describe("A file's bytes", () => {
  const decode = (text: string) => decodeText(new TextEncoder().encode(text));

  test("give back the text, line ends made LF and a byte order mark gone.", () => {
    expect(decode("\uFEFFone\r\ntwo\rthree\n\r\nПорт 🚢")).toBe("one\ntwo\nthree\n\nПорт 🚢");
  });

  test.each([["a picture", [0x89, 0x50, 0x4e, 0x47]]])(
    "are refused where they are %s.",
    (_case, bytes) => {
      expect(() => decodeText(Uint8Array.from(bytes))).toThrow(UnreadableDocumentError);
      expect(() => decodeText(Uint8Array.from(bytes))).toThrow("Save it as UTF-8");
    },
  );
});
