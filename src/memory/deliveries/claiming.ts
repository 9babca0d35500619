import { dueAfter, readSubscription, type Subscription } from "../digestRecords/subscriptions.ts";
import type { Due } from "../digestRecords/schedule/nextDue.ts";
import type { StateDatabase } from "../state/stateDatabase.ts";
import type { DigestClaim, Part } from "./ledger.ts";
import { setSeen, thisDelivery, thisPart, toKey } from "./deliveryRows.ts";

interface Claimer {
  readonly owner: string;
  readonly now: Date;
}

/** Makes an update this process's own, unless its answer is being sent or was. */
export function claimUpdate(
  state: StateDatabase,
  update: Extract<Part, { kind: "update" }>,
  { owner, now }: Claimer,
): void {
  const key = toKey(update);
  state.run(
    `INSERT INTO deliveries (kind, chat, name, stage, owner, not_before, at)
     VALUES (@kind, @chat, @name, 'sending', @owner, @at, @at) ON CONFLICT DO NOTHING`,
    { ...key, owner, at: now.getTime() },
  );
  state.run(
    `INSERT INTO delivery_parts (kind, chat, name, part, stage)
     VALUES (@kind, @chat, @name, @part, 'waiting') ON CONFLICT DO NOTHING`,
    key,
  );
  // One that was taken back belongs to whoever begins it next.
  state.run(
    `UPDATE deliveries SET owner = @owner, at = @at WHERE ${thisDelivery}
       AND EXISTS (SELECT 1 FROM delivery_parts WHERE ${thisPart} AND stage = 'waiting')`,
    { ...key, owner, at: now.getTime() },
  );
}

/** @returns false if the chat is not due for that digest any more, or has had one for that day. */
export function claimDigest(
  state: StateDatabase,
  claim: DigestClaim,
  { owner, now }: Claimer,
): boolean {
  const { chatId } = claim.subscription;
  const due = moveOn(state, claim.subscription, claim.kind === "missed" ? claim.resumeAt : now);
  if (!due) return false;
  const key = { chatId, date: due.date };
  if (claim.kind === "nothing" && claim.snapshot !== null) setSeen(state, chatId, claim.snapshot);
  const isNew =
    state.run(
      `INSERT INTO deliveries
         (kind, chat, name, stage, owner, snapshot, shown, due_at, not_before, at)
       VALUES ('digest', @chatId, @date, @stage, @owner, @snapshot, @shown, @dueAt, @at, @at)
       ON CONFLICT DO NOTHING`,
      {
        ...key,
        stage: claim.kind === "digest" ? "sending" : claim.kind,
        owner,
        snapshot: claim.kind === "missed" ? null : claim.snapshot,
        shown: claim.kind === "digest" ? claim.shown : null,
        dueAt: due.at,
        at: now.getTime(),
      },
    ) === 1;
  if (!isNew || claim.kind !== "digest") return isNew;
  claim.parts.forEach((content, part) => {
    state.run(
      `INSERT INTO delivery_parts (kind, chat, name, part, stage, content)
       VALUES ('digest', @chatId, @date, @part, 'waiting', @content)`,
      { ...key, part, content },
    );
  });
  return true;
}

/**
 * Moves a chat on to its next digest.
 *
 * @returns what it was due for; `null` if it is not due for that any more.
 */
function moveOn(state: StateDatabase, { chatId, due }: Subscription, after: Date): Due | null {
  const current = readSubscription(state, chatId);
  if (!due || current?.due?.at !== due.at || current.due.date !== due.date) return null;
  const next = dueAfter({ ...current, lastDate: due.date }, after);
  state.run(
    `UPDATE subscriptions SET last_date = @date, due_at = @nextAt, due_date = @nextDate
     WHERE chat = @chatId`,
    { chatId, date: due.date, nextAt: next?.at ?? null, nextDate: next?.date ?? null },
  );
  return due;
}
