import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { everyDay, nextDue } from "../../src/memory/digestRecords/schedule/nextDue.ts";
import { dateAt, isZone } from "../../src/memory/digestRecords/schedule/zones.ts";

const riga = { zone: "Europe/Riga", minutes: 8 * 60, weekdays: everyDay };

/** The next one, as an instant of the world and the chat's day. */
function next(timing: Partial<typeof riga>, after: string, lastDate: string | null = null) {
  const due = nextDue({ ...riga, ...timing }, lastDate, Date.parse(after));
  return due && `${new Date(due.at).toISOString().slice(0, 16)} ${due.date}`;
}

test("A chat is due today if its hour is to come, and else tomorrow.", () => {
  expect(next({}, "2026-06-29T04:59:59Z")).toBe("2026-06-29T05:00 2026-06-29");
  expect(next({}, "2026-06-29T05:00:00Z")).toBe("2026-06-30T05:00 2026-06-30");
});

test("Clocks go forward and back, and it stays 8 o'clock where the chat is.", () => {
  expect(next({}, "2026-03-28T06:00:00Z")).toBe("2026-03-29T05:00 2026-03-29");
  expect(next({}, "2026-10-24T05:00:00Z")).toBe("2026-10-25T06:00 2026-10-25");
  const santiago = { zone: "America/Santiago" };
  expect(next(santiago, "2026-09-05T12:00:00Z")).toBe("2026-09-06T11:00 2026-09-06");
});

test("An hour that does not exist is so much later; one that comes twice is the first.", () => {
  const atNight = { minutes: 3 * 60 + 30 };
  expect(next(atNight, "2026-03-28T12:00:00Z")).toBe("2026-03-29T01:30 2026-03-29");
  expect(next(atNight, "2026-10-24T12:00:00Z")).toBe("2026-10-25T00:30 2026-10-25");
  // The second 03:30 of that night is an hour later.
  expect(next(atNight, "2026-10-25T00:30:00Z", "2026-10-25")).toBe("2026-10-26T01:30 2026-10-26");
});

test("An hour that is skipped at midnight still belongs to its day.", () => {
  const nuuk = { zone: "America/Nuuk", minutes: 23 * 60 + 30 };
  expect(next(nuuk, "2026-03-28T12:00:00Z")).toBe("2026-03-29T01:30 2026-03-28");
  expect(next(nuuk, "2026-03-29T01:00:00Z")).toBe("2026-03-29T01:30 2026-03-28");
  expect(next(nuuk, "2026-03-29T01:30:00Z", "2026-03-28")).toBe("2026-03-30T00:30 2026-03-29");
});

test("A zone may be off by quarters and halves of an hour.", () => {
  const kathmandu = { zone: "Asia/Kathmandu" };
  expect(next(kathmandu, "2026-06-29T00:00:00Z")).toBe("2026-06-29T02:15 2026-06-29");
  const lordHowe = { zone: "Australia/Lord_Howe", minutes: 2 * 60 };
  expect(next(lordHowe, "2026-10-03T12:00:00Z")).toBe("2026-10-03T15:30 2026-10-04");
});

test("A day far ahead was settled by a clock that was wrong, and does not count.", () => {
  expect(next({}, "2026-06-29T04:00:00Z", "2030-06-29")).toBe("2026-06-29T05:00 2026-06-29");
});

describe("A day that was settled does not come again:", () => {
  test("the hour is moved to later today.", () => {
    expect(next({ minutes: 20 * 60 }, "2026-06-29T06:00:00Z", "2026-06-29")).toBe(
      "2026-06-30T17:00 2026-06-30",
    );
  });

  test("the hour is moved to later today before today's was sent.", () => {
    expect(next({ minutes: 20 * 60 }, "2026-06-29T04:00:00Z", "2026-06-28")).toBe(
      "2026-06-29T17:00 2026-06-29",
    );
  });

  test("the hour is moved to one that is over.", () => {
    expect(next({ minutes: 6 * 60 }, "2026-06-29T04:00:00Z", "2026-06-28")).toBe(
      "2026-06-30T03:00 2026-06-30",
    );
  });

  test("the chat goes over the date line to a day that it had.", () => {
    const after = "2026-06-29T21:00:00Z";
    expect(next({ zone: "Pacific/Honolulu" }, after, "2026-06-30")).toBe(
      "2026-07-01T18:00 2026-07-01",
    );
  });

  test("the chat goes over the date line the other way.", () => {
    const after = "2026-06-29T19:00:00Z";
    expect(next({ zone: "Pacific/Auckland" }, after, "2026-06-29")).toBe(
      "2026-06-29T20:00 2026-06-30",
    );
  });
});

test("Only the weekdays wanted count; without any there is none.", () => {
  const sunday = 0b100_0000;
  expect(next({ weekdays: sunday }, "2026-06-29T00:00:00Z")).toBe("2026-07-05T05:00 2026-07-05");
  expect(next({ weekdays: 0b001_0001 }, "2026-06-29T06:00:00Z")).toBe(
    "2026-07-03T05:00 2026-07-03",
  );
  expect(next({ weekdays: 0 }, "2026-06-29T00:00:00Z")).toBeNull();
});

test("The next one is always later, for a later day, and within eight days of its own.", () => {
  const zones = ["Europe/Riga", "America/Nuuk", "Pacific/Apia", "Pacific/Kiritimati", "UTC"];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 47 }),
      fc.integer({ min: 1, max: 127 }),
      fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) }),
      (zone, halves, weekdays, after) => {
        const timing = { zone, minutes: 30 * halves, weekdays };
        const first = nextDue(timing, null, after);
        const second = first && nextDue(timing, first.date, first.at);
        expect(first?.at).toBeGreaterThan(after);
        expect(second?.at).toBeGreaterThan(first?.at ?? Infinity);
        expect(second && first && second.date > first.date).toBe(true);
        expect((second?.at ?? Infinity) - (first?.at ?? 0)).toBeLessThan(8 * 24 * 3_600_000);
      },
    ),
  );
});

test("A day that a zone leaves out has no digest of its own.", () => {
  // Samoa went from 29 December 2011 to the 31st.
  const apia = { zone: "Pacific/Apia" };
  expect(next(apia, "2011-12-29T18:00:00Z", "2011-12-29")).toBe("2011-12-30T18:00 2011-12-30");
  expect(next(apia, "2011-12-30T18:00:00Z", "2011-12-30")).toBe("2011-12-31T18:00 2012-01-01");
});

test("A zone is known by its name; an offset is none.", () => {
  for (const zone of ["Europe/Riga", "UTC", "America/Argentina/Buenos_Aires"]) {
    expect(isZone(zone), zone).toBe(true);
  }
  for (const zone of ["", "+02:00", "Europe/Nowhere", "рига", "🕗", "x".repeat(10_000)]) {
    expect(isZone(zone), zone.slice(0, 20)).toBe(false);
  }
  expect(dateAt(Date.UTC(2026, 5, 29, 22), "Europe/Riga")).toBe("2026-06-30");
});
