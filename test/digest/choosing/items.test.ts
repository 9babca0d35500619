import { describe, expect, test } from "vitest";
import { getQuotedDocuments } from "../../../src/digest/quotedDocuments.ts";
import { createSnapshot } from "../../../src/digest/news/snapshot.ts";
import { herring, page, prepareDigests, today, wordsOf } from "../../support/digests.ts";

const digests = prepareDigests();

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
    const library = await digests.open({ "one.md": one, "two.md": two, "herring.md": herring });
    const digest = await digests.tell(library);
    expect(digest.items).toHaveLength(2);
    const story = digest.items.find(({ documents }) => documents === 2);
    expect(story?.sources.map(({ publisher }) => publisher)).toEqual(["Gazette", "Herald"]);
    const documents = await getQuotedDocuments(library, [digest]);
    expect(
      story?.versions.map(({ publisher, published, documentId, start, end }) => [
        publisher,
        published,
        documents.get(documentId)?.text.slice(start, end),
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
    const library = await digests.open({ "one.md": one, "two.md": later });
    const digest = await digests.tell(library, { seen });
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
    const digest = await digests.tell(await digests.open(files), { length: 3 });
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
    const seen = await createSnapshot(await digests.open({ "a.md": first }));
    const library = await digests.open({ "a.md": first, "b.md": copy });
    expect(await wordsOf(await digests.choose(library, { seen }), library)).toEqual([
      "A new crane was put up yesterday by the northern mole.",
    ]);
  });
});
