import { setImmediate } from "node:timers/promises";
import { beforeEach, describe, expect, test } from "vitest";
import type { Chats } from "../../../src/memory/chats.ts";
import type { DigestOptions } from "../../../src/digest/digest.ts";
import type { Channel, SendOutcome } from "../../../src/service/digestDelivery/channel.ts";
import {
  createDigestSender,
  type DigestSender,
  type DigestSenderOptions,
} from "../../../src/service/digestDelivery/sender.ts";
import { createTestClock, openTestChats, type TestClock } from "../../support/chats.ts";
import { emptyDigest, emptyLibrary } from "../../support/digestDesk.ts";

type Choice = Partial<DigestOptions>;
const sent: SendOutcome = { kind: "sent" };

let clock: TestClock;
let chats: Chats;
let choices: Choice[];
let requests: string[];
let answers: SendOutcome[];
let errors: unknown[];
let sender: DigestSender;

beforeEach(async () => {
  clock = createTestClock();
  chats = await openTestChats({ now: clock.now });
  choices = [];
  requests = [];
  answers = [];
  errors = [];
  sender = createSender();
});

/** Writes digests of two parts, and keeps what it was to send. */
const channel: Channel = {
  write: async ({ date }, _documents, { topic }) => ({
    parts: [`${date} ${topic} a`, `${date} ${topic} b`],
    quotes: [],
  }),
  sayTopicLost: async (part) => `here now: ${part}`,
  destinationOf: ({ chatId, threadId }) => [chatId, threadId ?? []].flat().join(" "),
  async send(destination, part) {
    requests.push(`${destination} ${part}`);
    return answers.shift() ?? sent;
  },
};

/** A sender of digests of two parts, whose waits pass on the test's clock. */
function createSender(options: Partial<DigestSenderOptions> = {}): DigestSender {
  return createDigestSender({
    chats,
    chooseDigests: (work) =>
      work({
        library: emptyLibrary,
        choose(choice) {
          choices.push(choice);
          return Promise.resolve(emptyDigest(choice.today));
        },
      }),
    channel,
    now: clock.now,
    wait: async (milliseconds) => {
      clock.pass(milliseconds / 3_600_000);
      await setImmediate();
    },
    longestLateHours: 6,
    isBusy: () => false,
    onError: (error) => errors.push(error),
    ...options,
  });
}

/** Chats that want a digest an hour from now, and then that hour. */
async function subscribe(...chatIds: number[]): Promise<void> {
  for (const chatId of chatIds) {
    await chats.subscriptions.set(chatId, { isOn: true, minutes: 13 * 60, topic: "ships" });
  }
}
const pass = (hours: number) => clock.pass(hours);
/** Another chat, due as well an hour later. */
const addAnother = async () => {
  await chats.subscriptions.set(2, { isOn: true, minutes: 14 * 60, topic: "ships" });
  pass(1);
};

test("What is due is sent, each part once, and the next day again.", async () => {
  await subscribe(1);
  await sender.tick();
  expect(requests).toEqual([]);
  pass(1);
  await sender.tick();
  await sender.tick();
  expect(requests).toEqual(["1 2026-06-29 ships a", "1 2026-06-29 ships b"]);
  pass(24);
  await sender.tick();
  expect(requests.slice(2)).toEqual(["1 2026-06-30 ships a", "1 2026-06-30 ships b"]);
  expect((await chats.subscriptions.get(1)).seen).toBe("20260630T120000Z-01234567");
});

test("Chats that want the same share a choice; who wants else has another.", async () => {
  await subscribe(...Array.from({ length: 100 }, (_, index) => index + 1));
  await chats.subscriptions.set(7, { topic: "drones" });
  await chats.subscriptions.set(8, { length: 3 });
  pass(1);
  await sender.tick();
  expect(requests).toHaveLength(200);
  expect(new Set(requests).size).toBe(200);
  expect(choices.map(({ topic, length }) => `${topic} ${length}`)).toEqual([
    "ships 5",
    "drones 5",
    "ships 3",
  ]);
});

