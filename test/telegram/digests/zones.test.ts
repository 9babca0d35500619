import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cityOf, createTimeZones } from "../../../src/telegram/digests/zones/timeZones.ts";
import { isZone } from "../../../src/memory/digests/schedule/zones.ts";
import { projectFolder } from "../../support/seeds.ts";
import { anyUnicode } from "../../support/texts.ts";

const zones = createTimeZones();

test("Every zone of every part of the world is one that this machine knows.", () => {
  const all = zones.areas.flatMap((area) => zones.inArea(area));
  expect(all.length).toBeGreaterThan(400);
  expect(new Set(all).size).toBe(all.length);
  expect(all.filter((zone) => !isZone(zone))).toEqual([]);
});

test("Further names of places lead to zones of the list.", () => {
  const all = new Set(zones.areas.flatMap((area) => zones.inArea(area)));
  const cities = join(projectFolder, "src/telegram/digests/zones/cities.tsv");
  for (const line of readFileSync(cities, "utf8").trim().split("\n").slice(1)) {
    const [zone = "", names = ""] = line.split("\t");
    expect(all).toContain(zone);
    for (const name of names.split("|")) expect(zones.find(name), name).toContain(zone);
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
    ["Vilnus", "Europe/Vilnius"],
    ["ВІЛЬНЮС", "Europe/Vilnius"],
    ["Польша", "Europe/Warsaw"],
    ["Londona", "Europe/London"],
    ["Нью-Йорк", "America/New_York"],
    ["new york", "America/New_York"],
    ["São Paulo", "America/Sao_Paulo"],
    ["St. Petersburg", "Europe/Moscow"],
    ["europe/riga", "Europe/Riga"],
  ])("%s", (typed, zone) => {
    expect(zones.find(typed)).toEqual([zone]);
  });

  test("several may be meant, and at most eight are named.", () => {
    expect(zones.find("san")).toHaveLength(8);
    expect(zones.find("Україна")).toContain("Europe/Kyiv");
    expect(zones.find("Portugal")).toContain("Atlantic/Azores");
  });

  test.each(["", "😀", "東京", "xyzzy", "/", "12", "r"])("nothing is meant by %j.", (typed) => {
    expect(zones.find(typed)).toEqual([]);
  });

  test("whatever is typed, it throws nothing and names known zones.", () => {
    fc.assert(
      fc.property(anyUnicode, (typed) => {
        const found = zones.find(typed);
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

  test("near a border has one zone for each clock around, so that Lviv is not taken for Warsaw.", () => {
    const near = zones.near({ latitude: 49.84, longitude: 24.03 });
    expect(near).toContain("Europe/Kyiv");
    expect(near).toContain("Europe/Warsaw");
    // Chisinau is nearby too, but its clock is Kyiv's.
    expect(near).not.toContain("Europe/Chisinau");
  });

  test("anywhere has at least one.", () => {
    const place = fc.record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(place, (anywhere) => {
        expect(zones.near(anywhere).length).toBeGreaterThan(0);
      }),
      { numRuns: 30 },
    );
  });
});

test("A zone is shown as its city.", () => {
  expect(cityOf("America/Argentina/Buenos_Aires")).toBe("Buenos Aires");
  expect(cityOf("UTC")).toBe("UTC");
});
