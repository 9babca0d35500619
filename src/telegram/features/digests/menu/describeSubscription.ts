import { everyDay, type Subscription } from "../../../../memory/index.ts";
import { createRichText, type RichText } from "../../../sending/richText.ts";
import type { Words } from "../../../../service/index.ts";
import type { ChosenChannel } from "./channels.ts";
import { cityOf } from "../zones/placeNames.ts";

/** In words what is set, and when the next digest comes, which everybody reads by their own clock. */
export function describeSubscription(
  subscription: Subscription,
  words: Words,
  channel: ChosenChannel | null,
): RichText {
  const { isOn, offReason, zone, minutes, weekdays, length, topic, always, due } = subscription;
  const isOffByItself = !isOn && offReason !== null;
  const lines = [
    ...(channel === null ? [] : [words("digest-channel", { channel: channel.title })]),
    words(isOn ? "digest-on" : isOffByItself ? "digest-off-by-itself" : "digest-off"),
    words("digest-timing", {
      days: describeDays(weekdays, words),
      time: writeTime(minutes),
      city: cityOf(zone),
      stories: length,
    }),
    ...(topic === null ? [] : [words("digest-about-topic", { topic })]),
    words(always ? "digest-always" : "digest-only-news"),
    ...(isOn && subscription.threadId !== null ? [words("digest-in-topic")] : []),
  ];
  const text = createRichText()
    .append(words("digest-name"), { type: "bold" })
    .append(`\n${words("digest-about")}\n\n${lines.join("\n")}`);
  if (isOn && due) text.append("\n\n").appendRich(describeDue(due.at, zone, words));
  return text.build();
}

/** 480 as "08:00". */
export function writeTime(minutes: number): string {
  const twoDigits = (number: number) => String(number).padStart(2, "0");
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/** The time that it is in a zone, such as "14:05". */
export function clockIn(zone: string, now: Date): string {
  return now.toLocaleTimeString("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
}

/** The short names of the weekdays, from Monday. */
export function weekdayNames(words: Words): string[] {
  const format = new Intl.DateTimeFormat(localeOf(words), { weekday: "short", timeZone: "UTC" });
  // 1 January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2024, 0, 1 + day)));
}

export const workingDays = 0b001_1111;

function describeDays(weekdays: number, words: Words): string {
  if (weekdays === everyDay) return words("digest-every-day");
  if (weekdays === workingDays) return words("digest-working-days");
  const names = weekdayNames(words).filter((_, day) => (weekdays & (1 << day)) !== 0);
  return names.join(", ");
}

function describeDue(at: number, zone: string, words: Words): RichText {
  const when = new Intl.DateTimeFormat(localeOf(words), {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  }).format(at);
  // The time stands where the language wants it.
  const [before = "", after = ""] = words("digest-next", { when }).split(when);
  return createRichText()
    .append(before)
    .append(when, {
      type: "date_time",
      unix_time: Math.floor(at / 1000),
      date_time_format: "wDt",
    })
    .append(after)
    .build();
}

function localeOf({ language }: Words): string {
  return language === "en" ? "en-GB" : language;
}
