import { isZone } from "../../../memory/index.ts";

/** A city that bears a name. */
export interface NamedCity {
  /** "Europe/Riga". */
  readonly zone: string;
  readonly population: number;
}

/**
 * The 7,300 largest cities of the world by name, after city-timezones. Costs some 0.1 s and 1 MB the
 * first time, so it is read only when somebody types a city.
 *
 * @param fold one spelling for what people write differently.
 */
export async function loadCityIndex(
  fold: (name: string) => string,
): Promise<ReadonlyMap<string, readonly NamedCity[]>> {
  const { default: cities } = await import("city-timezones");
  // Some have no zone, and the machine may not know every one.
  const zones = new Set(cities.cityMapping.map(({ timezone }) => timezone));
  const known = new Set([...zones].filter((zone: string | null) => zone !== null && isZone(zone)));
  const index = new Map<string, NamedCity[]>();
  for (const { city, city_ascii: plain, timezone: zone, pop: population } of cities.cityMapping) {
    if (!known.has(zone)) continue;
    for (const name of new Set([fold(city), fold(plain)])) {
      index.set(name, [...(index.get(name) ?? []), { zone, population }]);
    }
  }
  return index;
}
