import type { MessageEntity } from "grammy/types";
import {
  badRequest,
  checkLink,
  isObject,
  readInteger,
  readString,
  type BotApiRefusal,
  type Payload,
} from "./rules.ts";

/** The commands, mentions, links and hashtags that Telegram marks in any text by itself. */
export function findEntities(text: string): MessageEntity[] {
  const patterns = {
    mention: /(?<![\p{L}\p{N}_])@\w{2,32}(?![\p{L}\p{N}_])/gu,
    bot_command: /(?<![\p{L}\p{N}_/<>])\/\w{1,64}(?:@\w{3,32})?(?![\p{L}\p{N}_/<>])/gu,
    url: /(?<![\p{L}\p{N}_])https?:\/\/[^\s<>"]*[^\s<>".,:;!?)]/gu,
    hashtag: /(?<![\p{L}\p{N}_#])#(?=\S*\p{L})[\p{L}\p{N}_]{1,256}(?![\p{L}\p{N}_#])/gu,
  } as const;
  const found: MessageEntity[] = [];
  for (const type of ["url", "mention", "bot_command", "hashtag"] as const) {
    for (const match of text.matchAll(patterns[type])) {
      const entity = { type, offset: match.index, length: match[0].length };
      if (!found.some((other) => overlap(other, entity))) found.push(entity);
    }
  }
  return found.toSorted(byPlace);
}

export function readEntities(value: unknown, repairs: string[]): MessageEntity[] {
  // Telegram ignores entities that are no list.
  if (!Array.isArray(value)) return [];
  const entities: MessageEntity[] = [];
  for (const entry of value as unknown[]) {
    const entity = readEntity(entry);
    if (entity === undefined) continue;
    if (entity.length === 0) repairs.push(`${describe(entity)} is dropped: it is empty`);
    else entities.push(entity);
  }
  return entities;
}

const STYLES = new Set(["bold", "italic", "underline", "strikethrough", "spoiler"]);
const BLOCKQUOTES = new Set(["blockquote", "expandable_blockquote"]);
const CONTINUOUS_TYPES = new Set([
  "code",
  "pre",
  "text_link",
  "text_mention",
  "custom_emoji",
  "date_time",
]);
const FOUND_BY_TELEGRAM =
  /^(?:mention|hashtag|cashtag|bot_command|url|email|phone_number|bank_card_number)$/u;

/** Neither nests in its like nor lets Telegram mark anything inside. */
export function isContinuous({ type }: MessageEntity): boolean {
  return CONTINUOUS_TYPES.has(type);
}

/** Undefined for a type that Telegram finds by itself and does not take from a bot. */
function readEntity(entry: unknown): MessageEntity | undefined {
  if (!isObject(entry)) throw entityRefusal("expected an Object");
  const offset = readRequiredInteger(entry, "offset");
  const length = readRequiredInteger(entry, "length");
  const type = readString(entry["type"]) ?? "";
  if (type === "") throw entityRefusal("Type is not specified");
  if (FOUND_BY_TELEGRAM.test(type)) return undefined;
  const entity = { ...entry, type, offset, length };
  if (!isTakenFromBots(entity)) throw entityRefusal("Unsupported type specified");
  const needed = { text_link: "url", text_mention: "user", custom_emoji: "custom_emoji_id" }[type];
  if (needed && entry[needed] === undefined) throw entityRefusal(`Can't find field "${needed}"`);
  if (entity.type === "text_link") checkLink("entity", entity.url);
  if (entity.type === "date_time") checkDateTime({ ...entity });
  if (offset < 0 || offset > 1_000_000) {
    throw badRequest(`receive an entity with incorrect offset ${offset}`);
  }
  if (length < 0 || length > 1_000_000) {
    throw badRequest(`receive an entity with incorrect length ${length}`);
  }
  return entity;
}

function checkDateTime({ unix_time: time, date_time_format: format }: Payload): void {
  if (readInteger(time) === undefined) throw entityRefusal(`Can't find field "unix_time"`);
  const isKnown = format === undefined || /^(?:r|w?[dD]?[tT]?)$/u.test(readString(format) ?? "-");
  if (!isKnown) throw entityRefusal("Invalid date-time format specified");
}

function isTakenFromBots(entity: Place & { type: string }): entity is MessageEntity {
  return [STYLES, BLOCKQUOTES, CONTINUOUS_TYPES].some((types) => types.has(entity.type));
}

function readRequiredInteger(entry: Payload, field: string): number {
  if (entry[field] === undefined) throw entityRefusal(`Can't find field "${field}"`);
  const number = readInteger(entry[field]);
  if (number === undefined) throw entityRefusal(`Field "${field}" must be a valid Number`);
  return number;
}

function entityRefusal(problem: string): BotApiRefusal {
  return badRequest(`can't parse MessageEntity: ${problem}`);
}

/** Telegram drops what may not nest. It does not refuse it, so a reader sees less than was meant. */
export function fixOverlaps(entities: MessageEntity[], repairs: string[]): MessageEntity[] {
  const sorted = entities.toSorted(byPlace);
  const kept = (candidates: MessageEntity[], rule: string) => {
    const result: MessageEntity[] = [];
    for (const entity of candidates) {
      if (entity.offset >= endOf(result.at(-1))) result.push(entity);
      else repairs.push(`${describe(entity)} is dropped: ${rule}`);
    }
    return result;
  };
  const blockquotes = kept(
    sorted.filter(({ type }) => BLOCKQUOTES.has(type)),
    "blockquotes can't be nested",
  );
  const continuous = kept(
    sorted.filter(isContinuous),
    "it overlaps an entity that can't contain it",
  ).filter((entity) => {
    const outer = blockquotes.find((blockquote) => overlap(blockquote, entity));
    const fits = !outer || (outer.offset <= entity.offset && endOf(entity) <= endOf(outer));
    if (!fits) repairs.push(`${describe(entity)} is dropped: it crosses the edge of a blockquote`);
    return fits;
  });
  const codes = continuous.filter(({ type }) => type === "code" || type === "pre");
  const styles = sorted
    .filter(({ type }) => STYLES.has(type))
    .flatMap((entity) => {
      const parts = withoutParts(entity, codes);
      if (parts.length !== 1 || parts[0]?.length !== entity.length) {
        repairs.push(`${describe(entity)} is taken off code and pre, which can't be styled`);
      }
      return parts;
    });
  return [...blockquotes, ...continuous, ...styles].toSorted(byPlace);
}

function withoutParts(entity: MessageEntity, holes: MessageEntity[]): MessageEntity[] {
  const parts: MessageEntity[] = [];
  let offset = entity.offset;
  for (const hole of holes.filter((candidate) => overlap(candidate, entity))) {
    if (hole.offset > offset) parts.push({ ...entity, offset, length: hole.offset - offset });
    offset = endOf(hole);
  }
  if (offset < endOf(entity)) parts.push({ ...entity, offset, length: endOf(entity) - offset });
  return parts;
}

const KEPT_IN_QUOTES = new Set([...STYLES, "custom_emoji", "date_time"]);

/** Equal for two pieces of text that look the same. `part` is the piece of the text to look at. */
export function describeStyle(entities: MessageEntity[], part?: Place): string {
  const inside = entities
    .filter((entity) => KEPT_IN_QUOTES.has(entity.type) && (!part || overlap(part, entity)))
    .map((entity) =>
      part
        ? move(entity, (unit) => Math.max(0, Math.min(unit - part.offset, part.length)))
        : entity,
    );
  return inside.map(describe).toSorted().join("; ");
}

interface Place {
  offset: number;
  length: number;
}

export function endOf(place: Place | undefined): number {
  return place ? place.offset + place.length : 0;
}

export function overlap(one: Place, other: Place): boolean {
  return one.offset < endOf(other) && other.offset < endOf(one);
}

export function move(entity: MessageEntity, place: (unit: number) => number): MessageEntity {
  const offset = place(entity.offset);
  return { ...entity, offset, length: place(endOf(entity)) - offset };
}

const OUTER_FIRST = ["expandable_blockquote", "blockquote", "pre", "code", "text_link"];

export function byPlace(one: MessageEntity, other: MessageEntity): number {
  return one.offset - other.offset || other.length - one.length || rank(one) - rank(other);
}

function rank({ type }: MessageEntity): number {
  return OUTER_FIRST.includes(type) ? OUTER_FIRST.indexOf(type) : OUTER_FIRST.length;
}

export function describe({ type, offset, length }: MessageEntity): string {
  return `${type} at ${offset}, length ${length}`;
}
