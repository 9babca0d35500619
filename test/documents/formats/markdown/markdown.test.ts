import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Document, UnreadableDocumentError } from "../../../../src/documents/document.ts";
import { readMarkdown } from "../../../../src/documents/formats/markdown/markdown.ts";
import { markdownDocument } from "../../../support/documents.ts";

function read(source: string) {
  return readMarkdown(new TextEncoder().encode(source));
}

function textsOf(source: string): string[] {
  return read(source).blocks.map((block) => block.text);
}

/** Lets every other error through, so that the test fails of it. */
function readOrRefuse(source: string): Document | "refused" {
  try {
    return markdownDocument(source);
  } catch (error) {
    if (error instanceof UnreadableDocumentError) return "refused";
    throw error;
  }
}

function withFrontMatter(lines: string): string {
  return `---\n${lines}\n---\n\nThe quay is open.\n`;
}

describe("Front matter", () => {
  test("gives everything it names.", () => {
    const lines =
      "title: The quay\npublisher: Ostvik Gazette\npublished: June 29, 2026 at 02:32PM\n" +
      "url: https://ostvik.example/quay\nlanguage: pt-BR\nquestions: [When?, ' Where? ']";
    expect(read(withFrontMatter(lines))).toMatchObject({
      title: "The quay",
      publisher: "Ostvik Gazette",
      published: "2026-06-29T14:32",
      url: "https://ostvik.example/quay",
      language: "pt-BR",
      questions: ["When?", "Where?"],
      notes: [],
      blocks: [{ kind: "text", text: "The quay is open." }],
    });
  });

  test("may be TOML.", () => {
    const source = "+++\ntitle = 'The quay'\ndate = 2026-06-29\n+++\n\nThe quay is open.\n";
    expect(read(source)).toMatchObject({
      title: "The quay",
      published: "2026-06-29",
      blocks: [{ kind: "text", text: "The quay is open." }],
    });
  });

  test.each([
    ["is missing", "The quay is open."],
    ["is empty", "---\n---\n\nThe quay is open."],
    ["is a comment", withFrontMatter("# nothing yet")],
    ["leaves its values empty", withFrontMatter("title:\npublished: ~\nurl:\nquestions:")],
    ["has other keys only", withFrontMatter("layout: page\ntags: [a, b]\ndraft: false")],
    ["says in Jekyll's way that it is no draft", withFrontMatter("published: true")],
  ])("that %s states nothing.", (_case, source) => {
    expect(read(source)).toMatchObject({
      title: null,
      publisher: null,
      published: null,
      url: null,
      language: null,
      questions: [],
      notes: [],
      blocks: [{ kind: "text", text: "The quay is open." }],
    });
  });

  test.each([
    ["2026-06-29", "2026-06-29"],
    ["2026-06", "2026-06"],
    ["2026", "2026"],
    ["29.06.2026", "2026-06-29"],
    ["'12 грудня 2023 року'", "2023-12-12"],
  ])("takes %s for a date.", (written, published) => {
    expect(read(withFrontMatter(`published: ${written}`)).published).toBe(published);
  });

  test.each([
    ["published", "published: yesterday"],
    ["published", "published: 06/07/2026"],
    ["published", "published: 2026-02-30"],
    ["url", "url: ftp://ostvik.example"],
    ["url", "url: ostvik.example"],
    ["language", "language: English"],
    ["language", "language: 7"],
    ["questions", "questions: When"],
    ["questions", "questions: [When?, '']"],
    ["questions", "questions: [5]"],
  ])("with a bad value is read without it, and %s is named: %s", (key, line) => {
    const { notes, blocks } = read(withFrontMatter(line));
    expect(notes).toEqual([expect.stringContaining(`In the front matter, ${key}: `)]);
    expect(blocks).toHaveLength(1);
  });

  test("with several bad values names them all.", () => {
    const lines = "published: soon\nlanguage: English";
    expect(read(withFrontMatter(lines)).notes).toHaveLength(2);
  });

  test.each([
    ["a list", "- one\n- two", ["one", "two", "The quay is open."]],
    ["a letterhead", "**The quay**\nRiga", ["The quay Riga", "The quay is open."]],
    ["a page's part", "\n# Boats\n\nThey come.\n", ["They come.", "The quay is open."]],
  ])("is not %s between two rules.", (_case, lines, texts) => {
    expect(textsOf(`---\n${lines}\n\n---\n\nThe quay is open.\n`)).toEqual(
      expect.arrayContaining(texts),
    );
  });
});

