import { expect, test } from "vitest";
import { createContact } from "../../../../src/telegram/serving/web/probes.ts";

function createCase(probe: () => Promise<unknown>) {
  const clock = { milliseconds: 0 };
  const probes: number[] = [];
  const contact = createContact({
    now: () => clock.milliseconds,
    probe() {
      probes.push(clock.milliseconds);
      return probe();
    },
  });
  return { clock, probes, contact };
}

const ask = (contact: ReturnType<typeof createContact>, ok: boolean) =>
  contact.observe(
    // Only `ok` is looked at.
    () => Promise.resolve({ ok, result: true } as never),
    "getUpdates",
    {},
    undefined,
  );

test("While the bot's own requests are granted, Telegram is not asked for the probe's sake.", async () => {
  const { clock, probes, contact } = createCase(() => Promise.reject(new Error("unused")));
  for (clock.milliseconds = 0; clock.milliseconds < 600_000; clock.milliseconds += 30_000) {
    await ask(contact, true);
    expect(await contact.isReached()).toBe(true);
  }
  expect(probes).toEqual([]);
});

test("When nothing is going on, Telegram is asked once a minute, however often somebody looks.", async () => {
  const { clock, probes, contact } = createCase(() => Promise.resolve());
  for (clock.milliseconds = 0; clock.milliseconds < 180_000; clock.milliseconds += 1000) {
    expect(await contact.isReached()).toBe(true);
  }
  expect(probes).toEqual([0, 60_000, 120_000]);
});

test("When Telegram does not answer, it is asked every ten seconds, and known at once when it does.", async () => {
  const { clock, probes, contact } = createCase(() => Promise.reject(new Error("no network")));
  for (clock.milliseconds = 0; clock.milliseconds < 30_000; clock.milliseconds += 1000) {
    expect(await contact.isReached()).toBe(false);
  }
  expect(probes).toEqual([0, 10_000, 20_000]);
  await ask(contact, false);
  expect(await contact.isReached()).toBe(false);
  await ask(contact, true);
  expect(await contact.isReached()).toBe(true);
});

test("Many who look at once ask Telegram once.", async () => {
  const { probes, contact } = createCase(() => Promise.resolve());
  const seen = await Promise.all([1, 2, 3].map(() => contact.isReached()));
  expect(seen).toEqual([true, true, true]);
  expect(probes).toHaveLength(1);
});
