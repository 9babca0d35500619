import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chooseSimilar } from "../../../library/rows/similarStems.ts";
import { languages } from "../../../service/words/words.ts";

interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** The time zones of the world, by the names that people have for places. */
export interface TimeZones {
  /**
   * What somebody may mean by a city, a country or a zone's name, in any of the bot's languages, with
   * or without accents, or mistyped.
   *
   * @returns names such as "Europe/Riga", at most eight; none if nothing is like it.
   */
  find(typed: string): string[];
  /**
   * The zones that a place may be in: borders are not known, only each zone's main city, so where
   * clocks differ nearby, the nearest city of each clock.
   *
   * @returns the nearest first; one if there is no doubt.
   */
  near(place: Coordinates): string[];
  /** The parts of the world, by the codes of `Intl.DisplayNames`, such as "150" for Europe. */
  readonly areas: readonly string[];
  /** The zones of a part of the world, by city; none for a code that is none of `areas`. */
  inArea(area: string): string[];
}

/**
 * Reads the lists beside this file: `zones.tsv`, after zone.tab of the IANA time zone database (in
 * the public domain), and `cities.tsv`, further names of places.
 */
export function createTimeZones(): TimeZones {
  const zones = readTable("zones.tsv").map(toZone);
  const byName = nameZones(zones);
  const names = [...byName.keys()];
  return {
    find(typed) {
      const name = fold(typed);
      if (name === "") return [];
      const exact = zones.find(({ zone }) => zone.toLowerCase() === typed.trim().toLowerCase());
      if (exact) return [exact.zone];
      const same = byName.get(name);
      if (same) return same.slice(0, mostFound);
      const begun =
        name.length < shortestBeginning ? [] : names.filter((other) => other.startsWith(name));
      const found = begun.length > 0 ? begun : chooseSimilar(name, names);
      return [...new Set(found.flatMap((other) => byName.get(other) ?? []))].slice(0, mostFound);
    },
    near(place) {
      const ranked = zones
        .map((zone) => ({ ...zone, kilometres: kilometresBetween(place, zone) }))
        .toSorted((a, b) => a.kilometres - b.kilometres);
      const reach = 2 * (ranked[0]?.kilometres ?? 0) + marginKilometres;
      const clocks = new Map<string, string>();
      for (const { zone, kilometres } of ranked) {
        if (kilometres > reach) break;
        const clock = describeClock(zone);
        if (!clocks.has(clock)) clocks.set(clock, zone);
      }
      return [...clocks.values()].slice(0, mostFound);
    },
    areas,
    inArea: (area) =>
      zones
        .filter((zone) => zone.area === area)
        .map(({ zone }) => zone)
        .toSorted((a, b) => cityOf(a).localeCompare(cityOf(b), "en")),
  };
}

/** The city that a zone is named after: "New York" of "America/New_York". */
export function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

const areas: readonly string[] = ["150", "142", "019", "002", "009", "AQ"];
const mostFound = 8;
// Fewer letters begin too many names.
const shortestBeginning = 3;
// How far a border may be from where it would be halfway between two cities.
const marginKilometres = 150;

interface Zone extends Coordinates {
  readonly zone: string;
  readonly area: string;
  /** Its ISO 3166 code. */
  readonly country: string;
}

function toZone([zone = "", area = "", country = "", latitude, longitude]: string[]): Zone {
  return { zone, area, country, latitude: Number(latitude), longitude: Number(longitude) };
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

const meanEarthRadiusKilometres = 6371;

/** Along a great circle, by the haversine formula. */
function kilometresBetween(one: Coordinates, other: Coordinates): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const haversine = (angle: number) => Math.sin(angle / 2) ** 2;
  const root =
    haversine(radians(other.latitude - one.latitude)) +
    Math.cos(radians(one.latitude)) *
      Math.cos(radians(other.latitude)) *
      haversine(radians(other.longitude - one.longitude));
  return 2 * meanEarthRadiusKilometres * Math.asin(Math.sqrt(Math.min(1, root)));
}

/** Equal for zones whose clocks agree in winter and in summer. */
function describeClock(zone: string): string {
  const format = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
  const offsetIn = (month: number) =>
    format.formatToParts(Date.UTC(2026, month, 1)).find(({ type }) => type === "timeZoneName")
      ?.value;
  return `${offsetIn(0)} ${offsetIn(6)}`;
}
