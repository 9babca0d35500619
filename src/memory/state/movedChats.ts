import type { StateDatabase } from "./stateDatabase.ts";

/** Which groups have become which supergroups, so that settings that name a group by its old id still apply. */
export interface MovedChats {
  /** The ids that a chat had before. */
  formerIds(chatId: number): Promise<number[]>;
  /** The id that a chat has now. */
  presentId(chatId: number): Promise<number>;
}

export function createMovedChats(state: StateDatabase): MovedChats {
  return {
    formerIds: async (chatId) =>
      state
        .all<{ id: number }>(
          `WITH RECURSIVE former(id) AS (
             SELECT old_id FROM moved_chats WHERE new_id = @chatId
             UNION SELECT old_id FROM moved_chats JOIN former ON new_id = former.id)
           SELECT id FROM former WHERE id <> @chatId`,
          { chatId },
        )
        .map(({ id }) => id),
    async presentId(chatId) {
      const [present] = state.all<{ id: number }>(
        `WITH RECURSIVE later(id, steps) AS (
           SELECT new_id, 1 FROM moved_chats WHERE old_id = @chatId
           UNION SELECT new_id, steps + 1 FROM moved_chats JOIN later ON old_id = later.id
             WHERE steps < 9)
         SELECT id FROM later ORDER BY steps DESC LIMIT 1`,
        { chatId },
      );
      return present?.id ?? chatId;
    },
  };
}

/** Records that a chat has another id, as part of the current commit. */
export function recordMove(state: StateDatabase, oldId: number, newId: number): void {
  state.run("INSERT OR REPLACE INTO moved_chats VALUES (@oldId, @newId)", { oldId, newId });
}
