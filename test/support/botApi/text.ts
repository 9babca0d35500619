import type { MessageEntity } from "grammy/types";
import {
  byPlace,
  describe,
  describeStyle,
  endOf,
  findEntities,
  fixOverlaps,
  isContinuous,
  move,
  overlap,
  readEntities,
} from "./entities.ts";
import { badRequest, readString } from "./rules.ts";

const MAX_TEXT_UNITS = 4096;
const MAX_ENTITIES = 100;

interface FormattedText {
  text: string;
  entities: MessageEntity[];
}

/**
 * What a message will show of the text that the bot gave: refused where Telegram refuses,
 * and otherwise changed as Telegram silently changes it. Each change that costs the reader
 * something adds a sentence to `repairs`. With a parse_mode the text is shown as given, for
 * markup is not parsed here.
 *
 *     given   "␠␠Hello,\r\nworld␠"   bold at 2, length 5   text_link at 10, length 6
 *     shown   "Hello,\nworld"        bold at 0, length 5   text_link at 7, length 5
 */
export function readFormattedText(options: {
  text: unknown;
  entities: unknown;
  parseMode: unknown;
  /** sendMessage and editMessageText word it differently. */
  tooLong: "message is too long" | "MESSAGE_TOO_LONG";
  repairs: string[];
}): FormattedText {
  const { text, entities, parseMode, tooLong, repairs } = options;
  if (typeof text !== "string" || text === "") throw badRequest("message text is empty");
  if (Buffer.byteLength(text) > 32_768) throw badRequest("text is too long");
  checkWellFormed(text);
  let given: MessageEntity[] = [];
  if (parseMode === undefined || parseMode === "") {
    given = fixOverlaps(readEntities(entities, repairs), repairs);
    checkBounds(text, given);
  } else {
    if (!/^(?:markdown|markdownv2|html)$/iu.test(readString(parseMode) ?? "-")) {
      throw badRequest("unsupported parse_mode");
    }
    if (entities !== undefined) repairs.push("entities are ignored, because parse_mode is given");
  }
  const shown = trim(clean({ text, entities: given }), repairs);
  if (/^[\s\u200b-\u200f\u2060-\u2064\u2800\u3164]*$/u.test(shown.text)) {
    throw badRequest("text must be non-empty");
  }
  if (shown.text.length > MAX_TEXT_UNITS) throw badRequest(tooLong);
  const all = addFoundEntities(shown);
  if (all.length > MAX_ENTITIES) {
    repairs.push(`entities after the first ${MAX_ENTITIES} are dropped`);
  }
  return { text: shown.text, entities: all.slice(0, MAX_ENTITIES) };
}

/** Lone surrogates cannot be written as UTF-8: they come from a string cut in the wrong place. */
export function checkWellFormed(text: string): void {
  if (/\p{Surrogate}/u.test(text)) throw badRequest("strings must be encoded in UTF-8");
}

/**
 * Where `quote` stands in `original`, letter for letter and in the same style, as near as can be
 * to `wantedPosition`; undefined where it stands nowhere.
 */
export function findQuote(options: {
  original: FormattedText;
  quote: FormattedText;
  wantedPosition: number;
}): number | undefined {
  const { original, quote, wantedPosition } = options;
  let best: number | undefined;
  for (
    let position = original.text.indexOf(quote.text);
    position !== -1;
    position = original.text.indexOf(quote.text, position + 1)
  ) {
    const isNearer =
      best === undefined || Math.abs(position - wantedPosition) < Math.abs(best - wantedPosition);
    const part = { offset: position, length: quote.text.length };
    if (isNearer && describeStyle(original.entities, part) === describeStyle(quote.entities)) {
      best = position;
    }
  }
  return best;
}

function checkBounds(text: string, entities: MessageEntity[]): void {
  // The character after the pair that is cut: the unit itself is the pair's second half.
  const byteAfter = (unit: number) => Buffer.byteLength(text.slice(0, unit + 1));
  for (const entity of entities) {
    const { offset } = entity;
    const end = endOf(entity);
    if (offset > text.length) {
      throw badRequest(`entity begins after the end of the text at UTF-16 offset ${offset}`);
    }
    if (end > text.length) {
      throw badRequest(
        `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${end}`,
      );
    }
    if (cutsSurrogatePair(text, offset)) {
      throw badRequest(
        `entity begins in a middle of a UTF-16 symbol at byte offset ${byteAfter(offset)}`,
      );
    }
    if (cutsSurrogatePair(text, end)) {
      throw badRequest(
        `entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol at byte offset ${byteAfter(end)}`,
      );
    }
  }
}

function cutsSurrogatePair(text: string, unit: number): boolean {
  return (text.codePointAt(unit - 1) ?? 0) > 0xffff;
}

/** Control characters become spaces; carriage returns, line separators and some marks go. */
function clean({ text, entities }: FormattedText): FormattedText {
  const places: number[] = [];
  let cleaned = "";
  for (const unit of text.split("")) {
    places.push(cleaned.length);
    if (/\r|[\u2028-\u202e]|\u0333|\u033f|\u030a/u.test(unit)) continue;
    cleaned += unit < " " && unit !== "\n" ? " " : unit;
  }
  places.push(cleaned.length);
  return {
    text: cleaned,
    entities: entities.map((entity) => move(entity, (unit) => places[unit] ?? 0)),
  };
}

function trim({ text, entities }: FormattedText, repairs: string[]): FormattedText {
  const start = /^[ \n]*/u.exec(text)?.[0].length ?? 0;
  const end = text.replace(/[ \n]+$/u, "").length;
  const shown = entities.flatMap((entity) => {
    const blank = /^[ \n]*/u.exec(text.slice(entity.offset, endOf(entity)))?.[0].length ?? 0;
    const first = entity.offset + blank;
    const moved = move({ ...entity, offset: first, length: entity.length - blank }, (unit) =>
      Math.max(0, Math.min(unit, end) - start),
    );
    if (moved.length > 0) return [moved];
    repairs.push(`${describe(entity)} is dropped: it holds nothing but spaces`);
    return [];
  });
  return { text: text.slice(start, end), entities: shown };
}

function addFoundEntities({ text, entities }: FormattedText): MessageEntity[] {
  const found = findEntities(text).filter(
    (entity) => !entities.some((other) => isContinuous(other) && overlap(other, entity)),
  );
  return [...entities, ...found].toSorted(byPlace);
}
