import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cityOf } from "../../../../src/telegram/features/digests/zones/placeNames.ts";
import { createTimeZones } from "../../../../src/telegram/features/digests/zones/timeZones.ts";
import { isZone } from "../../../../src/memory/digestRecords/schedule/zones.ts";
import { projectFolder } from "../../../support/seeds.ts";
import { anyUnicode } from "../../../support/texts.ts";

const zones = createTimeZones();

/** How far the clock is from UTC in a zone in winter and in summer. */
const clockOf = (zone: string) =>
  [0, 6]
    .map((month) =>
      new Date(Date.UTC(2026, month, 1)).toLocaleString("en", {
        timeZone: zone,
        timeZoneName: "longOffset",
      }),
    )
    .join();

test("Every zone of every part of the world is one that this machine knows.", () => {
  const all = zones.areas.flatMap((area) => zones.inArea(area));
  expect(all.length).toBeGreaterThan(400);
  expect(new Set(all).size).toBe(all.length);
  expect(all.filter((zone) => !isZone(zone))).toEqual([]);
});

test("Further names of places lead to zones of the list.", async () => {
  const all = new Set(zones.areas.flatMap((area) => zones.inArea(area)));
  const cities = join(projectFolder, "src/telegram/features/digests/zones/cities.tsv");
  for (const line of readFileSync(cities, "utf8").trim().split("\n").slice(1)) {
    const [zone = "", names = ""] = line.split("\t");
    expect(all).toContain(zone);
    for (const name of names.split("|")) {
      expect((await zones.find(name)).zones.map(clockOf), name).toContain(clockOf(zone));
    }
  }
});

test("A part of the world that there is not has no zones.", () => {
  expect(zones.inArea("nowhere")).toEqual([]);
});

