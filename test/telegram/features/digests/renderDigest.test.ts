import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Digest } from "../../../../src/digest/digest.ts";
import type { DigestItem } from "../../../../src/digest/choosing/items.ts";
import type { StoredDocument } from "../../../../src/library/rows/storedDocument.ts";
import { nameQuote } from "../../../../src/memory/index.ts";
import { longestMessage } from "../../../../src/telegram/features/asking/rendering/renderBlocks.ts";
import { renderDigest } from "../../../../src/telegram/features/digests/writing/renderDigest.ts";
import type { ButtonedMessage } from "../../../../src/telegram/features/digests/delivery/storedMessage.ts";
import { createWords } from "../../../../src/service/words/words.ts";

const harbour: StoredDocument = {
  id: "harbour",
  path: "harbour.md",
  title: "The harbour opens",
  publisher: "Port Gazette",
  published: "2026-06-29T14:32",
  url: "https://example.org/harbour",
  language: "en",
  text: "The harbour opened on Monday. Forty ships came. <b>*Nobody* stayed_.",
  questions: [],
  paths: [],
  pages: [],
  pageKind: "page",
  story: "",
};

const item: DigestItem = {
  headline: { documentId: "harbour", title: harbour.title, url: harbour.url },
  quotes: [{ documentId: "harbour", start: 0, end: 29 }],
  kind: "new",
  documents: 1,
  sources: [
    {
      documentId: "harbour",
      title: harbour.title,
      url: harbour.url,
      publisher: harbour.publisher,
      published: harbour.published,
    },
  ],
  versions: [],
  published: harbour.published,
  isOld: false,
};

const digest: Digest = { date: "2026-06-30", isFirst: false, items: [item], also: [], shown: null };

function render(
  told: Partial<Digest>,
  documents: readonly StoredDocument[] = [harbour],
  language = "en",
): readonly ButtonedMessage[] {
  return renderDigest(
    { ...digest, ...told },
    {
      documents: new Map(documents.map((document) => [document.id, document])),
      words: createWords().for(language),
    },
  ).messages;
}

const textOf = (messages: readonly ButtonedMessage[]) =>
  messages.map(({ text }) => text).join("\n");

const stretches = ({ text, entities }: ButtonedMessage, type: string) =>
  entities
    .filter((entity) => entity.type === type)
    .map(({ offset, length }) => text.slice(offset, offset + length));

