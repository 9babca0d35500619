import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { chooseDigest, type Digest, type DigestOptions } from "../../src/digest/digest.ts";
import { takeSnapshot } from "../../src/digest/news/snapshot.ts";
import { longestDigestQuote } from "../../src/digest/sentences/gist.ts";
import type { Embedder } from "../../src/embedding/embedder.ts";
import { createTransformersEmbedder } from "../../src/embedding/models/transformersEmbedder.ts";
import type { Library } from "../../src/library/library.ts";
import { libraryOf, page, quotesOf, wordsOf } from "../support/digests.ts";
import { embeddedModel, quoteModel } from "../support/models.ts";
import { createLetterEmbedder } from "../support/letterEmbedder.ts";

let embedder: Embedder;
beforeAll(async () => {
  embedder = await createTransformersEmbedder(embeddedModel);
});

const today = "2026-06-30";

const bridge = page(
  {
    title: "Ostvik bridge closed after crack is found",
    publisher: "Ostvik Gazette",
    published: "2026-06-29",
    url: "https://ostvik.example/bridge",
    language: "en",
  },
  `The bridge of Ostvik was closed on Monday after engineers found a crack in its northern pillar. Repairs will take until the autumn, the town council said. It had been inspected in March.

Ferries carry people across the river in the meantime. Who will pay for the ferries? The council meets again next week to talk about the costs.`,
);
const herring = page(
  { title: "Herring catch falls", published: "2026-06-28", language: "en" },
  "Fishermen of Tarnholm landed half as much herring this spring as in the year before. Warmer water has driven the shoals north, a marine biologist explained.",
);
const old = page(
  { title: "The lighthouse of Akmen", published: "2024-02-01", language: "en" },
  "The lighthouse of Akmen was built of limestone by the monks of the island. Its lamp burned whale oil for two hundred years.",
);

function choose(library: Library, options: Partial<DigestOptions> = {}) {
  return chooseDigest({ library, embedder, quoteModel, seen: null, today, ...options });
}

function expectDigest(digest: Digest | "nothing"): Digest {
  if (digest === "nothing") throw new Error("Expected a digest, got nothing.");
  return digest;
}

describe("The first digest", () => {
  test("tells of the last seven days, with headline, address, quotes and date.", async () => {
    const library = await libraryOf({ "bridge.md": bridge, "old.md": old }, embedder);
    const digest = expectDigest(await choose(library));
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
    expect(wordsOf(digest, library)[0]).toBe(
      "The bridge of Ostvik was closed on Monday after engineers found a crack in its northern pillar.",
    );
  });

  test("without news tells what is most central, as old, those with a date first.", async () => {
    const undated = page({ title: "Tides", language: "en" }, "The tides of the bay are high.");
    const library = await libraryOf({ "old.md": old, "a.md": undated }, embedder);
    const digest = expectDigest(await choose(library));
    expect(digest.items.map(({ kind, published, isOld }) => ({ kind, published, isOld }))).toEqual([
      { kind: "archive", published: "2024-02-01", isOld: true },
      { kind: "archive", published: null, isOld: false },
    ]);
  });

  test("A document that names only its month is as old as the month's first day.", async () => {
    const vague = page(
      { title: "Tides", published: "2026-06", language: "en" },
      "The tides are high in the bay.",
    );
    const library = await libraryOf({ "a.md": vague }, embedder);
    expect(expectDigest(await choose(library)).items[0]).toMatchObject({
      kind: "archive",
      isOld: true,
    });
  });
});

