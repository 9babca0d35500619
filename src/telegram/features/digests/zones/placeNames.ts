import { readFileSync } from "node:fs";
import { join } from "node:path";
import { languages } from "../../../../service/index.ts";

/** A time zone of the IANA database. */
export interface Zone {
  /** "Europe/Riga". */
  readonly name: string;
  /** The part of the world, by its code of `Intl.DisplayNames`. */
  readonly area: string;
  /** Its ISO 3166 code. */
  readonly country: string;
}

/** Reads `zones.tsv`, after zone.tab of the IANA time zone database (in the public domain). */
export function readZones(): Zone[] {
  return readTable("zones.tsv").map(([name = "", area = "", country = ""]) => {
    return { name, area, country };
  });
}

/**
 * Zones by the folded names of their cities, of further places (`cities.tsv`), and where no city has
 * it, of their countries.
 */
export function nameZones(zones: readonly Zone[]): ReadonlyMap<string, readonly Zone[]> {
  const byName = new Map<string, Zone[]>();
  const add = (name: string, zone: Zone | undefined) => {
    const named = byName.get(fold(name)) ?? [];
    if (zone && !named.includes(zone)) byName.set(fold(name), [...named, zone]);
  };
  for (const zone of zones) add(cityOf(zone.name), zone);
  for (const [zoneName = "", names = ""] of readTable("cities.tsv")) {
    const zone = zones.find(({ name }) => name === zoneName);
    for (const name of names.split("|")) add(name, zone);
  }
  const cities = new Set(byName.keys());
  for (const [name, codes] of nameCountries(zones)) {
    if (cities.has(name)) continue;
    for (const zone of zones) if (codes.has(zone.country)) add(name, zone);
  }
  return byName;
}

/** Codes of countries by their folded names in the bot's languages. */
export function nameCountries(zones: readonly Zone[]): ReadonlyMap<string, ReadonlySet<string>> {
  const codes = new Set(zones.map(({ country }) => country));
  const byName = new Map<string, Set<string>>();
  for (const language of languages) {
    const names = new Intl.DisplayNames(language, { type: "region" });
    for (const code of codes) {
      const name = fold(names.of(code) ?? code);
      byName.set(name, (byName.get(name) ?? new Set()).add(code));
    }
  }
  return byName;
}

/** The city that a zone is named after: "New York" of "America/New_York". */
export function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** One spelling for what people write differently: in Latin letters, without accents. */
export function fold(name: string): string {
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

function readTable(file: string): string[][] {
  const [, ...lines] = readFileSync(join(import.meta.dirname, file), "utf8")
    .trim()
    .split("\n");
  return lines.map((line) => line.split("\t"));
}
