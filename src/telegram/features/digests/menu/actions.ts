import { type DigestSettings, everyDay, isZone } from "../../../../memory/index.ts";

/** What a button of the menu does. */
export type MenuAction =
  /** Shows the menu in a message of its own. */
  | { readonly kind: "open" }
  /** Shows another page in the place of this one. */
  | { readonly kind: "page"; readonly page: Page }
  | { readonly kind: "set"; readonly change: Change }
  | { readonly kind: "ask"; readonly question: Question }
  /** Has a channel chosen. */
  | { readonly kind: "channel" }
  | { readonly kind: "preview" };

export type Page =
  | { readonly name: "menu" | "hours" | "days" | "zone" | "topic" | "areas" }
  | { readonly name: "area"; readonly area: string; readonly number: number };

/** What has to be typed or sent. */
export type Question = (typeof questions)[number];

/**
 * One setting and its new value, never "the other one": pressed twice, or by two at once, it is the
 * same as once.
 */
export type Change =
  | {
      readonly [Name in Settable]: { readonly name: Name; readonly value: DigestSettings[Name] };
    }[Settable]
  /** `value` is a weekday, from 0, Monday, to 6. */
  | { readonly name: "day"; readonly value: number; readonly isWanted: boolean };

type Settable = "isOn" | "minutes" | "zone" | "weekdays" | "length" | "always" | "topic";

/** Lengths and times of day to choose from. */
export const lengths = [3, 5, 8] as const;
export const halfHours = Array.from({ length: 48 }, (_, index) => index * 30);
const questions = ["city", "topic", "location"] as const;

/** How callback data names an action: at most 41 bytes, for no zone's name has more than 32. */
export function writeMenuAction(action: MenuAction): string {
  return `${action.kind}${writeDetails(action)}`;
}

/** The action that callback data names; `null` if it makes no sense. */
export function readMenuAction(data: string): MenuAction | null {
  const [kind, name = "", value = "", extra = ""] = data.split(":");
  if (kind === "open" || kind === "preview" || kind === "channel") return { kind };
  if (kind === "page") return toAction(readPage(name, value, extra), (page) => ({ kind, page }));
  if (kind === "set")
    return toAction(readChange(name, value, extra), (change) => ({ kind, change }));
  if (kind !== "ask") return null;
  return toAction(pick(questions, name), (question) => ({ kind, question }));
}

function writeDetails(action: MenuAction): string {
  switch (action.kind) {
    case "open":
    case "preview":
    case "channel":
      return "";
    case "ask":
      return `:${action.question}`;
    case "page": {
      const { page } = action;
      return page.name === "area" ? `:area:${page.area}:${page.number}` : `:${page.name}`;
    }
    case "set": {
      const { change } = action;
      if (change.name === "day") return `:day:${change.value}:${Number(change.isWanted)}`;
      const { value } = change;
      return `:${change.name}:${typeof value === "boolean" ? Number(value) : (value ?? "")}`;
    }
  }
}

function readPage(name: string, area: string, number: string): Page | null {
  if (name === "area") {
    return /^\d{1,2}$/.test(number) ? { name, area, number: Number(number) } : null;
  }
  const page = pick(["menu", "hours", "days", "zone", "topic", "areas"] as const, name);
  return page && { name: page };
}

function readChange(name: string, value: string, extra: string): Change | null {
  const number = /^\d{1,4}$/.test(value) ? Number(value) : -1;
  const toValue = <Value>(found: Value | null, to: (value: Value) => Change) =>
    found === null ? null : to(found);
  switch (name) {
    case "isOn":
    case "always":
      return toValue(pick([0, 1], number), (flag) => ({ name, value: flag === 1 }));
    case "minutes":
      return toValue(pick(halfHours, number), (minutes) => ({ name, value: minutes }));
    case "length":
      return toValue(pick(lengths, number), (length) => ({ name, value: length }));
    case "weekdays":
      return number >= 1 && number <= everyDay ? { name, value: number } : null;
    case "zone":
      return isZone(value) ? { name, value } : null;
    case "topic":
      // A topic is typed; a button can only take it back.
      return { name, value: null };
    case "day":
      return number >= 0 && number < 7 ? { name, value: number, isWanted: extra === "1" } : null;
    default:
      return null;
  }
}

function toAction<Found>(found: Found | null, to: (found: Found) => MenuAction): MenuAction | null {
  return found === null ? null : to(found);
}

function pick<Item>(items: readonly Item[], wanted: unknown): Item | null {
  return items.find((item) => item === wanted) ?? null;
}