test("Nothing new is nothing sent; who always wants something gets a passage of its own.", async () => {
  const chooseDigests: DigestSenderOptions["chooseDigests"] = (work) =>
    work({
      library: emptyLibrary,
      choose({ today, archive: always }) {
        choices.push({ archive: always ?? null });
        const shown = { date: today, sentences: [choices.length] };
        return Promise.resolve(always ? { ...emptyDigest(today), shown } : "nothing");
      },
    });
  sender = createSender({ chooseDigests });
  await subscribe(1, 2);
  await chats.subscriptions.set(2, { always: true });
  for (const hours of [1, 24]) {
    pass(hours);
    await sender.tick();
  }
  expect(requests.map((request) => request.slice(0, 12))).toEqual([
    "2 2026-06-29",
    "2 2026-06-29",
    "2 2026-06-30",
    "2 2026-06-30",
  ]);
  const drawn = choices.flatMap(({ archive: always }) => (always ? [always] : []));
  expect(drawn).toEqual([
    { seed: "2", recentlyShown: [] },
    { seed: "2", recentlyShown: [{ date: "2026-06-29", sentences: [2] }] },
  ]);
  expect(await chats.subscriptions.get(1)).toMatchObject({ lastDate: "2026-06-30", seen: null });
});

describe("When it goes wrong:", () => {
  beforeEach(async () => {
    await subscribe(1);
    pass(1);
  });

  test("told to wait, nothing leaves until the wait is over, and then it goes on.", async () => {
    await addAnother();
    answers = [{ kind: "unsent", waitSeconds: 300 }];
    await sender.tick();
    const begun = requests.length;
    pass(4 / 60);
    await sender.tick();
    expect(requests).toHaveLength(begun);
    requests.length = 0;
    pass(2 / 60);
    await sender.tick();
    expect(requests.filter((request) => request.startsWith("1 "))).toEqual([
      "1 2026-06-29 ships a",
      "1 2026-06-29 ships b",
    ]);
  });

  test("told that one chat has to wait, the others are sent.", async () => {
    await addAnother();
    answers = [{ kind: "unsent", waitSeconds: 3600, isOfChat: true }];
    await sender.tick();
    expect(requests.filter((request) => request.startsWith("2 "))).toHaveLength(2);
    requests.length = 0;
    pass(61 / 60);
    await sender.tick();
    expect(requests).toEqual(["1 2026-06-29 ships a", "1 2026-06-29 ships b"]);
  });

  test("told so of two chats within a minute, all wait.", async () => {
    await addAnother();
    answers = [3600, 300].map((waitSeconds) => ({ kind: "unsent", waitSeconds, isOfChat: true }));
    await sender.tick();
    expect(requests).toHaveLength(2);
    await chats.subscriptions.set(3, { isOn: true, minutes: 15 * 60, topic: "ships" });
    pass(4 / 60);
    await sender.tick();
    expect(requests).toHaveLength(2);
    pass(2 / 60);
    await sender.tick();
    expect(requests.slice(2)).toEqual(["2 2026-06-29 ships a", "2 2026-06-29 ships b"]);
  });

  test("a failure is tried again a minute later, and does not hold up the others.", async () => {
    await addAnother();
    answers = [{ kind: "unsent", waitSeconds: null }];
    await sender.tick();
    expect(requests.filter((request) => request.startsWith("2 "))).toHaveLength(2);
    pass(2 / 60);
    await sender.tick();
    expect(requests.filter((request) => request.startsWith("1 "))).toHaveLength(3);
  });

  test("what fails for too long is given up, and counts as missed.", async () => {
    answers = Array.from({ length: 1000 }, () => ({ kind: "unsent", waitSeconds: null }));
    for (let tick = 0; tick < 8 * 60; tick += 1) {
      await sender.tick();
      pass(1 / 60);
    }
    expect(requests.length).toBeGreaterThan(60);
    expect(await chats.digestHistory.figures()).toMatchObject({
      inHand: 0,
      lastDay: { missed: 1 },
    });
  });

  test("what may have arrived is not sent again, and the ledger says so.", async () => {
    answers = [{ kind: "unknown" }];
    await sender.tick();
    expect(requests).toEqual(["1 2026-06-29 ships a", "1 2026-06-29 ships b"]);
    expect(await chats.digestHistory.figures()).toMatchObject({
      unknownParts: 1,
      lastDay: { sent: 1 },
    });
  });

  test("a chat that is gone is turned off, and what was new stays new.", async () => {
    answers = [{ kind: "gone", reason: "blocked" }];
    await sender.tick();
    pass(24);
    await sender.tick();
    expect(requests).toHaveLength(1);
    expect(await chats.subscriptions.get(1)).toMatchObject({ offReason: "blocked", seen: null });
    expect((await chats.subscriptions.figures()).turnedOff).toEqual({ blocked: 1 });
  });

  test("a part that is never taken does not keep the next one back.", async () => {
    answers = [{ kind: "refused", description: "Bad Request" }];
    await sender.tick();
    expect(requests).toHaveLength(2);
    expect((await chats.digestHistory.figures()).lastDay.sent).toBe(1);
  });

  test("a group that became a supergroup gets it there.", async () => {
    answers = [{ kind: "migrated", chatId: -1001 }];
    await sender.tick();
    expect(requests).toEqual([
      "1 2026-06-29 ships a",
      "-1001 2026-06-29 ships a",
      "-1001 2026-06-29 ships b",
    ]);
    expect((await chats.subscriptions.get(-1001)).isOn).toBe(true);
  });

  test("a lost topic is said once, in the chat itself, and it stays there.", async () => {
    await chats.subscriptions.set(1, { threadId: 7 });
    answers = [{ kind: "topic lost" }];
    await sender.tick();
    expect(requests).toEqual([
      "1 7 2026-06-29 ships a",
      "1 here now: 2026-06-29 ships a",
      "1 2026-06-29 ships b",
    ]);
    expect((await chats.subscriptions.get(1)).threadId).toBeNull();
  });

  test("a digest that cannot be made is told of, tried again, and keeps nobody else waiting.", async () => {
    await addAnother();
    await chats.subscriptions.set(1, { topic: "broken" });
    let isBroken = true;
    const chooseDigests: DigestSenderOptions["chooseDigests"] = (work) =>
      work({
        library: emptyLibrary,
        choose: ({ topic, today }) =>
          topic === "broken" && isBroken
            ? Promise.reject(new Error("broken"))
            : Promise.resolve(emptyDigest(today)),
      });
    sender = createSender({ chooseDigests });
    await sender.tick();
    expect(requests).toHaveLength(2);
    expect(errors).toHaveLength(1);
    isBroken = false;
    await sender.tick();
    expect(requests).toHaveLength(4);
  });
});

