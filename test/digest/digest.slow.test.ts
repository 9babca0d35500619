import fc from "fast-check";
import { expect, test } from "vitest";
import { createSnapshot } from "../../src/digest/news/snapshot.ts";
import { maxDigestQuoteLength } from "../../src/digest/sentences/keySentences.ts";
import { libraryOf, page, prepareDigests, quotesOf, today } from "../support/digests.ts";
import { createLetterEmbedder } from "../support/letterEmbedder.ts";

const digests = prepareDigests();

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