describe("A later digest tells", () => {
  test("what was added, however old it is, and says that it is old.", async () => {
    const seen = takeSnapshot(await libraryOf({ "bridge.md": bridge }, embedder));
    const library = await libraryOf({ "bridge.md": bridge, "old.md": old }, embedder);
    const digest = expectDigest(await choose(library, { seen }));
    expect(digest.isFirst).toBe(false);
    expect(digest.items).toHaveLength(1);
    expect(digest.items[0]).toMatchObject({ kind: "new", published: "2024-02-01", isOld: true });
  });

  test("of a changed document what it did not say before.", async () => {
    const seen = takeSnapshot(await libraryOf({ "bridge.md": bridge, "old.md": old }, embedder));
    const changed = bridge
      .replace("until the autumn", "until the winter")
      .replace("Ferries carry people", "Boats and ferries carry people");
    const library = await libraryOf({ "bridge.md": changed, "old.md": old }, embedder);
    const digest = expectDigest(await choose(library, { seen }));
    expect(digest.items.map(({ kind }) => kind)).toEqual(["updated"]);
    expect(wordsOf(digest, library)).toEqual([
      "Repairs will take until the winter, the town council said.",
      "Boats and ferries carry people across the river in the meantime.",
    ]);
  });

  test.each([
    ["moved", { "sub/bridge-2026.md": bridge, "old.md": old }],
    ["copied", { "bridge.md": bridge, "copy.md": bridge, "old.md": old }],
    ["removed", { "bridge.md": bridge }],
    [
      "given another title",
      { "bridge.md": bridge.replace("closed after", "shut after"), "old.md": old },
    ],
    [
      "only shortened",
      { "bridge.md": bridge.replace(" It had been inspected in March.", ""), "old.md": old },
    ],
    [
      "punctuated otherwise",
      { "bridge.md": bridge.replace("autumn, the", "autumn – the"), "old.md": old },
    ],
    ["left alone", { "bridge.md": bridge, "old.md": old }],
  ])("nothing of a document that was %s.", async (_, files) => {
    const seen = takeSnapshot(await libraryOf({ "bridge.md": bridge, "old.md": old }, embedder));
    expect(await choose(await libraryOf(files, embedder), { seen })).toBe("nothing");
  });

  test("A text that took a moved one's place is new, not updated.", async () => {
    const seen = takeSnapshot(await libraryOf({ "news.md": bridge }, embedder));
    const library = await libraryOf({ "news.md": herring, "archive/bridge.md": bridge }, embedder);
    const digest = expectDigest(await choose(library, { seen }));
    expect(digest.items.map(({ kind, headline }) => [kind, headline.title])).toEqual([
      ["new", "Herring catch falls"],
    ]);
  });

  test("A snapshot is the same after a journey through JSON, and one made from it is too.", async () => {
    const library = await libraryOf({ "bridge.md": bridge, "old.md": old }, embedder);
    const seen = takeSnapshot(library);
    const kept = JSON.parse(JSON.stringify(seen)) as typeof seen;
    expect(kept).toEqual(seen);
    expect(takeSnapshot(library, kept)).toEqual(seen);
  });
});

describe("Stories", () => {
  const report = (publisher: string, text: string) =>
    page(
      {
        title: "Ferry runs aground off Tarnholm",
        publisher,
        published: "2026-06-29",
        language: "en",
      },
      text,
    );
  const one = report(
    "Gazette",
    "A ferry with 120 passengers aboard ran aground off Tarnholm early on Monday. The coast guard brought everybody ashore in boats. Nobody was hurt when the ferry struck the rocks near Tarnholm harbour.",
  );
  const two = report(
    "Herald",
    "A ferry with 140 passengers aboard ran aground off Tarnholm early on Monday. Rescuers needed three hours to bring the people from the ferry to Tarnholm harbour.",
  );

  test("told by several documents are one item, the figures they disagree about side by side.", async () => {
    const library = await libraryOf(
      { "one.md": one, "two.md": two, "herring.md": herring },
      embedder,
    );
    const digest = expectDigest(await choose(library));
    expect(digest.items).toHaveLength(2);
    const story = digest.items.find(({ documents }) => documents === 2);
    expect(story?.sources.map(({ publisher }) => publisher)).toEqual(["Gazette", "Herald"]);
    expect(
      story?.versions.map(({ publisher, published, documentId, start, end }) => [
        publisher,
        published,
        library.document(documentId)?.text.slice(start, end),
      ]),
    ).toEqual([
      [
        "Gazette",
        "2026-06-29",
        "A ferry with 120 passengers aboard ran aground off Tarnholm early on Monday.",
      ],
      [
        "Herald",
        "2026-06-29",
        "A ferry with 140 passengers aboard ran aground off Tarnholm early on Monday.",
      ],
    ]);
  });

  test("The same event told a month apart is two stories.", async () => {
    const later = two.replace("2026-06-29", "2026-05-29");
    const seen = { documents: [] };
    const library = await libraryOf({ "one.md": one, "two.md": later }, embedder);
    const digest = expectDigest(await choose(library, { seen }));
    expect(digest.items.map(({ documents }) => documents)).toEqual([1, 1]);
  });

  test("Beyond the length, stories are told by their titles.", async () => {
    const texts = {
      Salt: "Salt was dear at the fair of Ostvik, merchants from abroad reported.",
      Choir: "A choir of forty children sang old ballads in the cathedral.",
      Bees: "Beekeepers in the south lost every third hive during the frost.",
      Chess: "A girl of nine won the national chess championship in Tarnholm.",
      Comet: "Astronomers photographed a comet with a tail of green gas.",
    };
    const files = Object.fromEntries(
      Object.entries(texts).map(([title, text]) => [
        `${title}.md`,
        page({ title, published: "2026-06-28", language: "en" }, text),
      ]),
    );
    const digest = expectDigest(await choose(await libraryOf(files, embedder), { length: 3 }));
    expect(digest.items).toHaveLength(3);
    expect(digest.also).toHaveLength(2);
    const titles = [
      ...digest.items.map(({ headline }) => headline.title),
      ...digest.also.map(({ title }) => title),
    ];
    expect(new Set(titles).size).toBe(5);
  });

  test("A near-copy of what was told is not told again, but for what it adds.", async () => {
    const text =
      "The harbour of Ostvik opens at six in the morning for boats of every kind. Herring, cod and crabs are sold on the quay until noon.";
    const first = page({ title: "Harbour", published: today, language: "en" }, text);
    const copy = page(
      { title: "Port", published: today, language: "en" },
      text.replace("noon.", "noon. A new crane was put up yesterday by the northern mole."),
    );
    const seen = takeSnapshot(await libraryOf({ "a.md": first }, embedder));
    const library = await libraryOf({ "a.md": first, "b.md": copy }, embedder);
    expect(wordsOf(await choose(library, { seen }), library)).toEqual([
      "A new crane was put up yesterday by the northern mole.",
    ]);
  });
});

