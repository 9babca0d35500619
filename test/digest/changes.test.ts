import { describe, expect, test } from "vitest";
import { createSnapshot } from "../../src/digest/news/snapshot.ts";
import { page, prepareDigests, wordsOf } from "../support/digests.ts";

const digests = prepareDigests();

/** A page on a harbour, with a figure and a date that may change. */
function harbour(name: string, cranes: number, day: string): string {
  return page(
    { title: `The harbour of ${name}`, published: "2026-03-01", language: "en" },
    `The harbour of ${name} lies at the mouth of a river and belongs to the town.

The harbour of ${name} has ${cranes} cranes for the ships that come from Norway.

The harbour of ${name} opens its new pier for ferries on ${day} 2026.`,
  );
}

/** 26 names that are no words. */
const names = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ", (letter) => `${letter}ostvik`);

describe("A changed fact of a known document", () => {
  test("comes first, as it was and as it is, before whatever else is new.", async () => {
    const before = await digests.open({
      "a.md": harbour("Ostvik", 12, "3 July"),
      "b.md": harbour("Tarn", 7, "9 May"),
    });
    const seen = await createSnapshot(before);
    const fresh = (title: string, text: string) =>
      page({ title, published: "2026-06-30", language: "en" }, text);
    const library = await digests.open({
      "a.md": harbour("Ostvik", 12, "17 August"),
      "b.md": harbour("Tarn", 7, "9 May"),
      "c.md": fresh(
        "A comet",
        "Astronomers of Skala found a comet near the constellation of the Whale.",
      ),
      "d.md": fresh(
        "Bread",
        "Bakers of Skala sold twelve thousand loaves of rye bread in one week.",
      ),
    });
    const digest = await digests.tell(library, { seen });
    const [first, ...others] = digest.items;
    expect(first).toMatchObject({ kind: "updated", headline: { title: "The harbour of Ostvik" } });
    expect(first?.changed?.before).toBe(
      "The harbour of Ostvik opens its new pier for ferries on 3 July 2026.",
    );
    const [now] = await wordsOf({ ...digest, items: first ? [first] : [] }, library);
    expect(now).toBe("The harbour of Ostvik opens its new pier for ferries on 17 August 2026.");
    expect(others).toHaveLength(2);
    expect(JSON.parse(JSON.stringify(digest))).toEqual(digest);
  });

  test("is told of each of twenty documents, and of those that did not change nothing.", async () => {
    const seen = await createSnapshot(
      await digests.open(
        Object.fromEntries(names.map((name) => [`${name}.md`, harbour(name, 12, "3 July")])),
      ),
    );
    const library = await digests.open(
      Object.fromEntries(
        names.map((name, index) => [
          `${name}.md`,
          index >= 20
            ? harbour(name, 12, "3 July")
            : index % 2 === 0
              ? harbour(name, 13 + index, "3 July")
              : harbour(name, 12, `${index} August`),
        ]),
      ),
    );
    const { items } = await digests.tell(library, { seen, length: 20 });
    expect(items.filter(({ changed }) => changed)).toHaveLength(20);
  });

  test("is none if the text was only worded otherwise.", async () => {
    const seen = await createSnapshot(
      await digests.open({ "a.md": harbour("Ostvik", 12, "3 July") }),
    );
    const library = await digests.open({
      "a.md": harbour("Ostvik", 12, "3 July").replace(
        "opens its new pier",
        "opens its long new pier",
      ),
    });
    const { items } = await digests.tell(library, { seen });
    expect(items.map(({ changed }) => changed)).toEqual([undefined]);
  });
});
