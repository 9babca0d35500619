import type { DigestSettings } from "../../src/memory/digests/subscriptions.ts";
import { createDigestLedger } from "../../src/memory/digests/ledger.ts";
import { moveDigests, pruneDigests } from "../../src/memory/digests/ledgerRows.ts";
import { createKeptSnapshots, pruneSnapshots } from "../../src/memory/digests/snapshots.ts";
import {
  createSubscriptions,
  moveSubscription,
  type Subscriptions,
} from "../../src/memory/digests/subscriptions.ts";
import { migrations } from "../../src/memory/state/migrations.ts";
import { openStateDatabase } from "../../src/memory/state/stateDatabase.ts";
import type { DigestPost, Posted } from "../../src/service/digests/post.ts";
import type { DigestRenderer } from "../../src/service/digests/renderer.ts";
import { createDigestSender, type DigestSender } from "../../src/service/digests/sender.ts";
import { chooseByDay, emptyDigest } from "./digestDesk.ts";
import { createRandom } from "./randomVectors.ts";

export const yearZones = [
  "Europe/Riga",
  "America/New_York",
  "Australia/Lord_Howe",
  "America/Santiago",
  "Asia/Kathmandu",
  "Pacific/Auckland",
] as const;

/** What was done to a chat, for an oracle to judge. */
export interface YearOfChat {
  readonly chatId: number;
  /** In the order they were chosen; each is in force from a moment on. */
  readonly settings: { readonly from: number; readonly settings: DigestSettings }[];
  /** Days for which a digest was due when the settings changed: there may be one or none. */
  readonly excused: Set<string>;
  /** Days on which a request went wrong, or the process ended during one. */
  readonly faulty: Set<string>;
  /** Each part that arrived, as JSON. */
  readonly arrived: string[];
  /** What the ledger says, by day. */
  readonly ledger: Map<string, string>;
}

export interface Year {
  readonly from: number;
  readonly to: number;
  readonly chats: readonly YearOfChat[];
  /** When no process ran. */
  readonly down: readonly { readonly from: number; readonly to: number }[];
  readonly counts: Readonly<Record<string, number>>;
}

const second = 1000;
const hour = 3600 * second;
const day = 24 * hour;

/**
 * Lives through a year in simulated time: settings change, processes end at any moment and others
 * begin, and Telegram refuses, fails and is silent. The same seed gives the same year.
 */