describe("A digest", () => {
  test("has its date, and of a story the linked headline, quotes as they stand, publisher and date.", () => {
    const [message, ...others] = render({});
    expect(others).toEqual([]);
    const [heading, ...lines] = message?.text.split("\n") ?? [];
    expect(heading).toMatch(/^What's new: Tuesday,? 30 June 2026$/);
    expect(lines).toEqual([
      "",
      "1. The harbour opens",
      "The harbour opened on Monday.",
      "Port Gazette · 29 Jun 2026",
    ]);
    expect(message && stretches(message, "blockquote")).toEqual(["The harbour opened on Monday."]);
    expect(message && stretches(message, "text_link")).toEqual(["The harbour opens"]);
    expect(message?.buttons.flat().map(({ text }) => text)).toEqual(["More on 1", "Settings"]);
  });

  test("has in a channel buttons that open its quotes in private, and none for the settings.", () => {
    const documents = new Map([[harbour.id, harbour]]);
    const rendering = { documents, words: createWords().for("en"), botName: "quoth_test_bot" };
    const { messages, quotes } = renderDigest(digest, rendering);
    const [quote] = quotes;
    expect(messages.flatMap(({ buttons }) => buttons.flat())).toEqual([
      {
        text: "More on 1",
        url: `https://t.me/quoth_test_bot?start=q_${quote ? nameQuote(quote) : ""}`,
      },
    ]);
  });

  test("quotes a changed fact as it is and as it was, and tells stories of one title apart.", () => {
    const [now] = item.quotes;
    if (!now) throw new Error("Expected a quote.");
    const changed = { before: "The harbour opens on Friday.", now };
    const part = { kind: "section", heading: "Ships" } as const;
    const [message] = render({ items: [{ ...item, kind: "updated", changed, part }] });
    expect(message?.text).toContain("The harbour opens · Ships · updated\n");
    expect(message?.text).toContain(
      "The harbour opened on Monday.\nBefore:\nThe harbour opens on Friday.\n",
    );
  });

  test("shows markup of a document as it stands.", () => {
    const quotes = [{ documentId: "harbour", start: 48, end: 68 }];
    const [message] = render({ items: [{ ...item, quotes }] });
    expect(message && stretches(message, "blockquote")).toEqual(["<b>*Nobody* stayed_."]);
  });

  test("says the date of an old story first, and of an undated one that it is.", () => {
    const old = { ...item, published: "2026-05-12", isOld: true };
    expect(textOf(render({ items: [old] }))).toContain("1. 12 May 2026 · The harbour opens");
    const undated = { ...item, published: null };
    expect(textOf(render({ items: [undated] }))).toContain("1. undated · The harbour opens");
  });

  test("says what was updated, and how many documents tell a story, with each of them.", () => {
    const other = {
      ...item.sources[0],
      documentId: "b",
      publisher: null,
      title: "Ships",
      url: null,
    };
    const sources = [...item.sources, { ...other, published: "2026-06" }];
    const text = textOf(render({ items: [{ ...item, kind: "updated", documents: 2, sources }] }));
    expect(text).toContain("1. The harbour opens · updated · 2 documents\n");
    expect(text).toContain("\nPort Gazette · 29 Jun 2026; Ships · Jun 2026");
  });

  test("shows versions that disagree side by side, each with who says so.", () => {
    const weekly = { ...harbour, id: "weekly", text: "Fifty ships came." };
    const version = {
      documentId: "weekly",
      start: 0,
      end: 17,
      publisher: "Weekly",
      published: null,
    };
    const versions = [
      { ...version, documentId: "harbour", start: 30, end: 47, publisher: "Port Gazette" },
      version,
    ];
    const text = textOf(
      render({ items: [{ ...item, documents: 2, versions }] }, [harbour, weekly]),
    );
    expect(text).toContain(
      "The documents disagree:\nForty ships came.\nPort Gazette · undated\nFifty ships came.\nWeekly · undated",
    );
  });

  test("marks what is from the archive, and a first one as first.", () => {
    const archived = [{ ...item, kind: "archive" as const }];
    const text = textOf(render({ items: archived, shown: { date: "2026-06-30", sentences: [] } }));
    expect(text).toContain("Nothing new today. Here is a passage from the archive instead.");
    expect(text).toContain("1. from the archive · 29 Jun 2026 · The harbour opens");
    expect(textOf(render({ isFirst: true }))).toContain("This is your first digest. It covers");
    expect(textOf(render({ isFirst: true, items: archived }))).toContain(
      "Nothing new came in the last seven days",
    );
  });

  test("names what else is new, also alone.", () => {
    const also = [item.headline, { ...item.headline, title: "Ships", url: null }];
    expect(textOf(render({ also }))).toContain("\n\nAlso new:\n– The harbour opens\n– Ships");
    const [alone] = render({ also, items: [] });
    expect(alone?.text).toContain("30 June 2026\n\nAlso new:");
    expect(alone?.buttons.flat().map(({ text }) => text)).toEqual(["Settings"]);
  });

  test("leaves out a story whose documents are gone, and numbers the others on.", () => {
    const gone = { ...item, quotes: [{ documentId: "gone", start: 0, end: 9 }] };
    const text = textOf(render({ items: [gone, item] }));
    expect(text).toContain("1. The harbour opens");
    expect(text).not.toContain("2. ");
  });

  test.each([
    ["lv", "Kas jauns: otrdiena, 2026. gada 30. jūnijs"],
    ["uk", "Що нового: вівторок, 30 червня 2026 р."],
    ["ru", "Что нового: вторник, 30 июня 2026 г."],
  ])("has its date in words of the language: %s", (language, line) => {
    expect(textOf(render({}, [harbour], language))).toContain(line);
  });
});

describe("However long a digest is,", () => {
  const word = fc.constantFrom("Ріга", "гавань", "👩‍👩‍👧", "🚢", "ships", "Їжак", "«день»", "é", "–");
  const title = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(" "));
  const sentence = fc
    .array(word, { minLength: 1, maxLength: 50 })
    .map((words) => `${words.join(" ")}.`);
  const story = fc.record({
    title,
    sentences: fc.array(sentence, { minLength: 1, maxLength: 12 }),
    hasUrl: fc.boolean(),
    versions: fc.nat(10),
  });
  const stories = fc.array(story, { minLength: 1, maxLength: 9 });
  const also = fc.array(title, { maxLength: 20 });

  test("each quotation is whole, all is in order, and every message fits.", () => {
    fc.assert(
      fc.property(stories, also, (told, titles) => {
        const documents = told.map(({ sentences, ...rest }, index) => ({
          ...harbour,
          ...rest,
          id: `${index}`,
          path: `${index}.md`,
          url: rest.hasUrl ? `https://example.org/${index}` : null,
          text: sentences.join(" "),
        }));
        const items = told.map(({ sentences, versions }, index) =>
          toItem(documents[index] ?? harbour, sentences, versions),
        );
        const messages = render(
          { items, also: titles.map((name) => ({ documentId: "", title: name, url: null })) },
          documents,
        );
        for (const { text, entities } of messages) {
          expect(text.length).toBeLessThanOrEqual(longestMessage);
          expect(text.trim()).not.toBe("");
          expect(entities.length).toBeLessThanOrEqual(100);
          expect(entities.every(({ offset, length }) => offset + length <= text.length)).toBe(true);
          expect(text).not.toMatch(/\p{Cs}/u);
        }
        const wanted = told.flatMap(({ sentences, versions }) => [
          ...sentences.slice(versions),
          ...sentences.slice(0, versions),
        ]);
        expect(messages.flatMap((message) => stretches(message, "blockquote"))).toEqual(wanted);
        const buttons = messages.flatMap((message) => message.buttons.flat());
        expect(buttons.map(({ text }) => text)).toEqual([
          ...told.map((_, index) => `More on ${index + 1}`),
          "Settings",
        ]);
      }),
      { numRuns: 60 },
    );
  });

  test("two stories that fit into one message stand in one, and one that does not begins the next.", () => {
    const long = { ...harbour, text: `${"x".repeat(1_500)}.` };
    const quotes = [{ documentId: "harbour", start: 0, end: 1_501 }];
    const items = [1, 2, 3].map(() => ({ ...item, quotes }));
    const messages = render({ items }, [long]);
    expect(messages.map((message) => stretches(message, "blockquote").length)).toEqual([2, 1]);
    expect(messages[1]?.text.startsWith("3. The harbour opens\nxxx")).toBe(true);
  });
});

/** The first `versionCount` sentences as versions, the others as quotes. */
function toItem(document: StoredDocument, sentences: string[], versionCount: number): DigestItem {
  const places = sentences.map((sentence, index) => {
    const start = sentences.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0);
    return { documentId: document.id, start, end: start + sentence.length };
  });
  const { publisher, published } = document;
  return {
    ...item,
    headline: { documentId: document.id, title: document.title, url: document.url },
    quotes: places.slice(versionCount),
    versions: places.slice(0, versionCount).map((place) => ({ ...place, publisher, published })),
  };
}