describe("The title", () => {
  test.each([
    ["the front matter's", "---\ntitle: Quay\n---\n\n# Harbour\n\nOpen.", "Quay"],
    ["the first heading of the first level", "## Part\n\nOpen.\n\n# Harbour\n\nShut.", "Harbour"],
    ["a heading with a line under it", "Harbour\n===\n\nOpen.", "Harbour"],
    [
      "a heading without its markup",
      "# The *old* [quay](https://a.example)\n\nOpen.",
      "The old quay",
    ],
    ["the file's name, if only smaller headings are there", "## Part\n\nOpen.", "second quay"],
    ["the file's name, if the heading is empty", "#\n\nOpen.", "second quay"],
    ["the file's name, if there is no heading", "Open.", "second quay"],
  ])("is %s.", (_case, source, title) => {
    expect(markdownDocument(source, "harbour/second-quay.md").title).toBe(title);
  });

  test("is no heading of its own text, wherever it was found.", () => {
    expect(textsOf("# Harbour\n\nOpen.")).toEqual(["Open."]);
    expect(textsOf("---\ntitle: Harbour\n---\n\n# Harbour\n\nOpen.")).toEqual(["Open."]);
    expect(textsOf("---\ntitle: Quay\n---\n\n# Harbour\n\nOpen.")).toEqual(["Harbour", "Open."]);
  });
});

describe("The text", () => {
  test.each([
    ["emphasis", "a **b** _c_ ~~d~~ `e` \\*f\\*", ["a b c e *f*"]],
    [
      "links",
      "see [the quay](https://a.example) or [it][1]\n\n[1]: https://b.example",
      ["see the quay or it"],
    ],
    [
      "bare addresses",
      "at <https://a.example> and www.b.example",
      ["at https://a.example and www.b.example"],
    ],
    ["images", "![fog](fog.png) The quay.", [" The quay."]],
    ["HTML comments", "<!-- one\n\ntwo -->\n\nThe <!-- old --> quay.", ["The quay."]],
    ["HTML tags", "<div>Open <i>late</i></div>\n\nThe <b>quay</b>.", ["Open late", "The quay."]],
    ["entities", "fish &amp; chips &lt; €5", ["fish & chips < €5"]],
    ["soft line breaks", "one\ntwo  \nthree\\\nfour", ["one two three four"]],
    ["lists", "- a\n- b\n  1. c\n\n     d\n- [x] e", ["a", "b", "c", "d", "☑ e"]],
    ["tables", "| a | b |\n|---|---|\n| 1 | **2** |", ["a | b", "1 | 2"]],
    ["code", "```sh\nls -l\n```\n\n    indented", ["ls -l", "indented"]],
    ["quotations", "> one\n> two\n>\n> three", ["one two", "three"]],
    ["footnotes", "fog[^1].\n\n[^1]: Dense.", ["fog.", "Dense."]],
    ["rules", "one\n\n---\n\ntwo", ["one", "two"]],
    ["CRLF", "one\r\ntwo\r\n\r\nthree\r\n", ["one two", "three"]],
    ["emoji and Ukrainian", "Порт 🚢 відкрито 👩‍👩‍👧‍👦.", ["Порт 🚢 відкрито 👩‍👩‍👧‍👦."]],
  ])("of %s loses its markup and keeps its words.", (_case, source, texts) => {
    expect(textsOf(source)).toEqual(texts);
  });

  test("keeps words apart that an HTML line break parted.", () => {
    expect(textsOf("Riga<br>Kyiv<br/>Ostvik")).toEqual(["Riga Kyiv Ostvik"]);
  });

  test("reads a byte order mark before front matter as nothing.", () => {
    expect(read("\uFEFF---\r\ntitle: Quay\r\n---\r\n\r\nOpen.\r\n")).toMatchObject({
      title: "Quay",
      blocks: [{ kind: "text", text: "Open." }],
    });
  });

  test("of any characters is read, or refused as unreadable, and its blocks tile it.", () => {
    const markup = fc.constantFrom(
      "# ",
      "- ",
      "| a | b |\n|--|--|\n",
      "```\n",
      "> ",
      "\n\n",
      "\n",
      "*",
      "[x](y)",
      "<!--",
      "---\n",
      "    ",
      "Порт 🚢",
      "word ",
    );
    const anySource = fc.array(fc.oneof(markup, fc.string())).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(anySource, (source) => {
        const document = readOrRefuse(source);
        if (document === "refused") return;
        const { text, blocks } = document;
        expect(blocks.map(({ start, end }) => text.slice(start, end)).join("\n\n")).toBe(text);
      }),
    );
  });
});

test("Marks that nest a hundred thousand deep are cut, and the words below them are read.", () => {
  for (const mark of ["> ", ">", "1. ", "- ", "> - "]) {
    expect(textsOf(`${mark.repeat(100_000)}The quay is open.`).join(" ")).toContain(
      "The quay is open.",
    );
  }
});