describe("A place is known by the name that people have for it:", () => {
  test.each([
    ["Рига", "Europe/Riga"],
    ["Rīga", "Europe/Riga"],
    ["  riga ", "Europe/Riga"],
    ["Латвія", "Europe/Riga"],
    ["Latvija", "Europe/Riga"],
    ["Daugavpils", "Europe/Riga"],
    ["Київ", "Europe/Kyiv"],
    ["Kyiv", "Europe/Kyiv"],
    ["Kiev", "Europe/Kyiv"],
    ["Киев", "Europe/Kyiv"],
    ["Львів", "Europe/Kyiv"],
    ["ВІЛЬНЮС", "Europe/Vilnius"],
    ["Польша", "Europe/Warsaw"],
    ["Londona", "Europe/London"],
    ["Нью-Йорк", "America/New_York"],
    ["new york", "America/New_York"],
    ["São Paulo", "America/Sao_Paulo"],
    ["Санкт-Петербург", "Europe/Moscow"],
    ["europe/riga", "Europe/Riga"],
    ["Boston", "America/New_York"],
    ["Mumbai", "Asia/Kolkata"],
    ["Malmö", "Europe/Stockholm"],
    // Ontario and Kentucky have one each, far smaller.
    ["London", "Europe/London"],
    // The list of cities knows no zone of some.
    ["Perm", "Asia/Yekaterinburg"],
    ["Пермь", "Asia/Yekaterinburg"],
    ["Penza", "Europe/Moscow"],
    ["Bali", "Asia/Makassar"],
    ["Ростов-на-Дону", "Europe/Moscow"],
    ["Уфа", "Asia/Yekaterinburg"],
    ["Calgary", "America/Edmonton"],
    ["Riga, Latvia", "Europe/Riga"],
    ["Рига, Латвия", "Europe/Riga"],
    ["Riga (Latvia)", "Europe/Riga"],
    ["Kyiv Ukraine", "Europe/Kyiv"],
    ["Portland, Maine", "America/New_York"],
    ["Portland, OR", "America/Los_Angeles"],
    ["London, Ontario", "America/Toronto"],
    ["London Kentucky", "America/New_York"],
    ["UTC", "UTC"],
    ["gmt", "UTC"],
    ["UTC+0", "UTC"],
    ["Europe/Kiev", "Europe/Kyiv"],
    ["asia/calcutta", "Asia/Kolkata"],
    ["US/Eastern", "America/New_York"],
  ])("%s", async (typed, zone) => {
    expect(await zones.find(typed)).toEqual({ zones: [zone], isSure: true });
  });

  test.each([
    ["Birmingham", ["Europe/London", "America/Chicago"]],
    ["Valencia", ["America/Caracas", "Europe/Madrid"]],
    ["St. Petersburg", ["Europe/Moscow", "America/New_York"]],
    ["Odessa", ["Europe/Kyiv", "America/Chicago"]],
    ["Springfield, Nowhere", ["America/New_York", "America/Chicago", "America/Los_Angeles"]],
    // The only Paris of the list is none in Texas.
    ["Paris, Texas", ["Europe/Paris"]],
    ["London, Atlantis", ["Europe/London", "America/Toronto"]],
    // The list of cities and the map name different clocks.
    ["Punta Arenas", ["America/Punta_Arenas", "America/Santiago"]],
    ["Portland", ["America/Los_Angeles", "America/New_York", "Australia/Melbourne"]],
  ])("%s may be several, which are offered, the largest first.", async (typed, found) => {
    expect(await zones.find(typed)).toEqual({ zones: found, isSure: false });
  });

  test.each(["Vilnus", "Bostn", "Mumbaj"])(
    "%s is mistyped: what it may mean is offered, not taken.",
    async (typed) => {
      const { zones: found, isSure } = await zones.find(typed);
      expect(found.length).toBeGreaterThan(0);
      expect(isSure).toBe(false);
    },
  );

  test.each([
    ["UTC+2", "Europe/Kyiv"],
    ["GMT-05:00", "America/New_York"],
    ["+5:30", "Asia/Kolkata"],
  ])("%s is a clock, of which places are offered, such as %s.", async (typed, zone) => {
    const { zones: found, isSure } = await zones.find(typed);
    expect(found.map(clockOf)).toContain(clockOf(zone));
    expect(isSure).toBe(false);
  });

  test("several may be meant, and at most eight are named.", async () => {
    expect((await zones.find("sant")).zones).toHaveLength(8);
    expect((await zones.find("Україна")).zones).toContain("Europe/Kyiv");
    expect(await zones.find("Portugal")).toMatchObject({
      zones: expect.arrayContaining(["Atlantic/Azores"]) as unknown,
      isSure: false,
    });
  });

  test.each(["", "😀", "東京", "xyzzy", "/", "12", "r"])(
    "nothing is meant by %j.",
    async (typed) => {
      expect(await zones.find(typed)).toEqual({ zones: [], isSure: false });
    },
  );

  test("whatever is typed, it throws nothing and names known zones.", async () => {
    await fc.assert(
      fc.asyncProperty(anyUnicode, async (typed) => {
        const { zones: found } = await zones.find(typed);
        expect(found.length).toBeLessThanOrEqual(8);
        expect(found.every(isZone)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe("A place on the map", () => {
  test.each([
    [56.95, 24.1, "Europe/Riga"],
    [50.4, 30.5, "Europe/Kyiv"],
    [-33.9, 151.2, "Australia/Sydney"],
  ])("well inside a country has one zone: %d, %d", (latitude, longitude, zone) => {
    expect(zones.near({ latitude, longitude })).toEqual([zone]);
  });

  test("near a border has one zone for each clock around, that of the place first.", () => {
    // Lviv is 60 km from the border, Sokal 10.
    expect(zones.near({ latitude: 49.84, longitude: 24.03 })).toEqual(["Europe/Kyiv"]);
    expect(zones.near({ latitude: 50.48, longitude: 24.06 })).toEqual([
      "Europe/Kyiv",
      "Europe/Warsaw",
    ]);
  });

  test("anywhere has at least one.", () => {
    const place = fc.record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(place, (anywhere) => {
        const near = zones.near(anywhere);
        expect(near.length).toBeGreaterThan(0);
        expect(near.every(isZone)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

test("A zone is shown as its city.", () => {
  expect(cityOf("America/Argentina/Buenos_Aires")).toBe("Buenos Aires");
  expect(cityOf("UTC")).toBe("UTC");
});
