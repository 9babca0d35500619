import zoneOfPlace from "@photostructure/tz-lookup";

/** A place on the map, in degrees. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** The zone of a place, by a map that is exact to some kilometres. */
export function zoneAt({ latitude, longitude }: Coordinates): string {
  return zoneOfPlace(latitude, longitude);
}

/**
 * The zones at a place and around it, that of the place first. The map is exact to some kilometres, and
 * whoever lives near a border may go by the clock beyond it.
 */
export function zonesAround({ latitude, longitude }: Coordinates): string[] {
  const degrees = reachKilometres / kilometresPerDegree;
  const places = [0, -1, 1].flatMap((north) =>
    [0, -1, 1].map((east) => ({
      latitude: Math.min(90, Math.max(-90, latitude + north * degrees)),
      longitude: wrap(longitude + (east * degrees) / narrowing(latitude)),
    })),
  );
  return [...new Set(places.map(zoneAt))];
}

const reachKilometres = 25;
const kilometresPerDegree = 111;

/** How much shorter a degree of longitude is than at the equator; not less than near the poles. */
function narrowing(latitude: number): number {
  return Math.max(0.05, Math.cos((latitude * Math.PI) / 180));
}

function wrap(longitude: number): number {
  return ((((longitude + 180) % 360) + 360) % 360) - 180;
}
