import { describe, expect, test } from "vitest";
import { createSnapshot } from "../../../src/digest/news/snapshot.ts";
import { bridge, herring, old, page, prepareDigests, wordsOf } from "../../support/digests.ts";

const digests = prepareDigests();

const [upper = "", lower = ""] = bridge.split("\n\nFerries");
const splitBridge = {
  "bridge.md": upper,
  "ferries.md": page({ title: "Ferries", published: "2026-06-29" }, `Ferries${lower}`),
};

describe("A later digest tells", () => {
  test("what was added, however old it is, and says that it is old.", async () => {
    const seen = await createSnapshot(await digests.open({ "bridge.md": bridge }));
    const library = await digests.open({ "bridge.md": bridge, "old.md": old });
    const digest = await digests.tell(library, { seen });
    expect(digest.isFirst).toBe(false);
    expect(digest.items).toHaveLength(1);
    expect(digest.items[0]).toMatchObject({ kind: "new", published: "2024-02-01", isOld: true });
  });

  test("of a changed document what it did not say before.", async () => {
    const seen = await createSnapshot(await digests.open({ "bridge.md": bridge, "old.md": old }));
    const changed = bridge
      .replace("until the autumn", "until the winter")
      .replace("Ferries carry people", "Boats and ferries carry people");
    const library = await digests.open({ "bridge.md": changed, "old.md": old });
    const digest = await digests.tell(library, { seen });
    expect(digest.items.map(({ kind }) => kind)).toEqual(["updated"]);
    expect(await wordsOf(digest, library)).toEqual([
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
    ["split in two", { ...splitBridge, "old.md": old }],
    ["merged with another", { "all.md": `${bridge}\n${old.split("---")[2]}` }],
    ["moved to another file in part", { "bridge.md": upper, "old.md": `${old}\nFerries${lower}` }],
  ])("nothing of a document that was %s.", async (_, files) => {
    const seen = await createSnapshot(await digests.open({ "bridge.md": bridge, "old.md": old }));
    expect(await digests.choose(await digests.open(files), { seen })).toBe("nothing");
  });

  test("of a file that was renamed, and a letter of it mended, only that sentence.", async () => {
    const seen = await createSnapshot(await digests.open({ "bridge.md": bridge, "old.md": old }));
    const mended = bridge.replace("inspected in March", "inspectd in March");
    const library = await digests.open({ "new-name.md": mended, "old.md": old });
    const digest = await digests.tell(library, { seen });
    expect(digest.items.map(({ kind }) => kind)).toEqual(["updated"]);
    for (const words of await wordsOf(digest, library)) expect(words).toContain("inspectd");
  });

  test("nothing of a document that was away and came back.", async () => {
    const first = await createSnapshot(await digests.open({ "bridge.md": bridge, "old.md": old }));
    const without = await createSnapshot(await digests.open({ "old.md": old }), first);
    const again = await createSnapshot(await digests.open({ "old.md": old }), without);
    const library = await digests.open({ "bridge.md": bridge, "old.md": old });
    expect(await digests.choose(library, { seen: again })).toBe("nothing");
    expect((await createSnapshot(library, again)).gone).toBeUndefined();
  });

  test.each([
    ["A ticket for the ferry of Ostvik costs 50 €.", "€", "$"],
    ["The water of the harbour of Ostvik has -5 degrees.", "-5", "5"],
    ["The share of the town in the ferry of Ostvik is 50 %.", "50 %", "50"],
  ])("of “%s” that %s became %s.", async (text, before, after) => {
    const facts = { title: "The ferry", published: "2026-06-29" };
    const seen = await createSnapshot(await digests.open({ "a.md": page(facts, text) }));
    const changed = text.replace(before, after);
    const library = await digests.open({ "a.md": page(facts, changed) });
    expect(await wordsOf(await digests.tell(library, { seen }), library)).toEqual([changed]);
  });

  test("A text that took a moved one's place is new, not updated.", async () => {
    const seen = await createSnapshot(await digests.open({ "news.md": bridge }));
    const library = await digests.open({ "news.md": herring, "archive/bridge.md": bridge });
    const digest = await digests.tell(library, { seen });
    expect(digest.items.map(({ kind, headline }) => [kind, headline.title])).toEqual([
      ["new", "Herring catch falls"],
    ]);
  });

  test("A snapshot is the same after a journey through JSON, and one made from it is too.", async () => {
    const library = await digests.open({ "bridge.md": bridge, "old.md": old });
    const seen = await createSnapshot(library);
    const kept = JSON.parse(JSON.stringify(seen)) as typeof seen;
    expect(kept).toEqual(seen);
    expect(await createSnapshot(library, kept)).toEqual(seen);
  });
});
