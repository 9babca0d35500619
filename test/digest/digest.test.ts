import { describe, expect, test } from "vitest";
import { createSnapshot } from "../../src/digest/news/snapshot.ts";
import type { Library } from "../../src/library/library.ts";
import { bridge, old, page, prepareDigests, today, wordsOf } from "../support/digests.ts";

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

test.each(["2026-6-30", "2026-02-30", "", "today"])("%j is no day.", async (wrong) => {
  const library = await digests.open({ "old.md": old });
  await expect(digests.choose(library, { today: wrong })).rejects.toThrow(RangeError);
});
