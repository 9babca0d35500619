import type { StateDatabase } from "../state/stateDatabase.ts";
import {
  findReady,
  finishDigest,
  moveOn,
  note,
  ownedDigest,
  readFigures,
  setSeen,
  takeOver,
  thisPart,
} from "./ledgerRows.ts";
import type { Subscription, Subscriptions } from "./subscriptions.ts";

/**
 * What became of each chat's digest of each day, so that none is sent twice, whatever happens to the
 * process, and however many of them there are:
 *
 *     (due) ── claim ──> sending ── each part ended ──> sent
 *       │                   │  ↑ postpone                │ or, if no part arrived, failed
 *       │                   └──┘
 *       └───── settle ──> nothing, missed
 *
 * and of each part of it:
 *
 *     waiting ── begin ──> sending ── end ──> sent, refused, unknown
 *        ↑                    │  │
 *        └──── postpone ──────┘  └ its process ended: unknown. It is not sent again.
 *
 * Claiming stores the parts and moves the chat on to its next digest in one commit, so the digest
 * that goes on after a crash is the same one.
 */
export interface DigestLedger {
  /**
   * Claims a chat's digest with what is to be sent.
   *
   * @returns false if it is not due any more: another process was faster, or the chat has changed its
   *   settings.
   */
  claim(subscription: Subscription, digest: ClaimedDigest): boolean;
  /** Notes that a chat gets no digest this time, and moves it on to the next. @returns as `claim`. */
  settle(subscription: Subscription, outcome: Settled): boolean;
  /**
   * Digests to send or to go on with: this process's, and those of processes that have not been
   * heard of for a minute, which are its own from now on.
   *
   * @param except chats to leave as they are: what this process has in hand.
   */
  takeUp(most: number, except: ReadonlySet<number>): DigestInHand[];
  /** To be called just before the request. @returns false if it is not this process's to send. */
  begin(part: PartInHand): boolean;
  /** Notes what became of a part. What it said is forgotten. */
  end(part: PartInHand, stage: "sent" | "refused" | "unknown"): void;
  /** Nothing was sent for certain. The digest goes on from this part, not before a time. */
  postpone(part: PartInHand, until: Date): void;
  /** Changes what a part says that is to be sent. */
  rewrite(part: PartInHand, content: string): void;
  /**
   * Ends a digest; parts that wait are not sent.
   *
   * @param otherwise what it counts as if no part can have arrived.
   */
  finish(digest: Pick<DigestInHand, "chatId" | "date">, otherwise: "failed" | "missed"): void;
  /** The passages of the archive that a chat was shown in the last 60 days. */
  shown(chatId: number): string[];
  /** Says that this process is alive. What it has in hand is left to it for a minute. */
  beat(): void;
  /** This process sends no more: what it has left may be taken up at once. */
  leave(): void;
  figures(): LedgerFigures;
}

interface ClaimedDigest {
  /** At least one; kept until they are sent. */
  readonly parts: readonly string[];
  /** The name of the snapshot that the chat has seen, once a part has arrived. */
  readonly snapshot: string;
  /** A passage of the archive that it shows; `null` for none. */
  readonly shown: string | null;
}

type Settled =
  /** There is nothing to tell. `snapshot` as for a digest; `null` leaves what the chat had. */
  | { readonly kind: "nothing"; readonly snapshot: string | null }
  /** It could not be sent in time. The next one is due after `resumeAt`. */
  | { readonly kind: "missed"; readonly resumeAt: Date };

export interface DigestInHand {
  readonly chatId: number;
  /** The day that it is for. */
  readonly date: string;
  readonly dueAt: number;
  /** The parts that are still to be sent, in order. */
  readonly parts: readonly (PartInHand & { readonly content: string })[];
}

interface PartInHand {
  readonly chatId: number;
  readonly date: string;
  /** From 0. */
  readonly part: number;
}

export interface LedgerFigures {
  /** Being sent, or waiting for it. */
  readonly inHand: number;
  /** What became of the digests of the last 24 hours. */
  readonly lastDay: Readonly<Record<"sent" | "nothing" | "missed" | "failed", number>>;
  /** Parts of the last 24 hours of which nobody knows whether they arrived. */
  readonly unknownParts: number;
  /** When a digest was last ended; `null` if none was in the last 14 days. */
  readonly lastAt: Date | null;
}

