import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSnapshot } from "../../src/digest/news/snapshot.ts";
import { maxDigestQuoteLength } from "../../src/digest/sentences/keySentences.ts";
import type { Library } from "../../src/library/library.ts";
import {
  bridge,
  libraryOf,
  old,
  page,
  prepareDigests,
  quotesOf,
  today,
  wordsOf,
} from "../support/digests.ts";
import { createLetterEmbedder } from "../support/letterEmbedder.ts";

const digests = prepareDigests();

describe("The first digest", () => {
  test("tells of the last seven days, with headline, address, quotes and date.", async () => {
    const library = await digests.open({ "bridge.md": bridge, "old.md": old });
    const digest = await digests.tell(library);
    expect(digest).toMatchObject({ date: today, isFirst: true, also: [], shown: null });
    expect(digest.items).toHaveLength(1);
    expect(digest.items[0]).toMatchObject({
      headline: {
        title: "Ostvik bridge closed after crack is found",
        url: "https://ostvik.example/bridge",
      },
      kind: "new",
      documents: 1,
      versions: [],
      published: "2026-06-29",
      isOld: false,
    });
    expect((await wordsOf(digest, library))[0]).toBe(
      "The bridge of Ostvik was closed on Monday after engineers found a crack in its northern pillar.",
    );
  });

  test("without news tells what is most central, as old, those with a date first.", async () => {
    const undated = page({ title: "Tides", language: "en" }, "The tides of the bay are high.");
    const library = await digests.open({ "old.md": old, "a.md": undated });
    const digest = await digests.tell(library);
    expect(digest.items.map(({ kind, published, isOld }) => ({ kind, published, isOld }))).toEqual([
      { kind: "archive", published: "2024-02-01", isOld: true },
      { kind: "archive", published: null, isOld: false },
    ]);
  });

  test("does not take a date in the future for news.", async () => {
    const slip = old.replace("2024-02-01", "2062-02-01");
    const library = await digests.open({ "bridge.md": bridge, "slip.md": slip });
    const titles = (await digests.tell(library)).items.map(({ headline }) => headline.title);
    expect(titles).toEqual(["Ostvik bridge closed after crack is found"]);
  });

  test("takes tomorrow's date for today's: it may be tomorrow already where it was published.", async () => {
    const library = await digests.open({ "bridge.md": bridge.replace("2026-06-29", "2026-07-01") });
    expect((await digests.tell(library)).items[0]).toMatchObject({ kind: "new", isOld: false });
  });

  test("A document that names only its month is as old as the month's first day.", async () => {
    const vague = page(
      { title: "Tides", published: "2026-06", language: "en" },
      "The tides are high in the bay.",
    );
    const library = await digests.open({ "a.md": vague });
    expect((await digests.tell(library)).items[0]).toMatchObject({
      kind: "archive",
      isOld: true,
    });
  });
});

test("A library without documents has nothing to tell.", async () => {
  const library = await digests.open({ "old.md": old });
  const empty: Library = { ...library, listDocuments: async () => [], retrieve: async () => [] };
  expect(await digests.choose(empty)).toBe("nothing");
  expect(
    await digests.choose(empty, { seen: await createSnapshot(library), topic: "lighthouse" }),
  ).toBe("nothing");
});

test("An old document with nothing to quote is not told of at all.", async () => {
  const question = page({ title: "Who knows?", language: "en" }, "Who will pay for the ferries?");
  expect(await digests.choose(await digests.open({ "a.md": question }))).toBe("nothing");
});

test("A document with nothing to quote is told by its title.", async () => {
  const question = page(
    { title: "Who knows?", published: today, language: "en" },
    "Who will pay for the ferries of Ostvik?",
  );
  const digest = await digests.tell(await digests.open({ "a.md": question }));
  expect(digest.items).toEqual([]);
  expect(digest.also.map(({ title }) => title)).toEqual(["Who knows?"]);
});

