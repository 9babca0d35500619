import type { StateDatabase } from "../state/stateDatabase.ts";
import type { DigestInHand, LedgerFigures } from "./ledger.ts";
import type { Due } from "./schedule/nextDue.ts";
import { dueAfter, type Subscription, type Subscriptions } from "./subscriptions.ts";

/** A row of `digest_parts`. */
export const thisPart = "chat = @chatId AND date = @date AND part = @part";

/** A row of `digests` that a process is sending. */
export const ownedDigest = `digests.chat = @chatId AND digests.date = @date
  AND digests.opening = @opening AND digests.stage = 'sending'`;

/**
 * Moves a chat on to its next digest.
 *
 * @returns what it was due for; `null` if it is not due for that any more.
 */
export function moveOn(
  state: StateDatabase,
  subscriptions: Pick<Subscriptions, "get">,
  { chatId, due }: Subscription,
  after: Date,
): Due | null {
  const current = subscriptions.get(chatId);
  if (!due || current.due?.at !== due.at || current.due.date !== due.date) return null;
  const next = dueAfter({ ...current, lastDate: due.date }, after);
  state.run(
    `UPDATE subscriptions SET last_date = @date, due_at = @nextAt, due_date = @nextDate
     WHERE chat = @chatId`,
    { chatId, date: due.date, nextAt: next?.at ?? null, nextDate: next?.date ?? null },
  );
  return due;
}

/** Writes down what becomes of a digest. @returns false if that day had one. */
export function note(
  state: StateDatabase,
  due: Due,
  row: {
    readonly chatId: number;
    readonly stage: "sending" | "nothing" | "missed";
    readonly opening: string;
    readonly snapshot: string | null;
    readonly shown: string | null;
    readonly at: number;
  },
): boolean {
  return (
    state.run(
      `INSERT INTO digests (chat, date, stage, opening, snapshot, shown, due_at, not_before, at)
       VALUES (@chatId, @date, @stage, @opening, @snapshot, @shown, @dueAt, @at, @at)
       ON CONFLICT DO NOTHING`,
      { ...row, date: due.date, dueAt: due.at },
    ) === 1
  );
}

export function setSeen(state: StateDatabase, chatId: number, snapshot: string): void {
  state.run("UPDATE subscriptions SET seen = @snapshot WHERE chat = @chatId", { chatId, snapshot });
}

type ReadyDigest = Omit<DigestInHand, "parts">;

/** Digests of this process, and of those that have been silent for a minute. */
export function findReady(
  state: StateDatabase,
  options: { readonly opening: string; readonly now: number; readonly most: number },
): ReadyDigest[] {
  return state.all<ReadyDigest>(
    `SELECT chat AS chatId, date, due_at AS dueAt FROM digests
     WHERE stage = 'sending' AND not_before <= @now AND (opening = @opening OR opening NOT IN
       (SELECT opening FROM digest_senders WHERE at > @alive))
     ORDER BY not_before, chat LIMIT @most`,
    { ...options, alive: options.now - aliveMilliseconds },
  );
}

// A sender speaks up every 15 seconds.
const aliveMilliseconds = 60_000;

/** Makes a digest this process's own. A part that was on its way has an unknown fate. */
export function takeOver(
  state: StateDatabase,
  { chatId, date, dueAt }: ReadyDigest,
  opening: string,
): DigestInHand {
  const key = { chatId, date };
  state.run(
    `UPDATE digests SET opening = @opening
     WHERE chat = @chatId AND date = @date AND opening <> @opening`,
    { ...key, opening },
  );
  state.run(
    `UPDATE digest_parts SET stage = 'unknown', content = NULL
     WHERE chat = @chatId AND date = @date AND stage = 'sending'`,
    key,
  );
  const parts = state.all<{ part: number; content: string }>(
    `SELECT part, content FROM digest_parts
     WHERE chat = @chatId AND date = @date AND stage = 'waiting' ORDER BY part`,
    key,
  );
  return { ...key, dueAt, parts: parts.map((part) => ({ ...key, ...part })) };
}

