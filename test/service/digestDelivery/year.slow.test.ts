import fc from "fast-check";
import { expect, test } from "vitest";
import {
  liveThroughYear,
  type Year,
  type YearOfChat,
  yearZones,
} from "../../support/digestYear.ts";

const quarterHour = 900_000;
const hour = 4 * quarterHour;

test(
  "Whatever happens in a year, each chat has each day the one digest that its settings say, or none.",
  { timeout: 240_000 },
  async () => {
    const total: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 }), async (seed) => {
        const year = await liveThroughYear({ seed, chatsPerZone: 2 });
        expect(year.chats.flatMap((chat) => judge(year, chat, total))).toEqual([]);
        for (const [what, times] of Object.entries(year.counts)) {
          total[what] = (total[what] ?? 0) + times;
        }
      }),
      { numRuns: 4, seed: 20_260_629 },
    );
    console.info("Four years of twelve chats:", total);
    expect(total["once"]).toBeGreaterThan(5_000);
    for (const what of ["nothing new", "missed", "unknown", "gone", "processes", "changes"]) {
      expect(total[what], what).toBeGreaterThan(10);
    }
  },
);

/** Looks through a chat's year, day by day. @returns what was wrong, a sentence each. */
function judge(year: Year, chat: YearOfChat, total: Record<string, number>): string[] {
  const arrived = chat.arrived.map((part) => JSON.parse(part) as Arrival);
  const explained = new Set<string>();
  const problems: string[] = [];
  let last = "";
  for (const { at, date } of wantedDays(year, chat)) {
    if (date <= last) continue;
    const lateness = firstUp(year, at) - at;
    const stage = chat.ledger.get(date);
    if (stage !== undefined || lateness <= 5 * hour) last = date;
    explained.add(date);
    // The last ones may be under way.
    if (chat.excused.has(date) || at > year.to - 7 * hour) continue;
    const day: WantedDay = {
      stage,
      lateness,
      parts: arrived.filter((part) => part.date === date),
      isFaulty: chat.faulty.has(date),
      wasMostlyUp: wasMostlyUp(year, at),
    };
    const outcome = judgeDay(day);
    total[outcome] = (total[outcome] ?? 0) + 1;
    if (outcome === "wrong") {
      problems.push(`${chat.chatId} on ${date}, ${new Date(at).toISOString()}: ${describe(day)}`);
    }
  }
  const days = [...chat.ledger.keys(), ...arrived.map(({ date }) => date)];
  const unwanted = days.filter((date) => !explained.has(date) && !chat.excused.has(date));
  const isTwice = new Set(chat.arrived).size < arrived.length;
  return [
    ...problems,
    ...unwanted.map((date) => `${chat.chatId} did not want the one of ${date}`),
    ...(isTwice ? [`${chat.chatId} got a part twice`] : []),
  ];
}

interface WantedDay {
  /** As the ledger has it. */
  readonly stage: string | undefined;
  /** How long after it was due there was a process to send it. */
  readonly lateness: number;
  readonly parts: readonly Arrival[];
  readonly isFaulty: boolean;
  readonly wasMostlyUp: boolean;
}

function judgeDay({ stage, lateness, parts, isFaulty, wasMostlyUp: isUp }: WantedDay): string {
  if (lateness > 6 * hour) {
    return parts.length === 0 && [undefined, "missed"].includes(stage) ? "missed" : "wrong";
  }
  if (lateness > 5 * hour || !isUp) return "either way";
  if (stage === "nothing") return parts.length === 0 ? "nothing new" : "wrong";
  if (isFaulty) return stage === undefined ? "wrong" : "once at most";
  return stage === "sent" && parts.length > 0 && parts.length === parts[0]?.of ? "once" : "wrong";
}

function describe({ stage, lateness, parts }: WantedDay): string {
  return `${stage}, ${parts.length} parts, ${lateness / hour} hours late`;
}

interface Arrival {
  readonly date: string;
  readonly part: number;
  readonly of: number;
}

/** Each time that the settings of the moment wanted a digest, first ones and others. */
function* wantedDays({ from, to }: Year, { settings }: YearOfChat) {
  let next = 0;
  for (let at = from; at < to + 2 * hour; at += quarterHour) {
    while ((settings[next]?.from ?? Infinity) < at) next += 1;
    const current = settings[next - 1]?.settings;
    if (!current?.isOn) continue;
    const clock = clocks.get(current.zone)?.at(at);
    if (clock === undefined) continue;
    const isWeekday = (current.weekdays >> clock.weekday) % 2 === 1;
    if (isWeekday && clock.shows.includes(current.minutes)) yield { at, date: clock.date };
  }
}

interface Clock {
  readonly date: string;
  readonly weekday: number;
  /** Minutes of the day: those that it shows, and those that it skipped an hour or half before. */
  readonly shows: readonly number[];
}

/** What clocks show, by the engine's own calendar, with nothing of what is tested. */
const clocks: ReadonlyMap<string, { at(instant: number): Clock }> = new Map(
  yearZones.map((zone) => {
    const format = new Intl.DateTimeFormat("en-CA", {
      timeZone: zone,
      dateStyle: "short",
      timeStyle: "short",
      hourCycle: "h23",
    });
    const local = (at: number) => {
      const [date = "", time = ""] = format.format(at).split(", ");
      const [hours = 0, minutes = 0] = time.split(":").map(Number);
      return { date, minutes: 60 * hours + minutes };
    };
    const offset = (at: number) => {
      const { date, minutes } = local(at);
      return (Date.parse(date) - at) / 60_000 + minutes;
    };
    const at = (instant: number): Clock => {
      const { date, minutes } = local(instant);
      // Two hours before, the clock was not yet put forward: it showed so much less.
      const skipped = offset(instant) - offset(instant - 2 * hour);
      const wouldShow = local(instant).minutes - skipped;
      const isSkipped = skipped > 0 && !existed(instant, wouldShow);
      return {
        date,
        weekday: (new Date(date).getUTCDay() + 6) % 7,
        shows: isSkipped ? [minutes, wouldShow] : [minutes],
      };
    };
    const existed = (instant: number, minutes: number) => {
      for (let before = 0; before <= 3 * hour; before += quarterHour) {
        if (local(instant - before).minutes === minutes) return true;
      }
      return false;
    };
    const remembered = new Map<number, Clock>();
    return [
      zone,
      {
        at(instant: number) {
          const known = remembered.get(instant) ?? at(instant);
          remembered.set(instant, known);
          return known;
        },
      },
    ] as const;
  }),
);

/** When a process first ran, from a moment on. */
function firstUp({ down }: Year, at: number): number {
  let up = at;
  for (const { from, to } of down) if (from <= up && up < to) up = to;
  return up;
}

/** Whether no process was missing for long in the hours after a moment. */
function wasMostlyUp({ down }: Year, at: number): boolean {
  return down
    .filter(({ from, to }) => from < at + 6 * hour && to > at)
    .every(({ from, to }) => to - from < hour / 2);
}
