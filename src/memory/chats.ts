import { createDeliveryLedger, type DeliveryLedger } from "./deliveries/ledger.ts";
import { forgetDigests, pruneDeliveries } from "./deliveries/deliveryRows.ts";
import { createDigestHistory, type DigestHistory } from "./digestRecords/history.ts";
import {
  createKeptSnapshots,
  type KeptSnapshots,
  pruneSnapshots,
} from "./digestRecords/snapshots.ts";
import { createSubscriptions, type Subscriptions } from "./digestRecords/subscriptions.ts";
import { createFeedback, type Feedback } from "./answerRecords/feedback.ts";
import { createRecorder, type Kept } from "./answerRecords/kept.ts";
import { moveChat } from "./state/moveChat.ts";
import { createMovedChats, type MovedChats } from "./state/movedChats.ts";
import { createQuestionLog, dayOf, type QuestionLog } from "./answerRecords/questionLog.ts";
import { createShownQuotes, type ShownQuotes } from "./answerRecords/shownQuotes.ts";
import { createReadTexts, type ReadTexts } from "./answerRecords/readTexts.ts";
import { createSentAnswers, type SentAnswers } from "./answerRecords/sentAnswers.ts";
import {
  type ChatSettings,
  createChatSettings,
  createUserSettings,
  type UserSettings,
} from "./state/chosenSettings.ts";
import { createOperatorLists, type OperatorLists } from "./state/operatorLists.ts";
import { createGroupCommit } from "./state/groupCommit.ts";
import { migrations } from "./state/migrations.ts";
import { openStateDatabase, type StateDatabase } from "./state/stateDatabase.ts";

export interface ChatsOptions {
  /** The file, created if it is missing; `:memory:` for one that ends with the process. */
  readonly path: string;
  readonly now: () => Date;
  /** Whether questions without a sure answer are kept for 7 days. Default: on. */
  readonly questionLog?: "on" | "off";
  /** The time zone of digests in a chat that has not chosen one. Default: UTC. */
  readonly digestTimeZone?: string;
  /** Waits for other digests that write too, to share a commit with them. Default: 20 ms. */
  readonly gather?: (() => Promise<unknown>) | undefined;
}

/**
 * What Quoth remembers of chats and users. Pass on only the parts that are needed.
 *
 * A call may go to a database elsewhere, so what belongs together is one call, written as a whole or
 * not at all. What a call writes is on disk when its promise is fulfilled.
 */
export interface Chats {
  readonly deliveries: DeliveryLedger;
  readonly chatSettings: ChatSettings;
  readonly userSettings: UserSettings;
  readonly answers: SentAnswers;
  readonly quotes: ShownQuotes;
  readonly feedback: Feedback;
  readonly questions: QuestionLog;
  readonly readTexts: ReadTexts;
  readonly movedChats: MovedChats;
  readonly operatorLists: OperatorLists;
  readonly subscriptions: Subscriptions;
  readonly digestHistory: DigestHistory;
  readonly snapshots: KeptSnapshots;
  /** Records what an update leaves, together. */
  keep(kept: Kept): Promise<void>;
  /**
   * A group has become a supergroup, which has another id: what belongs to it moves there, and what
   * is set under the new id already stays. Doing it again changes nothing.
   *
   * Sent answers stay under the old id: the supergroup counts its messages from 1 again, and the old
   * messages keep their old address.
   */
  migrate(oldId: number, newId: number): Promise<void>;
  /**
   * Deletes what is kept of a user.
   *
   * @returns what there was.
   */
  forget(userId: number): Promise<Forgotten>;
  /** Deletes what has been kept for long enough. Call it once a day; opening does it too. */
  prune(): Promise<void>;
  close(): Promise<void>;
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
  /** Answers whose asker Quoth knew. The messages stay where they were sent. */
  readonly answers: number;
}

/**
 * Opens the database of chats. Several processes may have it open.
 *
 * @throws ChatsTooNewError, ChatsFileError
 */
export async function openChats(options: ChatsOptions): Promise<Chats> {
  const { path, now, questionLog = "on", digestTimeZone = "UTC", gather } = options;
  const state = openStateDatabase(path, migrations);
  const isKept = questionLog === "on";
  const recorder = createRecorder(state, now, isKept);
  const chats: Chats = {
    deliveries: createDeliveryLedger({
      state,
      recorder,
      commit: createGroupCommit({ write: (work) => state.write(work), gather }),
      now,
      owner: crypto.randomUUID(),
    }),
    chatSettings: createChatSettings(state),
    userSettings: createUserSettings(state),
    answers: createSentAnswers(state, now),
    quotes: createShownQuotes(state),
    feedback: createFeedback(state, now),
    questions: createQuestionLog(state, now, isKept),
    readTexts: createReadTexts(state),
    movedChats: createMovedChats(state),
    operatorLists: createOperatorLists(state),
    subscriptions: createSubscriptions(state, now, digestTimeZone),
    digestHistory: createDigestHistory(state, now),
    snapshots: createKeptSnapshots(state, now),
    keep: async (kept) => state.write(() => recorder.keep(kept)),
    migrate: async (oldId, newId) => state.write(() => moveChat(state, oldId, newId)),
    async forget(userId) {
      const forgotten = forget(state, userId);
      state.shred();
      return forgotten;
    },
    async prune() {
      prune(state, now(), isKept);
      state.shred();
    },
    close: async () => state.close(),
  };
  await chats.prune();
  return chats;
}

/** A private chat has the id of its user. */
function forget(state: StateDatabase, userId: number): Forgotten {
  const remove = (sql: string) => state.run(sql, { userId });
  return state.write(() => {
    const forgotten = {
      digests:
        forgetDigests(state, userId) + remove("DELETE FROM subscriptions WHERE chat = @userId"),
      questions: remove("DELETE FROM unanswered_questions WHERE user = @userId"),
      votes: remove("DELETE FROM votes WHERE user = @userId"),
      settings:
        remove("DELETE FROM users WHERE id = @userId AND language IS NOT NULL") +
        remove("DELETE FROM chats WHERE id = @userId AND (is_quiet NOTNULL OR language NOTNULL)"),
      answers:
        remove("DELETE FROM sent_answers WHERE chat = @userId") +
        remove("UPDATE sent_answers SET asker = NULL WHERE asker = @userId"),
    };
    // Rows in which nothing was set.
    remove("DELETE FROM users WHERE id = @userId");
    remove("DELETE FROM chats WHERE id = @userId");
    remove("DELETE FROM operator_lists WHERE user = @userId");
    return forgotten;
  });
}

function prune(state: StateDatabase, now: Date, isKept: boolean): void {
  const ago = (hours: number) => ({ at: now.getTime() - hours * 3_600_000 });
  state.write(() => {
    state.run("DELETE FROM sent_answers WHERE at < @at", ago(30 * 24));
    state.run("DELETE FROM read_texts WHERE at < @at", ago(366 * 24));
    state.run("DELETE FROM unanswered_questions WHERE at < @at", ago(7 * 24));
    if (!isKept) state.run("DELETE FROM unanswered_questions");
    state.run("DELETE FROM durations WHERE day < @day", { day: dayOf(now) });
    pruneDeliveries(state, now);
    pruneSnapshots(state, now);
  });
}
