import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chooseSimilar } from "../../../library/index.ts";
import { languages } from "../../../service/index.ts";
import { loadCityIndex, type NamedCity } from "./cityIndex.ts";
import { type Coordinates, zonesAround } from "./zoneAt.ts";

/** The time zones of the world, by the names that people have for places. */
export interface TimeZones {
  /**
   * What somebody may mean by a city, a country or a zone's name, in any of the bot's languages, with
   * or without accents, or mistyped. Takes some 0.1 s the first time.
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

/**
 * Reads the lists beside this file: `zones.tsv`, after zone.tab of the IANA time zone database (in
 * the public domain), and `cities.tsv`, names of places in the bot's languages.
 */
export function createTimeZones(): TimeZones {
  const zones = readTable("zones.tsv").map(toZone);
  const byName = nameZones(zones);
  let cities: ReturnType<typeof loadCityIndex> | undefined;
  return {
    async find(typed) {
      const name = fold(typed);
      if (name === "") return nothingFound;
      const exact = zones.find(({ zone }) => zone.toLowerCase() === typed.trim().toLowerCase());
      if (exact) return { zones: [exact.zone], isSure: true };
      cities ??= loadCityIndex(fold);
      const index = await cities;
      const listed = byName.get(name) ?? [];
      const named = index.get(name) ?? [];
      if (listed.length + named.length > 0) return chooseNamed(listed, named);
      const names = [...new Set([...byName.keys(), ...index.keys()])];
      const begun =
        name.length < shortestBeginning ? [] : names.filter((other) => other.startsWith(name));
      const found = (begun.length > 0 ? begun : chooseSimilar(name, names)).flatMap((other) => [
        ...(byName.get(other) ?? []),
        ...(index.get(other) ?? []).map(({ zone }) => zone),
      ]);
      return { zones: [...new Set(found)].slice(0, mostFound), isSure: false };
    },
    near: (place) => withoutSameClock(zonesAround(place)).slice(0, mostFound),
    areas,
    inArea: (area) =>
      zones
        .filter((zone) => zone.area === area)
        .map(({ zone }) => zone)
        .toSorted((a, b) => cityOf(a).localeCompare(cityOf(b), "en")),
  };
}

const nothingFound: FoundZones = { zones: [], isSure: false };

/**
 * Chooses among all places of a name. Those that have one clock are one choice.
 *
 * @param listed zones that the lists have for the name, such as all of a country.
 */
function chooseNamed(listed: readonly string[], named: readonly NamedCity[]): FoundZones {
  const population = (clock: string) =>
    named
      .filter(({ zone }) => describeClock(zone) === clock)
      .reduce((sum, city) => sum + city.population, 0);
  const byPeople = named.toSorted((a, b) => b.population - a.population).map(({ zone }) => zone);
  const choices = withoutSameClock([...listed, ...byPeople])
    .map((zone) => ({ zone, people: population(describeClock(zone)) }))
    .toSorted((a, b) => b.people - a.people);
  const [first, ...others] = choices;
  const rest = others.reduce((sum, { people }) => sum + people, 0);
  // Of a country's zones, and of a city that only the lists have, nobody knows how likely they are.
  const areCounted = others.every(({ people }) => people > 0);
  const isSure =
    others.length === 0 || (areCounted && first !== undefined && first.people >= 20 * rest);
  const zones = isSure ? choices.slice(0, 1) : choices;
  return { zones: zones.map(({ zone }) => zone).slice(0, mostFound), isSure };
}

/** Leaves the first of those whose clocks agree. */
function withoutSameClock(zones: readonly string[]): string[] {
  const clocks = new Map<string, string>();
  for (const zone of zones) {
    const clock = describeClock(zone);
    if (!clocks.has(clock)) clocks.set(clock, zone);
  }
  return [...clocks.values()];
}

/** The city that a zone is named after: "New York" of "America/New_York". */
export function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

const areas: readonly string[] = ["150", "142", "019", "002", "009", "AQ"];
const mostFound = 8;
// Fewer letters begin too many names.
const shortestBeginning = 3;

interface Zone {
  readonly zone: string;
  readonly area: string;
  /** Its ISO 3166 code. */
  readonly country: string;
}

function toZone([zone = "", area = "", country = ""]: string[]): Zone {
  return { zone, area, country };
}

function readTable(file: string): string[][] {
  const [, ...lines] = readFileSync(join(import.meta.dirname, file), "utf8")
    .trim()
    .split("\n");
  return lines.map((line) => line.split("\t"));
}

/** Zones by the folded names of their cities, and where no city has it, of their countries. */
function nameZones(zones: readonly Zone[]): ReadonlyMap<string, string[]> {
  const byName = new Map<string, string[]>();
  const add = (name: string, zone: string) => {
    const named = byName.get(fold(name)) ?? [];
    if (!named.includes(zone)) byName.set(fold(name), [...named, zone]);
  };
  for (const { zone } of zones) add(cityOf(zone), zone);
  for (const [zone = "", names = ""] of readTable("cities.tsv")) {
    for (const name of names.split("|")) add(name, zone);
  }
  const cities = new Set(byName.keys());
  for (const language of languages) {
    const countries = new Intl.DisplayNames(language, { type: "region" });
    for (const { zone, country } of zones) {
      const name = countries.of(country) ?? country;
      if (!cities.has(fold(name))) add(name, zone);
    }
  }
  return byName;
}

/** One spelling for what people write differently: in Latin letters, without accents. */
function fold(name: string): string {
  return Array.from(name.toLowerCase().normalize("NFKD"), (letter) => latin[letter] ?? letter)
    .join("")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replaceAll("y", "i");
}

const latin: Readonly<Record<string, string>> = Object.fromEntries(
  "а=a б=b в=v г=g ґ=g д=d е=e є=ie ж=zh з=z и=i і=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=i ь= э=e ю=iu я=ia ł=l ø=o ß=ss"
    .split(" ")
    .map((pair) => pair.split("=")),
);

/** Equal for zones whose clocks agree in winter and in summer. */
function describeClock(zone: string): string {
  const format = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
  const offsetIn = (month: number) =>
    format.formatToParts(Date.UTC(2026, month, 1)).find(({ type }) => type === "timeZoneName")
      ?.value;
  return `${offsetIn(0)} ${offsetIn(6)}`;
}
