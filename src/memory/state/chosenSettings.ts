import type { StateDatabase } from "./stateDatabase.ts";

/** What is set for a chat. A chat that nobody ever set anything for has the defaults. */
interface ChatSetting {
  /** Whether Quoth answers only commands, mentions and replies in this group. Default: yes. */
  readonly isQuiet: boolean;
  /** The language of the bot's own words; `null`, the default, means each user's. */
  readonly language: string | null;
  /** Whether the bot was removed or blocked, so that nothing is sent there. Default: no. */
  readonly isGone: boolean;
}

export interface ChatSettings {
  get(chatId: number): Promise<ChatSetting>;
  /** Whether anything was ever set or found out of a chat. */
  isKnown(chatId: number): Promise<boolean>;
  /** Changes the given settings and leaves the others. */
  set(chatId: number, changes: Partial<ChatSetting>): Promise<void>;
  /** How many chats are known, and how many of those have removed or blocked the bot. */
  figures(): Promise<{ readonly known: number; readonly gone: number }>;
}

export interface UserSettings {
  /** The language that a user chose, or `null`. */
  language(userId: number): Promise<string | null>;
  /** @param language `null` clears the choice. */
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
    isKnown: async (chatId) =>
      state.all("SELECT 1 FROM chats WHERE id = @chatId", { chatId }).length > 0,
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

/** Moves settings to another chat; what that chat has already set stays. */
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

/** Adds a chat if it is unknown. */
export function knowChat(state: StateDatabase, chatId: number): void {
  state.run("INSERT INTO chats (id) VALUES (@chatId) ON CONFLICT DO NOTHING", { chatId });
}

interface ChatRow {
  readonly isQuiet: number | null;
  readonly language: string | null;
  readonly isGone: number;
}
