import type { DigestSettings } from "../../src/memory/digestRecords/subscriptions.ts";
import { createDeliveryLedger, type DeliveryLedger } from "../../src/memory/deliveries/ledger.ts";
import { pruneDeliveries } from "../../src/memory/deliveries/deliveryRows.ts";
import { createDigestHistory } from "../../src/memory/digestRecords/history.ts";
import { createKeptSnapshots, pruneSnapshots } from "../../src/memory/digestRecords/snapshots.ts";
import { createSubscriptions } from "../../src/memory/digestRecords/subscriptions.ts";
import { createRecorder } from "../../src/memory/answerRecords/kept.ts";
import { createGroupCommit } from "../../src/memory/state/groupCommit.ts";
import { migrations } from "../../src/memory/state/migrations.ts";
import { openStateDatabase } from "../../src/memory/state/stateDatabase.ts";
import type {
  Channel,
  DigestWriter,
  SendOutcome,
} from "../../src/service/digestDelivery/channel.ts";
import { createDigestSender, type DigestSender } from "../../src/service/digestDelivery/sender.ts";
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
  const subscriptions = createSubscriptions(state, now, "UTC");
  const down: { from: number; to: number }[] = [];
  const counts: Record<string, number> = {};
  const count = (what: string) => void (counts[what] = (counts[what] ?? 0) + 1);

  const chats = new Map<number, YearOfChat>();
  for (const [index, zone] of yearZones.entries()) {
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
      await change(chatId, { isOn: true, zone, minutes: 30 * Math.floor(random() * 48) });
    }
  }

  async function change(chatId: number, changes: Partial<DigestSettings>) {
    const chat = chats.get(chatId);
    if (!chat) return;
    const before = await subscriptions.get(chatId);
    if (before.due && before.due.at <= time) chat.excused.add(before.due.date);
    chat.settings.push({ from: time, settings: await subscriptions.set(chatId, changes) });
    const begun = state.all<{ date: string }>(
      "SELECT name AS date FROM deliveries WHERE chat = @chatId AND stage = 'sending'",
      { chatId },
    );
    for (const { date } of begun) chat.faulty.add(date);
  }

  /** Ends the process in hand; whatever it was doing never goes on. */
  let crash: () => void = () => {};
  const never = new Promise<never>(() => {});

  function startProcess(owner: string): { sender: DigestSender; crashed: Promise<void> } {
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
    const ledger = createDeliveryLedger({
      state,
      recorder: createRecorder(state, now, true),
      commit: createGroupCommit({ write: (work) => state.write(work), gather: () => wait(20) }),
      now,
      owner,
    });
    const deliveries: DeliveryLedger = {
      ...ledger,
      async end(part, outcome, also) {
        await ledger.end(part, outcome, also);
        if (!also?.gone || part.kind !== "digest") return;
        const settings = await subscriptions.get(part.chatId);
        chats.get(part.chatId)?.settings.push({ from: time, settings });
      },
    };
    const sender = createDigestSender({
      chats: {
        subscriptions,
        deliveries,
        digestHistory: createDigestHistory(state, now),
        snapshots: createKeptSnapshots(state, now),
      },
      chooseDigests,
      channel: createYearChannel(() => isDead),
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

  function createYearChannel(isDead: () => boolean): Channel {
    return {
      ...writer,
      destinationOf: ({ chatId }) => `${chatId}`,
      async send(destination, part) {
        const chat = chats.get(Number(destination));
        if (!chat) throw new Error(`Expected a chat of the year, got ${destination}.`);
        const { date } = JSON.parse(part) as { date: string };
        const outcome = decide();
        time += Math.floor(random() * 2 * second);
        const isLast = chance(0.01);
        if (isLast) crash();
        if (outcome.kind !== "sent" || isLast) chat.faulty.add(date);
        if (outcome.kind === "sent" || (outcome.kind === "unknown" && chance(0.5))) {
          chat.arrived.push(part);
        }
        count(isLast ? "process ended during a request" : outcome.kind);
        await Promise.resolve();
        if (isDead()) await never;
        return outcome;
      },
    };
  }

  function decide(): SendOutcome {
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
      await change(chatId, randomChange());
      count("changes");
    }
    await reviveTurnedOff();
    if (time - prunedAt > day) {
      readLedger();
      pruneDeliveries(state, now());
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
  async function reviveTurnedOff() {
    for (const chatId of chats.keys()) {
      if ((await subscriptions.get(chatId)).offReason !== null)
        await change(chatId, { isOn: true });
    }
  }

  function nextEvent(): number {
    const [row] = state.all<{ at: number | null }>(
      `SELECT min(at) AS at FROM (SELECT due_at AS at FROM subscriptions WHERE due_at IS NOT NULL
       UNION ALL SELECT not_before FROM deliveries WHERE stage = 'sending')`,
    );
    return row?.at ?? time + hour;
  }

  function readLedger() {
    const rows = state.all<{ chat: number; date: string; stage: string }>(
      "SELECT chat, name AS date, stage FROM deliveries",
    );
    for (const { chat, date, stage } of rows) chats.get(chat)?.ledger.set(date, stage);
  }
}

/** On every seventh day or so nothing is new; a digest has one part, or two. */
const chooseDigests = chooseByDay((today) =>
  Number(today.slice(8)) % 7 === 0 ? "nothing" : emptyDigest(today),
);

const writer: DigestWriter = {
  write: async ({ date }, _library, { length }) => ({
    parts: Array.from({ length: length > 5 ? 2 : 1 }, (_, part) =>
      JSON.stringify({ date, part, of: length > 5 ? 2 : 1 }),
    ),
    quotes: [],
  }),
  sayTopicLost: (part) => Promise.resolve(part),
};
