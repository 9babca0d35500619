import { createDigestLedger, type DigestLedger } from "./digests/ledger.ts";
import { forgetDigests, moveDigests, pruneDigests } from "./digests/ledgerRows.ts";
import { createKeptSnapshots, type KeptSnapshots, pruneSnapshots } from "./digests/snapshots.ts";
import {
  createSubscriptions,
  moveSubscription,
  type Subscriptions,
} from "./digests/subscriptions.ts";
import { createFeedback, type Feedback } from "./feedback.ts";
import { createQuestionLog, dayOf, type QuestionLog } from "./questionLog.ts";
import { createShownQuotes, type ShownQuotes } from "./quotes/shownQuotes.ts";
import { createSentAnswers, type SentAnswers } from "./sentAnswers.ts";
import {
  type ChatSettings,
  createChatSettings,
  createUserSettings,
  moveSettings,
  type UserSettings,
} from "./settings.ts";
import { migrations } from "./state/migrations.ts";
import { openStateDatabase, type StateDatabase } from "./state/stateDatabase.ts";
import { createHandledUpdates, type HandledUpdates } from "./updates.ts";

export interface ChatsOptions {
  /** The file, created where there is none; `:memory:` for one that ends with the process. */
  readonly path: string;
  readonly now: () => Date;
  /** Whether questions without a sure answer are kept for 7 days. Default: on. */
  readonly questionLog?: "on" | "off";
  /** The time zone of digests in a chat that has not chosen one. Default: UTC. */
  readonly digestTimeZone?: string;
}

/** What Quoth remembers of chats and users. Every part can be handed on alone. */
export interface Chats {
  readonly updates: HandledUpdates;
  readonly chatSettings: ChatSettings;
  readonly userSettings: UserSettings;
  readonly answers: SentAnswers;
  readonly quotes: ShownQuotes;
  readonly feedback: Feedback;
  readonly questions: QuestionLog;
  readonly subscriptions: Subscriptions;
  readonly digestLedger: DigestLedger;
  readonly snapshots: KeptSnapshots;
  /**
   * A group has become a supergroup, which has another id: what belongs to it moves there, and what
   * is set under the new id already stays. Doing it again changes nothing.
   *
   * Sent answers stay under the old id: the supergroup counts its messages from 1 again, and the old
   * messages keep their old address.
   */
  migrate(oldId: number, newId: number): void;
  /**
   * Deletes what is kept of a user.
   *
   * @returns what there was.
   */
  forget(userId: number): Forgotten;
  /**
   * Writes all that `work` writes in one go, or nothing if it throws. One commit instead of several
   * saves some milliseconds each. `work` is not asynchronous.
   */
  together<Result>(work: () => Result): Result;
  /** Deletes what has been kept for its time. To be called once a day; opening does it too. */
  prune(): void;
  close(): void;
}

/** How much was kept of a user. */
export interface Forgotten {
  /** Questions without a sure answer. */
  readonly questions: number;
  readonly votes: number;
  /** The digest's settings, and what is kept of those sent. */
  readonly digests: number;
  /** Whether a language was chosen, or anything set in the user's own chat. */
  readonly settings: number;
  /** Answers of which Quoth knew who had asked. They stay where they were sent. */
  readonly answers: number;
}

/**
 * Opens what is remembered. Several processes may have it open.
 *
 * @throws ChatsTooNewError, ChatsFileError
 */
export function openChats(options: ChatsOptions): Chats {
  const { path, now, questionLog = "on", digestTimeZone = "UTC" } = options;
  const state = openStateDatabase(path, migrations);
  const isKept = questionLog === "on";
  const opening = crypto.randomUUID();
  const subscriptions = createSubscriptions(state, now, digestTimeZone);
  const chats: Chats = {
    updates: createHandledUpdates(state, now, opening),
    chatSettings: createChatSettings(state),
    userSettings: createUserSettings(state),
    answers: createSentAnswers(state, now),
    quotes: createShownQuotes(state),
    feedback: createFeedback(state, now),
    questions: createQuestionLog(state, now, isKept),
    subscriptions,
    digestLedger: createDigestLedger({ state, subscriptions, now, opening }),
    snapshots: createKeptSnapshots(state, now),
    migrate(oldId, newId) {
      if (oldId !== newId) state.write(() => moveChat(state, oldId, newId));
    },
    forget(userId) {
      const forgotten = forget(state, userId);
      state.shred();
      return forgotten;
    },
    together: (work) => state.write(work),
    prune() {
      prune(state, now(), isKept);
      state.shred();
    },
    close: () => state.close(),
  };
  chats.prune();
  return chats;
}

function moveChat(state: StateDatabase, oldId: number, newId: number): void {
  moveSettings(state, oldId, newId);
  moveSubscription(state, oldId, newId);
  moveDigests(state, oldId, newId);
}

/** A private chat has the id of its user. */
function forget(state: StateDatabase, userId: number): Forgotten {
  const remove = (sql: string) => state.run(sql, { userId });
  return state.write(() => ({
    digests:
      forgetDigests(state, userId) + remove("DELETE FROM subscriptions WHERE chat = @userId"),
    questions: remove("DELETE FROM unanswered_questions WHERE user = @userId"),
    votes: remove("DELETE FROM votes WHERE user = @userId"),
    settings:
      remove("DELETE FROM users WHERE id = @userId") +
      remove("DELETE FROM chats WHERE id = @userId"),
    answers:
      remove("DELETE FROM sent_answers WHERE chat = @userId") +
      remove("UPDATE sent_answers SET asker = NULL WHERE asker = @userId"),
  }));
}

function prune(state: StateDatabase, now: Date, isKept: boolean): void {
  const ago = (hours: number) => ({ at: now.getTime() - hours * 3_600_000 });
  state.write(() => {
    // Telegram keeps an update for 24 hours.
    state.run("DELETE FROM updates WHERE at < @at", ago(48));
    state.run("DELETE FROM sent_answers WHERE at < @at", ago(30 * 24));
    state.run("DELETE FROM unanswered_questions WHERE at < @at", ago(7 * 24));
    if (!isKept) state.run("DELETE FROM unanswered_questions");
    state.run("DELETE FROM durations WHERE day < @day", { day: dayOf(now) });
    pruneDigests(state, now);
    pruneSnapshots(state, now);
  });
}
