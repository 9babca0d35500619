import { describe, expect, test } from "vitest";
import { composeDocuments } from "../../../../src/documents/folders/compose.ts";
import { parseFile } from "../../../../src/documents/parsing/parse.ts";

async function parse(source: string, path = "page.txt") {
  return parseFile({ path, bytes: Buffer.from(source), contentHash: path });
}

async function textsOf(source: string, path?: string): Promise<string[]> {
  const { parts } = await parse(source, path);
  return parts.blocks.filter((block) => block.kind === "text").map((block) => block.text);
}

const one =
  "The city council has decided that the old swing bridge over the canal will be opened to walkers again in the spring of next year.";
const two =
  "“We have waited for this for eleven years,” the mayor told the reporters who had come to the quay on Friday morning.";
const three =
  "The repair will cost 4.2 million euros, most of which is paid by the region and the rest by the port itself.";
const four = "It was closed in 2015 after a barge had struck one of its pillars at night.";

describe("what stands around an article is not in it", () => {
  test("on a page copied with its trail, label, caption, related headline and footer", async () => {
    const page = `Swing bridge to open again for walkers next spring

NewsCitySwing bridge to open again for walkers...

The council has found the money that the port could not find alone

${one}

${two}

Read more

FILE PHOTO: The swing bridge before it was closed.
Port of Liepaja to deepen its channel – operator

${three}

${four}

May 4, 2025 at 09:15AM
Canal Post

Trending now
`;
    expect(await textsOf(page)).toEqual([
      "The council has found the money that the port could not find alone",
      one,
      two,
      three,
      four,
    ]);
    const { parts } = await parse(page);
    expect(parts).toMatchObject({
      title: "Swing bridge to open again for walkers next spring",
      publisher: "Canal Post",
      published: "2025-05-04T09:15",
    });
  });

  test("on a page copied with its labels, names under pictures and prompts", async () => {
    const page = `Mayor: the swing bridge opens in spring
Section
City
Date of publication

Mayor: the swing bridge opens in spring

Anna Berzina
Berzina and the harbour master

${one}

How the repair is paid for

${three}

${four}

When you go on reading you agree that we store cookies, so that our site can serve you better

Your browser is set to another language. Would you like to see this site in it?
`;
    expect(await textsOf(page)).toEqual([one, three, four]);
  });

  test("on a Ukrainian page", async () => {
    const first =
      "Міська рада вирішила, що старий розвідний міст через канал знову відкриють для пішоходів навесні наступного року.";
    const second =
      "Ремонт коштуватиме чотири мільйони євро, більшу частину яких заплатить область, а решту сам порт.";
    const page = `Міст відкриють навесні

Головна › Новини › Місто

${first}

Читайте також: Порт поглиблює канал

Фото: міст до ремонту

${second}

Залишаючись на сайті, ви погоджуєтесь з використанням файлів cookie
`;
    expect(await textsOf(page)).toEqual([first, second]);
  });

  test("on a saved HTML page", async () => {
    const page = `<!doctype html><html><head><title>Swing bridge - Canal Post</title></head><body>
      <header><a href="/">Canal Post</a></header>
      <nav><a href="/">Home</a><a href="/city">City</a></nav>
      <div class="breadcrumbs"><a href="/">Home</a> / <a href="/city">City</a></div>
      <article><h1>Swing bridge to open again</h1>
        <p>${one}</p>
        <figure><img src="bridge.jpg"><figcaption>The bridge at dawn. Photo: A. Ozols</figcaption></figure>
        <p>${two}</p>
        <p><a href="/port">Read more: Port to deepen its channel</a></p>
        <p>${three}</p>
        <div class="share">Share this on Facebook</div>
        <p>${four}</p>
      </article>
      <aside><h3>Most popular</h3><ul><li><a href="/1">Seal in the harbour</a></li></ul></aside>
      <div role="dialog">We use cookies. Accept all?</div>
      <footer>© Canal Post</footer></body></html>`;
    expect(await textsOf(page, "page.html")).toEqual([one, two, three, four]);
  });
});

