import { chooseSimilar } from "../../../../library/index.ts";
import type { NamedCity } from "./cityIndex.ts";
import { fold, type Zone } from "./placeNames.ts";
import type { FoundZones } from "./timeZones.ts";
import { describeClock } from "./zoneNames.ts";

/** Places by their folded names. */
export interface Gazetteer {
  readonly zones: readonly Zone[];
  /** Zones of cities, countries and further places. */
  readonly listed: ReadonlyMap<string, readonly Zone[]>;
  readonly cities: ReadonlyMap<string, readonly NamedCity[]>;
  /** Codes of countries. */
  readonly countries: ReadonlyMap<string, ReadonlySet<string>>;
}

/** At most so many zones are offered. */
export const mostFound = 8;

/**
 * What somebody may mean by the name of a place: "Riga", "Riga, Latvia", "Portland Maine". What stands
 * behind a name says where it is; if it names no place that is known, all places of the name are
 * offered. What is only like a name is offered too, never taken.
 */
export function findZones(typed: string, gazetteer: Gazetteer): FoundZones {
  const whole = lookUp(fold(typed), gazetteer);
  if (whole) return choose(whole);
  const [name = "", ...regions] = typed.split(/[,;()/]+/).filter((part) => fold(part) !== "");
  const namesake = regions.length > 0 ? lookUp(fold(name), gazetteer) : null;
  if (namesake) {
    const there = within(namesake, regions.map(fold), gazetteer);
    return there ? choose(there) : { ...choose(namesake, "offer all"), isSure: false };
  }
  const words = typed.split(/\s+/);
  for (let end = words.length - 1; end > 0; end -= 1) {
    const places = lookUp(fold(words.slice(0, end).join(" ")), gazetteer);
    const there = places && within(places, [fold(words.slice(end).join(" "))], gazetteer);
    if (there) return choose(there);
  }
  return findAlike(fold(name), gazetteer);
}

/** Zones whose clocks are so far from UTC in winter or in summer, such as "GMT+02:00". */
export function findByOffset(offset: string, { zones, cities }: Gazetteer): FoundZones {
  const people = new Map<string, number>();
  for (const { zone, population } of [...cities.values()].flat()) {
    people.set(zone, (people.get(zone) ?? 0) + population);
  }
  const there = zones
    .map(({ name }) => name)
    .filter((zone) => describeClock(zone).split(" ").includes(offset))
    .toSorted((a, b) => (people.get(b) ?? 0) - (people.get(a) ?? 0));
  return { zones: withoutSameClock(there).slice(0, mostFound), isSure: false };
}

/** Leaves the first of those whose clocks agree. */
export function withoutSameClock(zones: readonly string[]): string[] {
  const clocks = new Map<string, string>();
  for (const zone of zones) {
    const clock = describeClock(zone);
    if (!clocks.has(clock)) clocks.set(clock, zone);
  }
  return [...clocks.values()];
}

/** All places of a name. */
interface Places {
  /** Zones that the lists have for it, such as all of a country. */
  readonly listed: readonly Zone[];
  readonly cities: readonly NamedCity[];
}

function lookUp(name: string, { listed, cities }: Gazetteer): Places | null {
  const places = { listed: listed.get(name) ?? [], cities: cities.get(name) ?? [] };
  return places.listed.length + places.cities.length > 0 ? places : null;
}

/** Those of the places that are in any of the regions: countries, or states and provinces. */
function within(
  places: Places,
  regions: readonly string[],
  { countries }: Gazetteer,
): Places | null {
  const codes = new Set(regions.flatMap((region) => [...(countries.get(region) ?? [])]));
  const there = {
    listed: places.listed.filter(({ country }) => codes.has(country)),
    cities: places.cities.filter(
      (city) => codes.has(city.country) || city.regions.some((name) => regions.includes(name)),
    ),
  };
  return there.listed.length + there.cities.length > 0 ? there : null;
}

/**
 * Chooses among places of one name. Those that have one clock are one choice, and what has less than a
 * twentieth of the people is none, unless all are to be offered.
 */
function choose({ listed, cities }: Places, mode: "choose" | "offer all" = "choose"): FoundZones {
  const population = (clock: string) =>
    cities
      .filter(({ zone }) => describeClock(zone) === clock)
      .reduce((sum, city) => sum + city.population, 0);
  const byPeople = cities.toSorted((a, b) => b.population - a.population).map(({ zone }) => zone);
  const choices = withoutSameClock([...listed.map(({ name }) => name), ...byPeople])
    .map((zone) => ({ zone, people: population(describeClock(zone)) }))
    .toSorted((a, b) => b.people - a.people);
  const [first, ...others] = choices;
  const rest = others.reduce((sum, { people }) => sum + people, 0);
  // Of a country's zones, and of a city that only the lists have, nobody knows how likely they are.
  const areCounted = others.every(({ people }) => people > 0);
  const isSure =
    others.length === 0 || (areCounted && first !== undefined && first.people >= 20 * rest);
  const zones = isSure && mode === "choose" ? choices.slice(0, 1) : choices;
  return { zones: zones.map(({ zone }) => zone).slice(0, mostFound), isSure };
}

/** Places whose names begin so, or else are spelt alike. */
function findAlike(name: string, { listed, cities }: Gazetteer): FoundZones {
  if (name === "") return { zones: [], isSure: false };
  const names = [...new Set([...listed.keys(), ...cities.keys()])];
  const begun =
    name.length < shortestBeginning ? [] : names.filter((other) => other.startsWith(name));
  const found = (begun.length > 0 ? begun : chooseSimilar(name, names)).flatMap((other) => [
    ...(listed.get(other) ?? []).map((zone) => zone.name),
    ...(cities.get(other) ?? []).map(({ zone }) => zone),
  ]);
  return { zones: [...new Set(found)].slice(0, mostFound), isSure: false };
}

// Fewer letters begin too many names.
const shortestBeginning = 3;
