import { isZone } from "../../../../memory/index.ts";

/**
 * The zone that somebody typed by its own name: `UTC`, one of `zones`, or another name of one, such as
 * `Europe/Kiev`; `null` for any other text.
 *
 * @param zones names such as "Europe/Kyiv", which are preferred to older names of the same.
 */
export function readZoneName(typed: string, zones: readonly string[]): string | null {
  const name = typed.trim().replace(/\s+/gu, "_").toLowerCase();
  if (universal.test(name)) return "UTC";
  const listed = zones.find((zone) => zone.toLowerCase() === name);
  if (listed !== undefined) return listed;
  // Without a slash, such as "EST", it would stand for a clock that never changes.
  if (!name.includes("/") || !isZone(name)) return null;
  const canonical = canonicalOf(name);
  return zones.find((zone) => canonicalOf(zone) === canonical) ?? canonical;
}

/** How far a typed clock is from UTC, as `Intl` writes it: "GMT+02:00" for "UTC+2"; `null` for others. */
export function readOffset(typed: string): string | null {
  const [, sign = "", hours = "", minutes = "00"] =
    /^\s*(?:utc|gmt)?\s*([+\-−])\s*(\d{1,2})(?::?([0-5]\d))?\s*$/i.exec(typed) ?? [];
  if (sign === "" || Number(hours) > 14) return null;
  return `GMT${sign === "+" ? "+" : "-"}${hours.padStart(2, "0")}:${minutes}`;
}

/**
 * A zone's distance from UTC in winter and in summer, such as "GMT+02:00 GMT+03:00"; equal for zones
 * whose clocks agree.
 */
export function describeClock(zone: string): string {
  const format = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
  const offsetIn = (month: number) =>
    format.formatToParts(Date.UTC(2026, month, 1)).find(({ type }) => type === "timeZoneName")
      ?.value;
  return `${offsetIn(0)} ${offsetIn(6)}`;
}

const universal = /^(?:(?:etc\/)?(?:utc|gmt)(?:[+-]0{1,2}(?::?00)?)?|etc\/(?:universal|zulu)|z)$/;

function canonicalOf(zone: string): string {
  return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
}