describe("text that looks like furniture and is none stays", () => {
  test.each([
    [
      "short paragraphs of prose",
      `Night watch\n\n${one}\n\nNobody answered.\n\n${two}\n\nWhy?\n\n${four}\n`,
      ["Nobody answered.", "Why?"],
    ],
    [
      "the items of a list",
      `Walk\n\n${one}\n\nBring with you:\n\n- a coat\n- water\n- a lamp\n\n${three}\n\n${four}\n`,
      ["a coat", "water", "a lamp"],
    ],
    [
      "a list without bullets that its sentence announces",
      `Walk\n\n${one}\n\n${two}\n\nBring with you:\n\na coat\n\nwater\n\n${three}\n`,
      ["a coat", "water"],
    ],
    [
      "a list without bullets at the end",
      `Walk\n\n${one}\n\n${two}\n\n${three}\n\nBring with you:\n\na coat\n\nwater\n`,
      ["a coat", "water"],
    ],
    [
      "dialogue",
      `Quay\n\n${one}\n\n${two}\n\n– Are you coming?\n– Not yet.\n– Then we wait\n\n${three}\n`,
      ["– Are you coming?", "– Not yet.", "– Then we wait"],
    ],
    [
      "a stanza amid prose",
      `Song\n\n${one}\n\n${two}\n\nLow lies the fog\nand lower the sand\nslow goes the ship\nthat looks for land\n\n${three}\n\n${four}\n`,
      ["Low lies the fog", "and lower the sand", "slow goes the ship", "that looks for land"],
    ],
    [
      "opening hours and prices",
      `Museum\n\n${one}\n\n${two}\n\nOpen: daily 10 to 18\n\nTickets: 7 euros\n\n${three}\n`,
      ["Open: daily 10 to 18", "Tickets: 7 euros"],
    ],
    [
      "a text about cookies and browsers",
      `Cookies\n\nYou can set your browser to refuse cookies from every website that you visit.\n\nOn our website you see in the browser settings which cookies are kept.\n\nYour browser asks before a site may store a cookie for longer than a day.\n`,
      [
        "You can set your browser to refuse cookies from every website that you visit.",
        "On our website you see in the browser settings which cookies are kept.",
        "Your browser asks before a site may store a cookie for longer than a day.",
      ],
    ],
  ])("%s", async (_, source, expected) => {
    expect(await textsOf(source)).toEqual(expect.arrayContaining([...expected]));
  });

  test("a poem keeps every line", async () => {
    const lines = ["Low lies the fog", "and lower the sand", "slow goes the ship", "Home"];
    expect(await textsOf(`Fog\n\n${lines.join("\n")}\n`)).toEqual(lines);
  });

  test("a page of questions and answers keeps all of them", async () => {
    const page = `<html><body><h1>Questions</h1>${["Dogs", "Bicycles", "Prams"]
      .map((thing) => `<h2><button>May I bring ${thing}?</button></h2><p>Yes, on deck five.</p>`)
      .join("")}</body></html>`;
    const { parts } = await parse(page, "faq.html");
    expect(parts.title).toBe("Questions");
    expect(parts.blocks.map((block) => block.text)).toEqual([
      "May I bring Dogs?",
      "Yes, on deck five.",
      "May I bring Bicycles?",
      "Yes, on deck five.",
      "May I bring Prams?",
      "Yes, on deck five.",
    ]);
  });

  test("in Markdown, headings and short items", async () => {
    const source = `# Walk\n\n## Intro\n\n${one}\n\n${two}\n\n## What to bring\n\n- a coat\n- water\n\n## Where\n\n${three}\n`;
    const { parts } = await parse(source, "walk.md");
    expect(parts.blocks.map((block) => block.text)).toEqual([
      "Intro",
      one,
      two,
      "What to bring",
      "a coat",
      "water",
      "Where",
      three,
    ]);
  });

  test("the only text of a file, whatever it is", async () => {
    expect(await textsOf("Read more")).toEqual(["Read more"]);
  });
});

describe("what repeats from document to document", () => {
  const bio = "Anna Ozola has written for this paper about the sea since 2009.";
  const articles = ["gulls", "seals", "herring", "eels"].map(
    (animal) =>
      `About ${animal}\n\nLast year the ${animal} came to the bay in the middle of March and stayed there until May, when the water was warm and the boats of the yacht club came out of their sheds again.\n\nPress Archive Weekly\n\nNobody knows why the ${animal} left so early, and it is not the first time that they did.\n\n${bio}\n`,
  );

  test("is dropped at the edges, and short lines everywhere", async () => {
    const files = await Promise.all(
      articles.map((article, index) => parse(article, `${index}.txt`)),
    );
    const { documents } = composeDocuments(files);
    expect(documents).toHaveLength(4);
    for (const document of documents) {
      expect(document.text).toContain("Nobody knows");
      expect(document.text).not.toContain(bio);
      expect(document.text).not.toContain("Press Archive");
    }
  });

  test("stays when it is most of the text, as in contracts", async () => {
    const clause = (number: number) =>
      `${number}. The tenant keeps the boat house in order and pays the rent on the first day of month ${number}.`;
    const contract = (name: string) =>
      `Contract with ${name}\n\nThis contract is made between the port and ${name} for one year.\n\n${[1, 2, 3, 4].map(clause).join("\n\n")}\n`;
    const files = await Promise.all(
      ["Anna", "Janis", "Olena"].map((name) => parse(contract(name), `${name}.txt`)),
    );
    for (const document of composeDocuments(files).documents) {
      expect(document.blocks).toHaveLength(5);
    }
  });
});