test("A book of 5,000 sentences gives one item with at most two quotes.", async () => {
  const text = Array.from(
    { length: 5_000 },
    (_, index) =>
      `On day ${index} the keeper of the light at Ostvik wrote down the wind and the weather.`,
  ).join("\n\n");
  const book = page({ title: "The keeper's log", published: today, language: "en" }, text);
  const letters = createLetterEmbedder();
  const library = await libraryOf({ "book.md": book }, letters);
  const digest = await digests.tell(library, { embedder: letters });
  expect(digest.items).toHaveLength(1);
  expect(quotesOf(digest).length).toBeLessThanOrEqual(2);
});

test.each(["2026-6-30", "2026-02-30", "", "today"])("%j is no day.", async (wrong) => {
  const library = await digests.open({ "old.md": old });
  await expect(digests.choose(library, { today: wrong })).rejects.toThrow(RangeError);
});

test("Whatever the documents: quotes are whole sentences, none twice, and no more items than asked for.", async () => {
  const letters = createLetterEmbedder();
  const sentence = fc.constantFrom(
    "The harbour of Ostvik opens at six.",
    "He said nothing about the 12 boats.",
    "Порт відкрито вранці для всіх 40 кораблів.",
    "Вона прибула вчора до порту Одеси.",
    "Rīgas osta šodien uzņēma 3 lielus kuģus.",
    "Is the bridge of Ostvik open?",
    "However, the ferry left at nine.",
    "A list of three things:",
    "“We go home,” she said.",
    "🚢 Ships come and go at dawn 🚢.",
    `The ${"very ".repeat(90)}long pier stands in the sea.`,
    "The ferry to Tarnholm carried 120 people.",
    "The ferry to Tarnholm carried 140 people.",
  );
  const files = fc.array(
    fc.record({
      text: fc.array(sentence, { minLength: 1, maxLength: 8 }),
      day: fc.constantFrom("2026-06-30", "2026-06-28", "2026-05-01", "2025"),
      language: fc.constantFrom("en", "uk", "ru", "lv"),
    }),
    { minLength: 1, maxLength: 7 },
  );
  await fc.assert(
    fc.asyncProperty(
      files,
      fc.constantFrom(3, 5, 8),
      fc.boolean(),
      async (written, length, isFirst) => {
        const library = await libraryOf(
          Object.fromEntries(
            written.map(({ text, day, language }, index) => [
              `${index}.md`,
              page({ title: `Ostvik ${index}`, published: day, language }, text.join(" ")),
            ]),
          ),
          letters,
        );
        const seen = isFirst
          ? null
          : { documents: (await createSnapshot(library)).documents.slice(1) };
        const options = { embedder: letters, seen, length };
        const digest = await digests.choose(library, options);
        expect(await digests.choose(library, options)).toEqual(digest);
        if (digest === "nothing") return;
        expect(JSON.parse(JSON.stringify(digest))).toEqual(digest);
        expect(digest.items.length).toBeLessThanOrEqual(length);
        const quoted: string[] = [];
        for (const { documentId, start, end } of quotesOf(digest)) {
          const passages = (await library.getPassages([documentId])).get(documentId) ?? [];
          const sentences = passages.flatMap((passage) => passage.sentences);
          const inside = sentences.filter((span) => span.start >= start && span.end <= end);
          expect([inside[0]?.start, inside.at(-1)?.end]).toEqual([start, end]);
          expect(end - start).toBeLessThanOrEqual(maxDigestQuoteLength);
          const { text = "" } = (await library.getDocuments([documentId])).get(documentId) ?? {};
          quoted.push(...inside.map((span) => text.slice(span.start, span.end)));
          expect(text.slice(start, end)).not.toMatch(/^(?:He|However|Вона)\s|\?$|:$/);
        }
        expect(new Set(quoted).size).toBe(quoted.length);
        library.close();
      },
    ),
    { numRuns: 40 },
  );
});