describe("A topic", () => {
  test("leaves only what is about it.", async () => {
    const library = await libraryOf({ "bridge.md": bridge, "herring.md": herring }, embedder);
    const digest = expectDigest(await choose(library, { topic: "herring catch" }));
    expect(digest.items.map(({ headline }) => headline.title)).toEqual(["Herring catch falls"]);
  });

  test("that no document is about brings nothing, not even from the archive.", async () => {
    const library = await libraryOf({ "bridge.md": bridge, "herring.md": herring }, embedder);
    const always = { seed: "chat", recentlyShown: [] };
    expect(await choose(library, { topic: "sourdough bread", always })).toBe("nothing");
  });
});

test("A library without documents has nothing to tell.", async () => {
  const library = await libraryOf({ "old.md": old }, embedder);
  const empty: Library = { ...library, documents: () => [], searchSentences: () => [] };
  expect(await choose(empty)).toBe("nothing");
  expect(await choose(empty, { seen: takeSnapshot(library), topic: "lighthouse" })).toBe("nothing");
});

test("An old document with nothing to quote is not told of at all.", async () => {
  const question = page({ title: "Who knows?", language: "en" }, "Who will pay for the ferries?");
  expect(await choose(await libraryOf({ "a.md": question }, embedder))).toBe("nothing");
});

test("A document with nothing to quote is told by its title.", async () => {
  const question = page(
    { title: "Who knows?", published: today, language: "en" },
    "Who will pay for the ferries of Ostvik?",
  );
  const digest = expectDigest(await choose(await libraryOf({ "a.md": question }, embedder)));
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
  const library = await libraryOf({ "book.md": book }, createLetterEmbedder());
  const digest = await chooseDigest({
    library,
    embedder: createLetterEmbedder(),
    quoteModel,
    seen: null,
    today,
  });
  expect(expectDigest(digest).items).toHaveLength(1);
  expect(quotesOf(digest).length).toBeLessThanOrEqual(2);
});

test.each(["2026-6-30", "2026-02-30", "", "today"])("%j is no day.", async (wrong) => {
  const library = await libraryOf({ "old.md": old }, embedder);
  await expect(choose(library, { today: wrong })).rejects.toThrow(RangeError);
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
        const seen = isFirst ? null : { documents: takeSnapshot(library).documents.slice(1) };
        const options = { library, embedder: letters, quoteModel, seen, today, length };
        const digest = await chooseDigest(options);
        expect(await chooseDigest(options)).toEqual(digest);
        if (digest === "nothing") return;
        expect(JSON.parse(JSON.stringify(digest))).toEqual(digest);
        expect(digest.items.length).toBeLessThanOrEqual(length);
        const quoted: string[] = [];
        for (const { documentId, start, end } of quotesOf(digest)) {
          const sentences = library.passagesOf(documentId).flatMap((passage) => passage.sentences);
          const inside = sentences.filter((span) => span.start >= start && span.end <= end);
          expect([inside[0]?.start, inside.at(-1)?.end]).toEqual([start, end]);
          expect(end - start).toBeLessThanOrEqual(longestDigestQuote);
          const { text = "" } = library.document(documentId) ?? {};
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
