import type { InlineKeyboardButton } from "grammy/types";
import { everyDay, type Subscription } from "../../../../memory/index.ts";
import type { RichText } from "../../../sending/richText.ts";
import type { Words } from "../../../../service/index.ts";
import { cityOf } from "../zones/placeNames.ts";
import type { TimeZones } from "../zones/timeZones.ts";
import { readButton, toButton } from "../../../buttons/buttons.ts";
import type { ChosenChannel } from "./channels.ts";
import { type MenuAction, halfHours, lengths, type Page } from "./actions.ts";
import {
  clockIn,
  describeSubscription,
  weekdayNames,
  workingDays,
  writeTime,
} from "./describeSubscription.ts";

/** What a message of the menu shows. */
export interface MenuView extends RichText {
  readonly buttons: Row[];
}

export interface PageOptions {
  readonly subscription: Subscription;
  readonly words: Words;
  readonly zones: TimeZones;
  readonly now: Date;
  /** Only there can a place be shared, or a channel chosen, by a button. */
  readonly isPrivate: boolean;
  /** The channel that it is about, set from a private chat; `null` if it is about the chat itself. */
  readonly channel: ChosenChannel | null;
}

type Row = InlineKeyboardButton.CallbackButton[];

export function showPage(page: Page, options: PageOptions): MenuView {
  return aboutChannel(showPageOf(page, options), options.channel);
}

function showPageOf(page: Page, options: PageOptions): MenuView {
  switch (page.name) {
    case "menu":
      return showMenu(options);
    case "hours":
      return showHours(options);
    case "days":
      return showDays(options);
    case "zone":
      return showZone(options);
    case "topic":
      return showTopic(options);
    case "areas":
      return showAreas(options);
    case "area":
      return showArea(page.area, page.number, options);
  }
}

/** Zones to choose from, each with the time that it is there. */
export function showZones(
  text: string,
  zones: readonly string[],
  { words, now, channel }: Pick<PageOptions, "words" | "now" | "channel">,
): MenuView {
  const buttons = zones.map((zone) => [
    button(`${cityOf(zone)} · ${clockIn(zone, now)}`, setZone(zone)),
  ]);
  return aboutChannel(view(text, [...buttons, backTo("zone", words)]), channel);
}

/** The same with buttons that are about a channel. */
function aboutChannel(shown: MenuView, channel: ChosenChannel | null): MenuView {
  if (channel === null) return shown;
  const retarget = (each: InlineKeyboardButton.CallbackButton) => {
    const pressed = readButton(each.callback_data);
    return pressed?.kind === "digest"
      ? toButton(each.text, { ...pressed, channelId: channel.id })
      : each;
  };
  return { ...shown, buttons: shown.buttons.map((row) => row.map(retarget)) };
}

function showMenu({ subscription, words, isPrivate, channel }: PageOptions): MenuView {
  const { isOn, minutes, zone, length, always } = subscription;
  return {
    ...describeSubscription(subscription, words, channel),
    buttons: [
      [
        button(words(isOn ? "digest-turn-off" : "digest-turn-on"), {
          kind: "set",
          change: { name: "isOn", value: !isOn },
        }),
      ],
      [
        button(words("digest-button-hour", { time: writeTime(minutes) }), toPage("hours")),
        button(words("digest-button-zone", { city: cityOf(zone) }), toPage("zone")),
      ],
      [
        button(words("digest-button-days"), toPage("days")),
        button(words("digest-button-topic"), toPage("topic")),
      ],
      lengths.map((value) =>
        button(tick(words("digest-button-length", { stories: value }), value === length), {
          kind: "set",
          change: { name: "length", value },
        }),
      ),
      [
        button(tick(words("digest-button-always"), always), {
          kind: "set",
          change: { name: "always", value: !always },
        }),
      ],
      [button(words("digest-button-preview"), { kind: "preview" })],
      ...(isPrivate ? [[button(words("digest-button-channel"), { kind: "channel" })]] : []),
    ],
  };
}

function showHours({ subscription, words }: PageOptions): MenuView {
  const hours = halfHours.map((minutes) =>
    button(tick(writeTime(minutes), minutes === subscription.minutes), {
      kind: "set",
      change: { name: "minutes", value: minutes },
    }),
  );
  return view(words("digest-choose-hour", { city: cityOf(subscription.zone) }), [
    ...inRows(hours, 6),
    backTo("menu", words),
  ]);
}

