import type { StateDatabase } from "./state/stateDatabase.ts";

/** What is set for a chat. A chat that nobody ever set anything for has the defaults. */
interface ChatSetting {
  /** In this group Quoth answers only what is asked of it by name. Default: yes. */
  readonly isQuiet: boolean;
  /** The language of Quoth's own words there; `null`, the default, leaves it to each user's. */
  readonly language: string | null;
  /** Quoth was removed or blocked: nothing is to be sent there. Default: no. */
  readonly isGone: boolean;
}

export interface ChatSettings {
  get(chatId: number): Promise<ChatSetting>;
  /** Sets what is named and leaves the rest. The chat is known from then on. */
  set(chatId: number, changes: Partial<ChatSetting>): Promise<void>;
  /** How many chats Quoth knows, and in how many of them it is no more. */
  figures(): Promise<{ readonly known: number; readonly gone: number }>;
}

export interface UserSettings {
  /** The language that a user chose, or `null`. */
  language(userId: number): Promise<string | null>;
  /** @param language `null` takes the choice back. */
  setLanguage(userId: number, language: string | null): Promise<void>;
}

export function createChatSettings(state: StateDatabase): ChatSettings {
  return {
    async get(chatId) {
      const [row] = state.all<ChatRow>(
        "SELECT is_quiet AS isQuiet, language, is_gone AS isGone FROM chats WHERE id = @chatId",
        { chatId },
      );
      return {
        isQuiet: row?.isQuiet !== 0,
        language: row?.language ?? null,
        isGone: row?.isGone === 1,
      };
    },
    set: async (chatId, { isQuiet, language, isGone }) =>
      state.write(() => {
        knowChat(state, chatId);
        if (isQuiet !== undefined) {
          state.run("UPDATE chats SET is_quiet = @isQuiet WHERE id = @chatId", {
            chatId,
            isQuiet: Number(isQuiet),
          });
        }
        if (language !== undefined) {
          state.run("UPDATE chats SET language = @language WHERE id = @chatId", {
            chatId,
            language,
          });
        }
        if (isGone !== undefined) {
          state.run("UPDATE chats SET is_gone = @isGone WHERE id = @chatId", {
            chatId,
            isGone: Number(isGone),
          });
        }
      }),
    async figures() {
      const [figures] = state.all<{ known: number; gone: number }>(
        "SELECT count(*) AS known, coalesce(sum(is_gone), 0) AS gone FROM chats",
      );
      return figures ?? { known: 0, gone: 0 };
    },
  };
}

export function createUserSettings(state: StateDatabase): UserSettings {
  return {
    async language(userId) {
      const [row] = state.all<{ language: string | null }>(
        "SELECT language FROM users WHERE id = @userId",
        { userId },
      );
      return row?.language ?? null;
    },
    setLanguage: async (userId, language) =>
      void state.run(
        `INSERT INTO users (id, language) VALUES (@userId, @language)
         ON CONFLICT (id) DO UPDATE SET language = excluded.language`,
        { userId, language },
      ),
  };
}

/** Gives a chat the settings of another one, where it has none of its own, and forgets that one. */
export function moveSettings(state: StateDatabase, oldId: number, newId: number): void {
  knowChat(state, newId);
  state.run(
    `UPDATE chats SET is_quiet = coalesce(chats.is_quiet, old.is_quiet),
       language = coalesce(chats.language, old.language)
     FROM chats AS old WHERE chats.id = @newId AND old.id = @oldId`,
    { oldId, newId },
  );
  state.run("DELETE FROM chats WHERE id = @oldId", { oldId });
}

/** Notes that there is such a chat. */
export function knowChat(state: StateDatabase, chatId: number): void {
  state.run("INSERT INTO chats (id) VALUES (@chatId) ON CONFLICT DO NOTHING", { chatId });
}

interface ChatRow {
  readonly isQuiet: number | null;
  readonly language: string | null;
  readonly isGone: number;
}
