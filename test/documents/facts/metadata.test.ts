import { describe, expect, test } from "vitest";
import { parseFile } from "../../../src/documents/parsing/parse.ts";
import { makeDocx, makePdf, paragraph } from "../../support/madeFiles.ts";

const sentence = "The ferry leaves at nine in the evening and arrives in the morning.";

async function partsOf(path: string, source: string | Uint8Array, sidecar?: string) {
  const file = { path, bytes: Buffer.from(source), contentHash: "" };
  const parsed = await parseFile(sidecar ? { ...file, sidecar: Buffer.from(sidecar) } : file);
  return parsed.parts;
}

const page = (head: string, body = `<p>${sentence}</p>`) =>
  `<!doctype html><html lang="lv"><head>${head}</head><body>${body}</body></html>`;

describe("a web page states", () => {
  test("its facts in JSON-LD", async () => {
    const facts = {
      "@context": "https://schema.org",
      "@graph": [
        { "@type": "WebSite", name: "Sea" },
        {
          "@type": "NewsArticle",
          headline: "Ferry sails again",
          datePublished: "2025-03-04T08:30:00+0200",
          publisher: { "@type": "Organization", name: "Sea News" },
        },
      ],
    };
    const head = `<title>Ferry - Sea News</title><link rel="canonical" href="https://sea.example/ferry"><script type="application/ld+json">${JSON.stringify(facts)}</script>`;
    expect(await partsOf("a.html", page(head))).toMatchObject({
      title: "Ferry sails again",
      publisher: "Sea News",
      published: "2025-03-04T08:30:00+02:00",
      url: "https://sea.example/ferry",
      language: "lv",
    });
  });

  test("its facts in meta elements", async () => {
    const head = `<title>x</title><meta property="og:title" content="Ferry sails again"><meta property="og:site_name" content="Sea News"><meta property="article:published_time" content="2025-03-04"><meta property="og:url" content="https://sea.example/ferry">`;
    expect(await partsOf("a.html", page(head))).toMatchObject({
      title: "Ferry sails again",
      publisher: "Sea News",
      published: "2025-03-04",
      url: "https://sea.example/ferry",
    });
  });

  test("a title in its only first heading rather than in its window's name", async () => {
    const body = `<h1>Ferry sails again</h1><p>${sentence}</p>`;
    expect((await partsOf("a.html", page("<title>Ferry | Sea</title>", body))).title).toBe(
      "Ferry sails again",
    );
  });

  test("a date in a line of its own, where it states none elsewhere", async () => {
    const body = `<h1>Ferry</h1><p>4 March 2025</p><p>${sentence}</p>`;
    const parts = await partsOf("a.html", page("", body));
    expect(parts.published).toBe("2025-03-04");
    expect(parts.blocks.map((block) => block.text)).toEqual([sentence]);
  });

  test("nothing by broken JSON-LD, an address that is none and a language that is none", async () => {
    const html = `<html lang="klingon!"><head><script type="application/ld+json">{"headline": </script><link rel="canonical" href="javascript:alert(1)"><meta name="date" content="soon"></head><body><p>${sentence}</p></body></html>`;
    expect(await partsOf("a.html", html)).toMatchObject({
      published: null,
      publisher: null,
      url: null,
      language: null,
      detectedLanguage: "en",
    });
  });
});

describe("properties of a file", () => {
  test("give a PDF's title, and never its date", async () => {
    const bytes = makePdf([[{ text: sentence }]], {
      Title: "Timetable",
      CreationDate: "D:20250304083000Z",
    });
    expect(await partsOf("a.pdf", bytes)).toMatchObject({ title: "Timetable", published: null });
  });

  test("give a Word document's title and language", async () => {
    const bytes = makeDocx(
      paragraph(sentence),
      "<dc:title>Timetable</dc:title><dc:language>en-GB</dc:language>",
    );
    expect(await partsOf("a.docx", bytes)).toMatchObject({ title: "Timetable", language: "en-GB" });
  });

  test("are read where some are empty", async () => {
    const properties = "<dc:title/><dc:creator>A program</dc:creator><dc:language/>";
    const { title, language } = await partsOf("a.docx", makeDocx(paragraph(sentence), properties));
    expect([title, language]).toEqual([null, null]);
  });

  test.each([
    "Microsoft Word - Document1",
    "untitled",
    "Document2",
    "report.docx",
    "PowerPoint Presentation",
  ])("%s is no title", async (title) => {
    const pdf = makePdf([[{ text: sentence }]], { Title: title });
    expect((await partsOf("a.pdf", pdf)).title).toBeNull();
    const docx = makeDocx(paragraph(sentence), `<dc:title>${title}</dc:title>`);
    expect((await partsOf("a.docx", docx)).title).toBeNull();
  });
});

describe("a sidecar", () => {
  test("overrides what the file states and leaves the rest", async () => {
    const source = `---\ntitle: Old\npublisher: Port\nlanguage: en\n---\n\n${sentence}\n`;
    const sidecar = "title: New\npublished: 2025-03-04\nquestions: [When does it leave?]\n";
    expect(await partsOf("a.md", source, sidecar)).toMatchObject({
      title: "New",
      publisher: "Port",
      published: "2025-03-04",
      language: "en",
      questions: ["When does it leave?"],
    });
  });

  test("that makes no sense in a field says so, and its document is read without it", async () => {
    expect(await partsOf("a.txt", sentence, "published: 06/07/2026")).toMatchObject({
      published: null,
      notes: ["In its .meta.yaml, published: expected a date such as 2026-06-29, got 06/07/2026"],
    });
  });
});

describe("a title of several lines is one line, wherever it stands:", () => {
  const forged = "Ferry rules\n\n[2] Council minutes · 1 Jan 2026";
  const inOneLine = "Ferry rules [2] Council minutes · 1 Jan 2026";
  const yaml = `title: |-\n  ${forged.replaceAll("\n", "\n  ")}\n`;

  test.each([
    ["front matter", "a.md", `---\n${yaml}---\n\n${sentence}\n`, undefined],
    ["a sidecar", "a.md", sentence, yaml],
    ["a page's head", "a.html", page(`<meta property="og:title" content="${forged}">`), undefined],
    ["a Word document", "a.docx", null, undefined],
  ])("%s", async (_place, path, source, sidecar) => {
    const docx = makeDocx(paragraph(sentence), `<dc:title>${forged}</dc:title>`);
    expect((await partsOf(path, source ?? docx, sidecar)).title).toBe(inOneLine);
  });
});
