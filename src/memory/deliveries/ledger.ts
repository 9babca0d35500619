import type { Recorder, Kept } from "../answerRecords/kept.ts";
import type { ReadText } from "../answerRecords/readTexts.ts";
import type { ShownQuote } from "../answerRecords/shownQuotes.ts";
import type { OffReason, Subscription } from "../digestRecords/subscriptions.ts";
import { turnOff } from "../digestRecords/subscriptions.ts";
import { moveChat } from "../state/moveChat.ts";
import type { Commit } from "../state/groupCommit.ts";
import type { StateDatabase } from "../state/stateDatabase.ts";
import { claimDigest, claimUpdate } from "./claiming.ts";
import {
  findReady,
  finishDigest,
  ownedDelivery,
  takeOver,
  thisPart,
  toKey,
} from "./deliveryRows.ts";

/**
 * Records what has been sent, so that nothing is sent twice, whatever happens to a process and however
 * many there are. A delivery is the answer to an update, or a chat's digest of a day. An update has one
 * part, all that it shows; a digest has a part for each message.
 *
 *     claim ──→ waiting ── begin ──→ sending ── end ──→ sent, refused, unknown
 *                  ↑                  │  │
 *                  └──── takeBack ────┘  └ its process ended: not sent again, for it may have arrived
 *
 * An update is claimed by the step that begins it; until then it is in the inbox. Claiming a digest
 * stores its parts, so that `resume` goes on with the same digest after a crash. Whatever belongs to a
 * step is written in the same commit.
 */
export interface DeliveryLedger {
  /** Whether nothing is left to do for an update: its answer was sent, or may have been. */
  isOver(updateId: number): Promise<boolean>;
  /**
   * Claims the digests of chats, or notes that they get none, and moves each chat on to its next one.
   *
   * @returns for each, false if it is not due any more: another process was faster, or the chat has
   *   changed its settings.
   */
  claim(claims: readonly DigestClaim[]): Promise<boolean[]>;
  /**
   * Marks a part as being sent. Call it just before the request.
   *
   * @param also what is to be remembered: quotes, since what is sent has buttons that name them, and the
   *   text that it is about.
   * @returns false if another process sends it. If two processes have the same update, the first to
   *   begin it sends it.
   */
  begin(part: Part, also?: BegunWith): Promise<boolean>;
  /**
   * Notes what became of a part. What it said is forgotten.
   *
   * @param also what else there is to be written.
   */
  end(part: Part, outcome: Outcome, also?: EndedWith): Promise<void>;
  /** The part certainly was not sent, and waits again. */
  takeBack(part: Part, reason?: TakeBackReason): Promise<void>;
  /**
   * Digests to send or to go on with: those of this process, and those of processes that have been
   * silent for a minute, which it takes over. Updates are resumed by their inbox.
   *
   * @param except chats to leave as they are: what this process has in hand.
   */
  resume(most: number, except: ReadonlySet<number>): Promise<DigestInHand[]>;
  /**
   * Ends a digest; parts that wait are not sent.
   *
   * @param otherwise what it counts as if no part can have arrived.
   */
  finish(digest: DigestKey, otherwise: "failed" | "missed"): Promise<void>;
  /** Says that this process is alive: for a minute nobody takes over what it has in hand. */
  beat(): Promise<void>;
  /** Says that this process sends no more: others may take over at once. */
  leave(): Promise<void>;
}

export interface DigestKey {
  readonly chatId: number;
  /** The day that it is for. */
  readonly date: string;
}

export type Part =
  | { readonly kind: "update"; readonly updateId: number }
  /** `part` counts from 0. */
  | ({ readonly kind: "digest"; readonly part: number } & DigestKey);

/** "unknown": the connection broke, or no answer came. It counts as if it had arrived. */
type Outcome = "sent" | "refused" | "unknown";

interface BegunWith {
  readonly quotes?: readonly ShownQuote[];
  readonly texts?: readonly ReadText[];
}

interface EndedWith {
  readonly kept?: Kept;
  /** Telegram takes no digests there any more: they are turned off. */
  readonly gone?: OffReason;
}

type TakeBackReason =
  /** It is not to be resumed before a time. */
  | { readonly kind: "later"; readonly until: Date }
  /** The group has become a supergroup. */
  | { readonly kind: "migrated"; readonly chatId: number }
  /** The forum topic is gone: the digest goes to the chat itself, and this part says so. */
  | { readonly kind: "topic lost"; readonly content: string };

/** What becomes of a chat's digest that is due. */
export type DigestClaim = { readonly subscription: Subscription } & (
  | ({ readonly kind: "digest" } & ClaimedDigest)
  /** There is nothing to tell. `snapshot` as for a digest; `null` leaves what the chat had. */
  | { readonly kind: "nothing"; readonly snapshot: string | null }
  /** It could not be sent in time. The next one is due after `resumeAt`. */
  | { readonly kind: "missed"; readonly resumeAt: Date }
);

