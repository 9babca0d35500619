import { isZone } from "../../../../memory/index.ts";
import { cityOf } from "./placeNames.ts";
import { zoneAt } from "./zoneAt.ts";

/** A city that bears a name. */
export interface NamedCity {
  /** "Europe/Riga". */
  readonly zone: string;
  readonly population: number;
  /** Its ISO 3166 code. */
  readonly country: string;
  /** Folded names of the state or province it is in: "ontario", "on". */
  readonly regions: readonly string[];
}

/**
 * The 7,300 largest cities of the world by name, after city-timezones. Costs some 0.2 s and 2 MB the
 * first time, so it is read only when somebody types a city. A city for which that and the map name
 * different clocks stands there with both.
 *
 * @param fold one spelling for what people write differently.
 */
export async function loadCityIndex(
  fold: (name: string) => string,
): Promise<ReadonlyMap<string, readonly NamedCity[]>> {
  const { default: cities } = await import("city-timezones");
  const isKnown = remember((zone: string) => isZone(zone));
  const index = new Map<string, NamedCity[]>();
  for (const city of cities.cityMapping) {
    // Some have no zone, whatever the types say, and the machine may not know every one.
    const stated: string | null = city.timezone;
    const onMap = zoneAt({ latitude: city.lat, longitude: city.lng });
    const isNamesake = stated !== null && fold(cityOf(stated)) === fold(city.city_ascii);
    const zones = new Set([
      ...(stated !== null && isKnown(stated) ? [stated] : []),
      // Who gave a zone its name is not beyond its border.
      ...(isNamesake ? [] : [onMap]),
    ]);
    const regions = [city.province, city.state_ansi].filter((name) => name).map(fold);
    for (const name of new Set([fold(city.city), fold(city.city_ascii)])) {
      const named = [...zones].map((zone) => {
        return { zone, population: city.pop, country: city.iso2, regions };
      });
      index.set(name, [...(index.get(name) ?? []), ...named]);
    }
  }
  return index;
}

function remember<Value>(compute: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
