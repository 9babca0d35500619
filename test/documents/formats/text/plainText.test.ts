import { describe, expect, test } from "vitest";
import { readPlainText } from "../../../../src/documents/formats/text/plainText.ts";

function read(...lines: string[]) {
  return readPlainText(new TextEncoder().encode(lines.join("\n")));
}

function blocksOf(...lines: string[]): string[] {
  const { blocks } = read("Title", "", ...lines);
  return blocks.map(({ kind, text }) => (kind === "heading" ? `# ${text}` : text));
}

describe("The first line of plain text", () => {
  test("is the title, and no part of the text.", () => {
    expect(read("The quay", "", "It opens at dawn.")).toEqual({
      title: "The quay",
      publisher: null,
      published: null,
      blocks: [{ kind: "text", text: "It opens at dawn." }],
    });
  });

  test("is the text too, where there is nothing else to quote.", () => {
    expect(read("The quay opens at dawn.")).toMatchObject({
      title: "The quay opens at dawn.",
      blocks: [{ kind: "text", text: "The quay opens at dawn." }],
    });
  });

  test("is no title if it is longer than one could be.", () => {
    const first = `${"The quay opens. ".repeat(13)}Now.`;
    expect(read(first, "", "Then it shuts.")).toMatchObject({
      title: null,
      blocks: [{ text: first }, { text: "Then it shuts." }],
    });
  });

  test("follows what is said of date and publisher.", () => {
    expect(read("Date: 29 June 2026", "", "The quay", "", "It opens.")).toMatchObject({
      title: "The quay",
      published: "2026-06-29",
      blocks: [{ text: "It opens." }],
    });
  });
});

describe("A paragraph", () => {
  const wrapped = [
    "The lighthouse stands on a rock two miles out, and",
    "its lamp is lit an hour before dusk.",
  ];

  test("that an editor wrapped is put together again.", () => {
    expect(blocksOf(...wrapped)).toEqual([wrapped.join(" ")]);
  });

  test("of short lines keeps them apart.", () => {
    expect(blocksOf("Anna", "Bertil", "Cecilia")).toEqual(["Anna", "Bertil", "Cecilia"]);
  });

  test("with a line longer than editors wrap keeps its lines apart.", () => {
    const long = `${"The lighthouse stands on a rock. ".repeat(4)}Far out.`;
    expect(blocksOf(long, "It is white.")).toEqual([long, "It is white."]);
  });

  test.each([
    ["an empty line", ""],
    ["a line of spaces", " \t "],
    ["a CRLF line", "\r"],
  ])("ends at %s.", (_case, line) => {
    expect(blocksOf("It opens.", line, "It shuts.")).toEqual(["It opens.", "It shuts."]);
  });

  test("may hold any script and emoji.", () => {
    expect(blocksOf("Порт 🚢 відкрито 👩‍👩‍👧‍👦.")).toEqual(["Порт 🚢 відкрито 👩‍👩‍👧‍👦."]);
  });
});

describe("A heading in plain text", () => {
  test("is a short line that ends no sentence, with a sentence under it.", () => {
    expect(blocksOf("Why it opens", "", "Boats come at dawn, she said.")).toEqual([
      "# Why it opens",
      "Boats come at dawn, she said.",
    ]);
  });

  test.each([
    ["ends a sentence", ["It opens.", "", "Boats come at dawn, she said."]],
    ["ends with a colon", ["She said:", "", "“Boats come at dawn.”"]],
    ["has no sentence under it", ["Why it opens", "", "A picture of boats at dawn"]],
    ["is longer than what is under it", ["Why it opens at dawn", "", "Boats come."]],
    ["is the last line", ["Boats come.", "", "Most read pages"]],
  ])("is no line that %s.", (_case, lines) => {
    expect(blocksOf(...lines).filter((block) => block.startsWith("#"))).toEqual([]);
  });
});

describe("The date and the publisher", () => {
  test.each([
    ["Published: 29 June 2026", { published: "2026-06-29" }],
    ["Publication date: 2026-06", { published: "2026-06" }],
    ["DATE : 2026", { published: "2026" }],
    ["Publisher: Ostvik Gazette", { publisher: "Ostvik Gazette" }],
    ["source: Ostvik Gazette", { publisher: "Ostvik Gazette" }],
  ])("are read from a labelled line: %s", (line, stated) => {
    expect(read("The quay", "", line, "", "It opens.")).toMatchObject({
      ...stated,
      blocks: [{ text: "It opens." }],
    });
  });

  test("are read from the page's footer.", () => {
    const page = read("The quay", "", "It opens.", "", "June 29, 2026 at 02:32PM", "OG");
    expect(page).toMatchObject({
      published: "2026-06-29T14:32",
      publisher: "OG",
      blocks: [{ text: "It opens." }],
    });
  });

  test("are those stated first, if several are.", () => {
    const page = read(
      "Date: 2026-06-29",
      "Publisher: A",
      "",
      "The quay",
      "",
      "It opens.",
      "",
      "Date: 2025",
      "Publisher: B",
    );
    expect(page).toMatchObject({ published: "2026-06-29", publisher: "A" });
  });

  test.each([
    ["the sentence under a date", ["29 June 2026", "It opens."], "It opens."],
    ["a long line under a date", ["29 June 2026", "x".repeat(61)], "x".repeat(61)],
    ["a long line after the label", [`Source: ${"x".repeat(61)}`], `Source: ${"x".repeat(61)}`],
  ])("are not read from %s.", (_case, lines, kept) => {
    const page = read("The quay", "", "It shuts.", "", ...lines);
    expect(page.publisher).toBeNull();
    expect(page.blocks.map((block) => block.text)).toContain(kept);
  });

  test.each([["06/07/2026"], ["Date: 06/07/2026"], ["Published: yesterday"]])(
    "are not guessed from %s, and the line stays.",
    (line) => {
      const page = read("The quay", "", "It opens.", "", line);
      expect(page.published).toBeNull();
      expect(page.blocks.map((block) => block.text)).toContain(line);
    },
  );

  test("leave a line alone that stands between paragraphs and is a date by chance.", () => {
    const page = read(
      "The quay",
      "",
      "In short:",
      "",
      "2024",
      "",
      "It opened.",
      "",
      "2025",
      "",
      "It shut.",
    );
    expect(page.blocks.map((block) => block.text)).toEqual([
      "In short:",
      "2024",
      "It opened.",
      "2025",
      "It shut.",
    ]);
  });
});
