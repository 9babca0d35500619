import type { Fault } from "./faults.ts";

type Payload = Readonly<Record<string, unknown>>;

/**
 * A request as Telegram may take it after it has refused something in it: an address that it does not
 * link to, or a stretch of style, such as a time that each reader sees by their own clock. It does not say
 * in a way to be relied on which it means, so all of that kind go: links, titles staying as plain text;
 * times, and then all style.
 *
 * @returns `null` if nothing is left that could be left out.
 */
export function mendRefused(payload: Payload, { kind }: Fault): Payload | null {
  const steps =
    kind === "link refused"
      ? [isLink]
      : kind === "entities refused"
        ? [(item: unknown) => isEntity(item) && item["type"] === "date_time", isEntity]
        : [];
  for (const isLeftOut of steps) {
    const changed = without(payload, isLeftOut);
    if (JSON.stringify(changed) !== JSON.stringify(payload)) return changed;
  }
  return null;
}

function without(payload: Payload, isLeftOut: (item: unknown) => boolean): Payload {
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [name, strip(value, isLeftOut)]),
  );
}

function strip(value: unknown, isLeftOut: (item: unknown) => boolean): unknown {
  if (!Array.isArray(value)) return isRecord(value) ? without(value, isLeftOut) : value;
  const kept = value.filter((item) => !isLeftOut(item)).map((item) => strip(item, isLeftOut));
  // A row of nothing but links.
  return kept.filter((item) => !(Array.isArray(item) && item.length === 0));
}

/** A stretch of text that is a link, or a button with an address. */
function isLink(item: unknown): boolean {
  if (!isRecord(item)) return false;
  return item["type"] === "text_link" || (item["type"] === undefined && "url" in item);
}

/** A stretch of text in some style. */
function isEntity(item: unknown): item is Payload {
  return isRecord(item) && typeof item["type"] === "string" && "offset" in item && "length" in item;
}

function isRecord(value: unknown): value is Payload {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
