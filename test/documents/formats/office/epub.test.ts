import { expect, test } from "vitest";
import { readEpub } from "../../../../src/documents/formats/office/epub.ts";
import { makeZip } from "../../../support/madeFiles.ts";

function makeEpub(encryption = ""): Uint8Array {
  const chapter = (body: string) =>
    `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>${body}</body></html>`;
  return makeZip({
    mimetype: "application/epub+zip",
    "META-INF/container.xml": `<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>`,
    "META-INF/encryption.xml": `<encryption>${encryption}</encryption>`,
    "OEBPS/book.opf": `<package xmlns:dc="d"><metadata><dc:title>The keepers of Ostvik</dc:title><dc:publisher>Skala Press</dc:publisher><dc:date>2019-05-04T00:00:00Z</dc:date><dc:language>en</dc:language></metadata>
      <manifest><item id="n" href="nav.xhtml" properties="nav"/><item id="b" href="two%20ends.xhtml"/><item id="a" href="text/one.xhtml"/></manifest>
      <spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>`,
    "OEBPS/nav.xhtml": chapter("<p>Contents</p>"),
    "OEBPS/text/one.xhtml": chapter(
      "<h2>One</h2><a id='x'/><p>The lighthouse&nbsp;was built in 1879.</p>",
    ),
    "OEBPS/two ends.xhtml": chapter("<p>It was closed in 1990.</p>"),
  });
}

test("Chapters are read in the order of the spine, and what the book states of itself.", () => {
  const { blocks, ...stated } = readEpub(makeEpub());
  expect(stated).toMatchObject({
    title: "The keepers of Ostvik",
    publisher: "Skala Press",
    language: "en",
  });
  expect(stated.published).toMatch(/^2019-05-04/);
  expect(blocks.map(({ kind, text }) => [kind, text.replaceAll("\u00A0", " ")])).toEqual([
    ["heading", "One"],
    ["text", "The lighthouse was built in 1879."],
    ["text", "It was closed in 1990."],
  ]);
});

test("A protected book is refused; one whose fonts alone are obfuscated is not.", () => {
  const method = (name: string) => `<EncryptionMethod Algorithm="${name}"/>`;
  expect(() => readEpub(makeEpub(method("http://www.w3.org/2001/04/xmlenc#aes128-cbc")))).toThrow(
    /protected/,
  );
  expect(readEpub(makeEpub(method("http://www.idpf.org/2008/embedding"))).blocks).toHaveLength(3);
});
