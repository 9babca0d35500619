import { describe, expect, test } from "vitest";
import { createSnapshot } from "../../../src/digest/news/snapshot.ts";
import { bridge, herring, old, prepareDigests, wordsOf } from "../../support/digests.ts";

const digests = prepareDigests();

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
  ])("nothing of a document that was %s.", async (_, files) => {
    const seen = await createSnapshot(await digests.open({ "bridge.md": bridge, "old.md": old }));
    expect(await digests.choose(await digests.open(files), { seen })).toBe("nothing");
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