/** Ends a digest: it counts as sent if any part of it may have arrived. */
export function finishDigest(
  state: StateDatabase,
  ended: {
    readonly chatId: number;
    readonly date: string;
    readonly opening: string;
    readonly at: number;
    readonly otherwise: "failed" | "missed";
  },
): void {
  const { chatId, date } = ended;
  const key = { chatId, date };
  const [row] = state.all<{ snapshot: string | null; arrived: number }>(
    `SELECT snapshot, EXISTS (SELECT 1 FROM digest_parts AS part WHERE part.chat = @chatId
       AND part.date = @date AND part.stage IN ('sent', 'unknown')) AS arrived
     FROM digests WHERE ${ownedDigest}`,
    { ...key, opening: ended.opening },
  );
  if (!row) return;
  state.run("UPDATE digests SET stage = @stage, at = @at WHERE chat = @chatId AND date = @date", {
    ...key,
    at: ended.at,
    stage: row.arrived === 1 ? "sent" : ended.otherwise,
  });
  state.run("UPDATE digest_parts SET content = NULL WHERE chat = @chatId AND date = @date", key);
  if (row.arrived === 1 && row.snapshot !== null) setSeen(state, chatId, row.snapshot);
}

export function readFigures(state: StateDatabase, now: Date): LedgerFigures {
  const since = now.getTime() - dayMilliseconds;
  const stages = state.all<{ stage: string; count: number }>(
    "SELECT stage, count(*) AS count FROM digests WHERE at > @since GROUP BY stage",
    { since },
  );
  const count = (stage: string) => stages.find((row) => row.stage === stage)?.count ?? 0;
  const [row] = state.all<{ inHand: number; unknown: number; lastAt: number | null }>(
    `SELECT (SELECT count(*) FROM digests WHERE stage = 'sending') AS inHand,
       (SELECT count(*) FROM digest_parts AS part JOIN digests USING (chat, date)
        WHERE part.stage = 'unknown' AND digests.at > @since) AS unknown,
       (SELECT max(at) FROM digests WHERE stage <> 'sending') AS lastAt`,
    { since },
  );
  const lastAt = row?.lastAt ?? null;
  return {
    inHand: row?.inHand ?? 0,
    lastDay: {
      sent: count("sent"),
      nothing: count("nothing"),
      missed: count("missed"),
      failed: count("failed"),
    },
    unknownParts: row?.unknown ?? 0,
    lastAt: lastAt === null ? null : new Date(lastAt),
  };
}

/** Gives a chat the digests of another one, but for days of which it has its own. */
export function moveDigests(state: StateDatabase, oldId: number, newId: number): void {
  const ids = { oldId, newId };
  state.run(
    `UPDATE digest_parts SET chat = @newId WHERE chat = @oldId
       AND date NOT IN (SELECT date FROM digests WHERE chat = @newId)`,
    ids,
  );
  state.run("UPDATE OR IGNORE digests SET chat = @newId WHERE chat = @oldId", ids);
  forgetDigests(state, oldId);
}

/** @returns how many. */
export function forgetDigests(state: StateDatabase, chatId: number): number {
  state.run("DELETE FROM digest_parts WHERE chat = @chatId", { chatId });
  return state.run("DELETE FROM digests WHERE chat = @chatId", { chatId });
}

/** Deletes what no digest will ask for any more. */
export function pruneDigests(state: StateDatabase, now: Date): void {
  const ago = (days: number) => ({ at: now.getTime() - days * dayMilliseconds });
  // Passages of the archive may come again after 60 days.
  state.run("DELETE FROM digests WHERE at < @at AND stage <> 'sending'", ago(61));
  state.run("DELETE FROM digests WHERE at < @at AND stage <> 'sending' AND shown IS NULL", ago(14));
  state.run("DELETE FROM digest_senders WHERE at < @at", ago(1));
  state.run(
    `DELETE FROM digest_parts WHERE (chat, date) NOT IN
       (SELECT chat, date FROM digests WHERE stage = 'sending' OR at >= @at)`,
    ago(2),
  );
}

const dayMilliseconds = 24 * 3_600_000;