test("After a time without the bot, what is at most six hours late is sent, and no more.", async () => {
  await subscribe(1);
  await chats.subscriptions.set(2, { isOn: true, minutes: 18 * 60 });
  pass(1 + 24 + 7);
  await sender.tick();
  await sender.tick();
  expect(requests.map((request) => request.slice(0, 12))).toEqual(["2 2026-06-30", "2 2026-06-30"]);
  expect((await chats.digestHistory.figures()).lastDay).toMatchObject({ sent: 1, missed: 2 });
  expect((await chats.subscriptions.get(1)).due?.date).toBe("2026-07-01");
});

test("A stop waits for the part in hand and begins no other; the next process goes on.", async () => {
  await subscribe(1);
  pass(1);
  let answer: (outcome: SendOutcome) => void = () => {};
  const send = (_destination: string, part: string) => {
    requests.push(part);
    return new Promise<SendOutcome>((resolve) => void (answer = resolve));
  };
  const slow = createSender({ channel: { ...channel, send }, wait: () => setImmediate() });
  const ticking = slow.tick();
  while (requests.length === 0) await setImmediate();
  const stopping = slow.stop();
  answer(sent);
  await Promise.all([ticking, stopping]);
  expect(requests).toEqual(["2026-06-29 ships a"]);
  requests.length = 0;
  await sender.tick();
  expect(requests).toEqual(["1 2026-06-29 ships b"]);
});
