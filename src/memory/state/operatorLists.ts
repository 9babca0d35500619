import type { StateDatabase } from "./stateDatabase.ts";

/** To whom Telegram shows the operators' commands, so that they can be hidden again. */
export interface OperatorLists {
  all(): Promise<number[]>;
  add(userId: number): Promise<void>;
  remove(userId: number): Promise<void>;
}

export function createOperatorLists(state: StateDatabase): OperatorLists {
  return {
    all: async () =>
      state
        .all<{ readonly id: number }>("SELECT user AS id FROM operator_lists", {})
        .map(({ id }) => id),
    add: async (userId) =>
      void state.run("INSERT OR IGNORE INTO operator_lists VALUES (@userId)", { userId }),
    remove: async (userId) =>
      void state.run("DELETE FROM operator_lists WHERE user = @userId", { userId }),
  };
}
