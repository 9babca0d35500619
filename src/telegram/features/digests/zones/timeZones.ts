import { loadCityIndex } from "./cityIndex.ts";
import { findByOffset, findZones, mostFound, withoutSameClock } from "./findZones.ts";
import { cityOf, fold, nameCountries, nameZones, readZones } from "./placeNames.ts";
import { type Coordinates, zonesAround } from "./zoneAt.ts";
import { readOffset, readZoneName } from "./zoneNames.ts";

/** The time zones of the world, by the names that people have for places. */
export interface TimeZones {
  /**
   * What somebody may mean by a city, a country, a zone's name or a clock ("UTC+2"), in any of the bot's
   * languages, with or without accents, or mistyped. Behind a city may stand where it is: "Portland,
   * Maine". Takes some 0.2 s the first time.
   */
  find(typed: string): Promise<FoundZones>;
  /**
   * The zones that a place may be in.
   *
   * @returns names such as "Europe/Riga", the zone of the place first, then those of other clocks within
   *   25 km.
   */
  near(place: Coordinates): string[];
  /** The parts of the world, by the codes of `Intl.DisplayNames`, such as "150" for Europe. */
  readonly areas: readonly string[];
  /** The zones of a part of the world, by city; none for a code that is none of `areas`. */
  inArea(area: string): string[];
}

export interface FoundZones {
  /** Names such as "Europe/Riga", likeliest first, at most eight; none if nothing is like it. */
  readonly zones: readonly string[];
  /**
   * Whether the first one is meant without doubt: the name is right, and no other place of that name has
   * another clock, or only one with less than a twentieth of the people. What is mistyped is never sure.
   */
  readonly isSure: boolean;
}

/** Time zones by the lists beside this file and by city-timezones. */
export function createTimeZones(): TimeZones {
  const zones = readZones();
  const names = zones.map(({ name }) => name);
  const lists = { zones, listed: nameZones(zones), countries: nameCountries(zones) };
  let cities: ReturnType<typeof loadCityIndex> | undefined;
  return {
    async find(typed) {
      const zone = readZoneName(typed, names);
      if (zone !== null) return { zones: [zone], isSure: true };
      cities ??= loadCityIndex(fold);
      const gazetteer = { ...lists, cities: await cities };
      const offset = readOffset(typed);
      return offset === null ? findZones(typed, gazetteer) : findByOffset(offset, gazetteer);
    },
    near: (place) => withoutSameClock(zonesAround(place)).slice(0, mostFound),
    areas,
    inArea: (area) =>
      zones
        .filter((zone) => zone.area === area)
        .map(({ name }) => name)
        .toSorted((a, b) => cityOf(a).localeCompare(cityOf(b), "en")),
  };
}

const areas: readonly string[] = ["150", "142", "019", "002", "009", "AQ"];