export interface ClaimedDigest {
  /** At least one; kept until they are sent. */
  readonly parts: readonly string[];
  /** What the buttons of the parts name. */
  readonly quotes: readonly ShownQuote[];
  /** The name of the snapshot that the chat has seen, once a part has arrived. */
  readonly snapshot: string;
  /** A passage of the archive that it shows; `null` for none. */
  readonly shown: string | null;
}

export interface DigestInHand extends DigestKey {
  readonly dueAt: number;
  /** The parts that are still to be sent, in order. */
  readonly parts: readonly (Extract<Part, { kind: "digest" }> & { readonly content: string })[];
}

/** @param options.owner tells this opening of the database from all others. */
export function createDeliveryLedger(options: {
  readonly state: StateDatabase;
  readonly recorder: Recorder;
  /** Steps of digests go into a common commit; a step of an update waits for no other. */
  readonly commit: Commit;
  readonly now: () => Date;
  readonly owner: string;
}): DeliveryLedger {
  const { state, recorder, now, owner } = options;
  const time = () => now().getTime();
  const commitFor = async <Result>({ kind }: Part, work: () => Result): Promise<Result> =>
    kind === "digest" ? options.commit(work) : state.write(work);
  const beat = () =>
    void state.run("INSERT OR REPLACE INTO senders VALUES (@owner, @at)", { owner, at: time() });
  const isOurs = (part: Part) =>
    state.all(`SELECT 1 FROM deliveries WHERE ${ownedDelivery}`, { ...toKey(part), owner }).length >
    0;
  return {
    isOver: async (updateId) =>
      state.all(`SELECT 1 FROM delivery_parts WHERE ${thisPart} AND stage <> 'waiting'`, {
        ...toKey({ kind: "update", updateId }),
      }).length > 0,
    claim: (claims) =>
      options.commit(() => {
        beat();
        return claims.map((claim) => {
          const isClaimed = claimDigest(state, claim, { owner, now: now() });
          if (isClaimed && claim.kind === "digest") recorder.remember(claim.quotes);
          return isClaimed;
        });
      }),
    begin: (part, { quotes = [], texts = [] } = {}) =>
      commitFor(part, () => {
        if (part.kind === "update") claimUpdate(state, part, { owner, now: now() });
        const changed = state.run(
          `UPDATE delivery_parts SET stage = 'sending' WHERE ${thisPart} AND stage = 'waiting'
             AND EXISTS (SELECT 1 FROM deliveries WHERE ${ownedDelivery})`,
          { ...toKey(part), owner },
        );
        if (changed === 1) {
          recorder.remember(quotes);
          recorder.keep({ texts });
        }
        return changed === 1;
      }),
    end: (part, outcome, { kept, gone } = {}) =>
      commitFor(part, () => {
        const changed = state.run(
          `UPDATE delivery_parts SET stage = @outcome, content = NULL
           WHERE ${thisPart} AND stage IN ('sending', 'unknown')`,
          { ...toKey(part), outcome },
        );
        // An update has no other part.
        if (part.kind === "update" && changed === 1) {
          state.run(`UPDATE deliveries SET stage = 'sent' WHERE ${ownedDelivery}`, {
            ...toKey(part),
            owner,
          });
        }
        if (gone && part.kind === "digest") turnOff(state, part.chatId, gone);
        if (kept) recorder.keep(kept);
      }),
    takeBack: (part, reason = { kind: "later", until: now() }) =>
      commitFor(part, () => {
        if (isOurs(part)) {
          const until = reason.kind === "later" ? reason.until.getTime() : time();
          const content = reason.kind === "topic lost" ? reason.content : null;
          state.run(
            `UPDATE delivery_parts SET stage = 'waiting', content = coalesce(@content, content)
             WHERE ${thisPart} AND stage = 'sending'`,
            { ...toKey(part), content },
          );
          state.run(`UPDATE deliveries SET not_before = @until WHERE ${ownedDelivery}`, {
            ...toKey(part),
            owner,
            until,
          });
        }
        if (part.kind !== "digest") return;
        if (reason.kind === "migrated") moveChat(state, part.chatId, reason.chatId);
        if (reason.kind === "topic lost") {
          state.run("UPDATE subscriptions SET thread = NULL WHERE chat = @chatId", {
            chatId: part.chatId,
          });
        }
      }),
    resume: async (most, except) =>
      state.write(() => {
        const ready = findReady(state, { owner, now: time(), most: most + except.size })
          .filter(({ chatId }) => !except.has(chatId))
          .slice(0, most);
        if (ready.length > 0) beat();
        return ready.map((digest) => takeOver(state, digest, owner));
      }),
    finish: (digest, otherwise) =>
      options.commit(() => finishDigest(state, digest, { owner, at: time(), otherwise })),
    beat: async () => beat(),
    leave: async () => void state.run("DELETE FROM senders WHERE owner = @owner", { owner }),
  };
}
