import type { StateDatabase, Values } from "../state/stateDatabase.ts";
import type { DigestInHand, DigestKey, Part } from "./ledger.ts";

/** Says which row of `deliveries` is meant, and which of `delivery_parts`. */
export const thisDelivery = "kind = @kind AND chat = @chat AND name = @name";
export const thisPart = `${thisDelivery} AND part = @part`;

/** A delivery that a process has in hand. */
export const ownedDelivery = `deliveries.kind = @kind AND deliveries.chat = @chat
  AND deliveries.name = @name AND deliveries.owner = @owner AND deliveries.stage = 'sending'`;

/** The key of a part's row. An update belongs to no chat, and all that it shows is one part. */
export function toKey(part: Part): Values {
  return part.kind === "update"
    ? { kind: part.kind, chat: 0, name: String(part.updateId), part: 0 }
    : { kind: part.kind, chat: part.chatId, name: part.date, part: part.part };
}

export function setSeen(state: StateDatabase, chatId: number, snapshot: string): void {
  state.run("UPDATE subscriptions SET seen = @snapshot WHERE chat = @chatId", { chatId, snapshot });
}

type ReadyDigest = Omit<DigestInHand, "parts">;

/** Digests of this process, and of those that have been silent for a minute. */
export function findReady(
  state: StateDatabase,
  options: { readonly owner: string; readonly now: number; readonly most: number },
): ReadyDigest[] {
  return state.all<ReadyDigest>(
    `SELECT chat AS chatId, name AS date, due_at AS dueAt FROM deliveries
     WHERE kind = 'digest' AND stage = 'sending' AND not_before <= @now AND (owner = @owner
       OR owner NOT IN (SELECT owner FROM senders WHERE at > @alive))
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
  owner: string,
): DigestInHand {
  const key = { chatId, date };
  state.run(`UPDATE deliveries SET owner = @owner WHERE ${thisDigest} AND owner <> @owner`, {
    ...key,
    owner,
  });
  state.run(
    `UPDATE delivery_parts SET stage = 'unknown', content = NULL
     WHERE ${thisDigest} AND stage = 'sending'`,
    key,
  );
  const parts = state.all<{ part: number; content: string }>(
    `SELECT part, content FROM delivery_parts
     WHERE ${thisDigest} AND stage = 'waiting' ORDER BY part`,
    key,
  );
  return { ...key, dueAt, parts: parts.map((part) => ({ kind: "digest", ...key, ...part })) };
}

const thisDigest = "kind = 'digest' AND chat = @chatId AND name = @date";

/** Ends a digest: it counts as sent if any part of it may have arrived. */
export function finishDigest(
  state: StateDatabase,
  { chatId, date }: DigestKey,
  ended: {
    readonly owner: string;
    readonly at: number;
    readonly otherwise: "failed" | "missed";
  },
): void {
  const key = { chatId, date };
  const [row] = state.all<{ snapshot: string | null; arrived: number }>(
    `SELECT snapshot, EXISTS (SELECT 1 FROM delivery_parts AS part WHERE part.kind = 'digest'
       AND part.chat = @chatId AND part.name = @date
       AND part.stage IN ('sent', 'unknown')) AS arrived
     FROM deliveries WHERE ${thisDigest} AND owner = @owner AND stage = 'sending'`,
    { ...key, owner: ended.owner },
  );
  if (!row) return;
  state.run(`UPDATE deliveries SET stage = @stage, at = @at WHERE ${thisDigest}`, {
    ...key,
    at: ended.at,
    stage: row.arrived === 1 ? "sent" : ended.otherwise,
  });
  state.run(`UPDATE delivery_parts SET content = NULL WHERE ${thisDigest}`, key);
  if (row.arrived === 1 && row.snapshot !== null) setSeen(state, chatId, row.snapshot);
}

/** Gives a chat the digests of another one, but for days of which it has its own. */
export function moveDigests(state: StateDatabase, oldId: number, newId: number): void {
  const ids = { oldId, newId };
  state.run(
    `UPDATE delivery_parts SET chat = @newId WHERE kind = 'digest' AND chat = @oldId
       AND name NOT IN (SELECT name FROM deliveries WHERE kind = 'digest' AND chat = @newId)`,
    ids,
  );
  state.run(
    "UPDATE OR IGNORE deliveries SET chat = @newId WHERE kind = 'digest' AND chat = @oldId",
    ids,
  );
  forgetDigests(state, oldId);
}

/** @returns how many. */
export function forgetDigests(state: StateDatabase, chatId: number): number {
  state.run("DELETE FROM delivery_parts WHERE kind = 'digest' AND chat = @chatId", { chatId });
  return state.run("DELETE FROM deliveries WHERE kind = 'digest' AND chat = @chatId", { chatId });
}

/** Deletes what nobody will ask for any more. */
export function pruneDeliveries(state: StateDatabase, now: Date): void {
  const ago = (days: number) => ({ at: now.getTime() - days * dayMilliseconds });
  // Telegram keeps an update for 24 hours.
  state.run("DELETE FROM deliveries WHERE kind = 'update' AND at < @at", ago(2));
  // Passages of the archive may come again after 60 days.
  const isEnded = "kind = 'digest' AND stage <> 'sending'";
  state.run(`DELETE FROM deliveries WHERE ${isEnded} AND at < @at`, ago(61));
  state.run(`DELETE FROM deliveries WHERE ${isEnded} AND at < @at AND shown IS NULL`, ago(14));
  state.run("DELETE FROM senders WHERE at < @at", ago(1));
  state.run(
    `DELETE FROM delivery_parts WHERE (kind, chat, name) NOT IN
       (SELECT kind, chat, name FROM deliveries WHERE stage = 'sending' OR at >= @at)`,
    ago(2),
  );
}

const dayMilliseconds = 24 * 3_600_000;