/** @param opening tells this opening of the database from all others. */
export function createDigestLedger(options: {
  readonly state: StateDatabase;
  readonly subscriptions: Pick<Subscriptions, "get">;
  readonly now: () => Date;
  readonly opening: string;
}): DigestLedger {
  const { state, subscriptions, now, opening } = options;
  const time = () => now().getTime();
  const beat = () =>
    void state.run("INSERT OR REPLACE INTO digest_senders VALUES (@opening, @at)", {
      opening,
      at: time(),
    });
  return {
    claim: (subscription, { parts, snapshot, shown }) =>
      state.write(() => {
        const due = moveOn(state, subscriptions, subscription, now());
        if (!due) return false;
        const { chatId } = subscription;
        const row = { chatId, stage: "sending", opening, snapshot, shown, at: time() } as const;
        if (!note(state, due, row)) return false;
        beat();
        parts.forEach((content, part) => {
          state.run(
            "INSERT INTO digest_parts VALUES (@chatId, @date, @part, 'waiting', @content)",
            {
              chatId,
              date: due.date,
              part,
              content,
            },
          );
        });
        return true;
      }),
    settle: (subscription, outcome) =>
      state.write(() => {
        const after = outcome.kind === "missed" ? outcome.resumeAt : now();
        const due = moveOn(state, subscriptions, subscription, after);
        if (!due) return false;
        const snapshot = outcome.kind === "nothing" ? outcome.snapshot : null;
        const { chatId } = subscription;
        if (snapshot !== null) setSeen(state, chatId, snapshot);
        const { kind: stage } = outcome;
        return note(state, due, { chatId, stage, opening, snapshot, shown: null, at: time() });
      }),
    takeUp: (most, except) =>
      state.write(() => {
        const ready = findReady(state, { opening, now: time(), most: most + except.size })
          .filter(({ chatId }) => !except.has(chatId))
          .slice(0, most);
        if (ready.length > 0) beat();
        return ready.map((digest) => takeOver(state, digest, opening));
      }),
    begin: (part) =>
      state.run(
        `UPDATE digest_parts SET stage = 'sending' WHERE ${thisPart} AND stage = 'waiting'
           AND EXISTS (SELECT 1 FROM digests WHERE ${ownedDigest})`,
        { ...keyOf(part), opening },
      ) === 1,
    end: (part, stage) =>
      void state.run(
        `UPDATE digest_parts SET stage = @stage, content = NULL
         WHERE ${thisPart} AND stage IN ('sending', 'unknown')`,
        { ...keyOf(part), stage },
      ),
    postpone: (part, until) =>
      state.write(() => {
        const { chatId, date } = part;
        const isOurs = state.run(`UPDATE digests SET not_before = @until WHERE ${ownedDigest}`, {
          chatId,
          date,
          opening,
          until: until.getTime(),
        });
        if (isOurs === 0) return;
        state.run(
          `UPDATE digest_parts SET stage = 'waiting' WHERE ${thisPart} AND stage = 'sending'`,
          keyOf(part),
        );
      }),
    rewrite: (part, content) =>
      void state.run(
        `UPDATE digest_parts SET content = @content WHERE ${thisPart} AND content IS NOT NULL`,
        { ...keyOf(part), content },
      ),
    finish: ({ chatId, date }, otherwise) =>
      state.write(() => finishDigest(state, { chatId, date, opening, at: time(), otherwise })),
    shown: (chatId) =>
      state
        .all<{ shown: string }>(
          `SELECT shown FROM digests
           WHERE chat = @chatId AND shown IS NOT NULL AND stage IN ('sending', 'sent')`,
          { chatId },
        )
        .map(({ shown }) => shown),
    beat,
    leave: () => void state.run("DELETE FROM digest_senders WHERE opening = @opening", { opening }),
    figures: () => readFigures(state, now()),
  };
}

function keyOf({ chatId, date, part }: PartInHand) {
  return { chatId, date, part };
}