export async function liveThroughYear(options: {
  readonly seed: number;
  readonly chatsPerZone: number;
}): Promise<Year> {
  const random = createRandom(options.seed);
  const chance = (share: number) => random() < share;
  const among = <Item>(items: readonly [Item, ...Item[]]): Item =>
    items[Math.floor(random() * items.length)] ?? items[0];
  const from = Date.UTC(2026, 0, 1);
  const to = Date.UTC(2027, 0, 1);
  let time = from;
  const now = () => new Date(time);
  const state = openStateDatabase(":memory:", migrations);
  const stored = createSubscriptions(state, now, "UTC");
  const subscriptions: Subscriptions = {
    ...stored,
    turnOff(chatId, reason) {
      stored.turnOff(chatId, reason);
      chats.get(chatId)?.settings.push({ from: time, settings: stored.get(chatId) });
    },
  };
  const down: { from: number; to: number }[] = [];
  const counts: Record<string, number> = {};
  const count = (what: string) => void (counts[what] = (counts[what] ?? 0) + 1);

  const chats = new Map<number, YearOfChat>();
  yearZones.forEach((zone, index) => {
    for (let number = 0; number < options.chatsPerZone; number += 1) {
      const chatId = 100 * (index + 1) + number;
      chats.set(chatId, {
        chatId,
        settings: [],
        excused: new Set(),
        faulty: new Set(),
        arrived: [],
        ledger: new Map(),
      });
      change(chatId, { isOn: true, zone, minutes: 30 * Math.floor(random() * 48) });
    }
  });

  function change(chatId: number, changes: Partial<DigestSettings>) {
    const chat = chats.get(chatId);
    if (!chat) return;
    const before = subscriptions.get(chatId);
    if (before.due && before.due.at <= time) chat.excused.add(before.due.date);
    chat.settings.push({ from: time, settings: subscriptions.set(chatId, changes) });
    const begun = state.all<{ date: string }>(
      "SELECT date FROM digests WHERE chat = @chatId AND stage = 'sending'",
      { chatId },
    );
    for (const { date } of begun) chat.faulty.add(date);
  }

  /** Ends the process in hand; whatever it was doing never goes on. */
  let crash: () => void = () => {};
  const never = new Promise<never>(() => {});

  function startProcess(opening: string): { sender: DigestSender; crashed: Promise<void> } {
    let isDead = false;
    const crashed = new Promise<void>((resolve) => {
      crash = () => {
        isDead = true;
        resolve();
      };
    });
    const wait = async (milliseconds: number) => {
      if (chance(0.0005)) crash();
      if (isDead) await never;
      time += milliseconds;
      await Promise.resolve();
      if (isDead) await never;
    };
    const ledger = createDigestLedger({ state, subscriptions, now, opening });
    const sender = createDigestSender({
      chats: {
        subscriptions,
        digestLedger: ledger,
        snapshots: createKeptSnapshots(state, now),
        together: (work) => state.write(work),
        migrate: (oldId, newId) => {
          moveSubscription(state, oldId, newId);
          moveDigests(state, oldId, newId);
        },
      },
      chooseDigests,
      renderer,
      post: createPost(() => isDead),
      now,
      wait,
      longestLateHours: 6,
      isBusy: () => chance(0.02),
      onError: (error) => {
        throw error;
      },
    });
    return { sender, crashed };
  }

  function createPost(isDead: () => boolean): DigestPost {
    return {
      async send(chatId, _threadId, part) {
        const chat = chats.get(chatId);
        if (!chat) throw new Error(`Expected a chat of the year, got ${chatId}.`);
        const { date } = JSON.parse(part) as { date: string };
        const posted = decide();
        time += Math.floor(random() * 2 * second);
        const isLast = chance(0.01);
        if (isLast) crash();
        if (posted.kind !== "sent" || isLast) chat.faulty.add(date);
        if (posted.kind === "sent" || (posted.kind === "unknown" && chance(0.5))) {
          chat.arrived.push(part);
        }
        count(isLast ? "process ended during a request" : posted.kind);
        await Promise.resolve();
        if (isDead()) await never;
        return posted;
      },
    };
  }

  function decide(): Posted {
    const lot = random();
    if (lot < 0.02) return { kind: "unsent", waitSeconds: Math.ceil(random() * 600) };
    if (lot < 0.04) return { kind: "unsent", waitSeconds: null };
    if (lot < 0.06) return { kind: "unknown" };
    if (lot < 0.062) return { kind: "gone", reason: "blocked" };
    if (lot < 0.07) return { kind: "refused", description: "Bad Request" };
    return { kind: "sent" };
  }

  let processes = 0;
  let { sender, crashed } = startProcess(`${processes}`);
  let prunedAt = time;
  while (time < to) {
    const hasCrashed = await Promise.race([
      sender.tick().then(() => false),
      crashed.then(() => true),
    ]);
    if (hasCrashed || chance(0.003)) {
      const was = time;
      if (!hasCrashed) await sender.stop();
      time += Math.floor(among([1 * second, 70 * second, hour, 5 * hour, 30 * hour]) * random());
      down.push({ from: was, to: time });
      processes += 1;
      ({ sender, crashed } = startProcess(`${processes}`));
      count("processes");
      continue;
    }
    if (chance(0.04)) {
      const ids = [...chats.keys()];
      const chatId = ids[Math.floor(random() * ids.length)] ?? 0;
      change(chatId, randomChange());
      count("changes");
    }
    reviveTurnedOff();
    if (time - prunedAt > day) {
      readLedger();
      pruneDigests(state, now());
      pruneSnapshots(state, now());
      prunedAt = time;
    }
    time = Math.max(time + 15 * second, Math.min(nextEvent(), time + 3 * hour * random()));
    time = Math.floor(time);
  }
  crash();
  readLedger();
  state.close();
  return { from, to, chats: [...chats.values()], down, counts };

  function randomChange(): Partial<DigestSettings> {
    const lot = random();
    if (lot < 0.35) return { minutes: 30 * Math.floor(random() * 48), isOn: true };
    if (lot < 0.6) return { zone: among([...yearZones]), isOn: true };
    if (lot < 0.8) return { weekdays: Math.floor(random() * 128) };
    if (lot < 0.9) return { isOn: false };
    return { isOn: true, weekdays: 127, always: chance(0.5), length: among([3, 5, 8]) };
  }

  /** Whoever was turned off comes back. */
  function reviveTurnedOff() {
    for (const chatId of chats.keys()) {
      if (subscriptions.get(chatId).offReason !== null) change(chatId, { isOn: true });
    }
  }

  function nextEvent(): number {
    const [row] = state.all<{ at: number | null }>(
      `SELECT min(at) AS at FROM (SELECT due_at AS at FROM subscriptions WHERE due_at IS NOT NULL
       UNION ALL SELECT not_before FROM digests WHERE stage = 'sending')`,
    );
    return row?.at ?? time + hour;
  }

  function readLedger() {
    const rows = state.all<{ chat: number; date: string; stage: string }>(
      "SELECT chat, date, stage FROM digests",
    );
    for (const { chat, date, stage } of rows) chats.get(chat)?.ledger.set(date, stage);
  }
}

/** On every seventh day or so nothing is new; a digest has one part, or two. */
const chooseDigests = chooseByDay((today) =>
  Number(today.slice(8)) % 7 === 0 ? "nothing" : emptyDigest(today),
);

const renderer: DigestRenderer = {
  render: ({ date }, _library, { length }) =>
    Array.from({ length: length > 5 ? 2 : 1 }, (_, part) =>
      JSON.stringify({ date, part, of: length > 5 ? 2 : 1 }),
    ),
  sayTopicLost: (part) => part,
};