function showDays({ subscription, words }: PageOptions): MenuView {
  const days = weekdayNames(words).map((name, day) => {
    const isWanted = (subscription.weekdays & (1 << day)) !== 0;
    return button(tick(name, isWanted), {
      kind: "set",
      change: { name: "day", value: day, isWanted: !isWanted },
    });
  });
  const several = (text: string, weekdays: number) =>
    button(text, { kind: "set", change: { name: "weekdays", value: weekdays } });
  return view(words("digest-choose-days"), [
    ...inRows(days, 4),
    [
      several(words("digest-every-day"), everyDay),
      several(words("digest-working-days"), workingDays),
    ],
    backTo("menu", words),
  ]);
}

function showZone({ subscription: { zone }, words, now, isPrivate }: PageOptions): MenuView {
  const text = words("digest-choose-zone", { city: cityOf(zone), time: clockIn(zone, now) });
  return view(text, [
    [button(words("digest-button-city"), { kind: "ask", question: "city" })],
    ...(isPrivate
      ? [[button(words("digest-button-location"), { kind: "ask", question: "location" })]]
      : []),
    [button(words("digest-button-list"), toPage("areas"))],
    backTo("menu", words),
  ]);
}

function showTopic({ subscription: { topic }, words }: PageOptions): MenuView {
  const text = topic === null ? words("digest-any-topic") : words("digest-about-topic", { topic });
  return view(text, [
    [button(words("digest-button-topic-type"), { kind: "ask", question: "topic" })],
    ...(topic === null
      ? []
      : [
          [
            button(words("digest-button-topic-clear"), {
              kind: "set",
              change: { name: "topic", value: null },
            }),
          ],
        ]),
    backTo("menu", words),
  ]);
}

function showAreas({ words, zones }: PageOptions): MenuView {
  const names = new Intl.DisplayNames(words.language, { type: "region" });
  const areas = zones.areas.map((area) =>
    button(names.of(area) ?? area, { kind: "page", page: { name: "area", area, number: 0 } }),
  );
  // It is the zone of no city.
  const universal = button("UTC", setZone("UTC"));
  return view(words("digest-choose-area"), [
    ...inRows([...areas, universal], 2),
    backTo("zone", words),
  ]);
}

const zonesPerPage = 30;

function showArea(area: string, number: number, options: PageOptions): MenuView {
  const { words, zones, subscription } = options;
  const all = zones.inArea(area);
  const start = number * zonesPerPage;
  const shown = all.slice(start, start + zonesPerPage);
  if (shown.length === 0) return showAreas(options);
  const turn = (text: string, to: number) =>
    button(text, { kind: "page", page: { name: "area", area, number: to } });
  const turns = [
    ...(number > 0 ? [turn("‹", number - 1)] : []),
    ...(start + zonesPerPage < all.length ? [turn("›", number + 1)] : []),
  ];
  return view(words("digest-choose-area"), [
    ...inRows(
      shown.map((zone) => button(tick(cityOf(zone), zone === subscription.zone), setZone(zone))),
      3,
    ),
    ...(turns.length > 0 ? [turns] : []),
    backTo("areas", words),
  ]);
}

function setZone(zone: string): MenuAction {
  return { kind: "set", change: { name: "zone", value: zone } };
}

function toPage(name: Exclude<Page["name"], "area">): MenuAction {
  return { kind: "page", page: { name } };
}

function backTo(name: Exclude<Page["name"], "area">, words: Words): Row {
  return [button(words("digest-button-back"), toPage(name))];
}

function button(text: string, action: MenuAction): InlineKeyboardButton.CallbackButton {
  return toButton(text, { kind: "digest", action });
}

function tick(text: string, isChosen: boolean): string {
  return isChosen ? `✓ ${text}` : text;
}

function view(text: string, buttons: Row[]): MenuView {
  return { text, entities: [], buttons };
}

function inRows(buttons: readonly InlineKeyboardButton.CallbackButton[], perRow: number): Row[] {
  const rows = Math.ceil(buttons.length / perRow);
  return Array.from({ length: rows }, (_, row) => buttons.slice(row * perRow, (row + 1) * perRow));
}
