import { gunzipSync, gzipSync } from "node:zlib";
import type { StateDatabase, Values } from "../state/stateDatabase.ts";

/** What digests knew of the documents: one for each generation of the index, as text. */
export interface KeptSnapshots {
  /** `null` if there is none of this name. */
  get(name: string): Promise<string | null>;
  /** Keeps a snapshot for a day, and from then on for as long as a chat's digest goes by it. */
  keep(name: string, snapshot: string): Promise<void>;
  /** Keeps it for a day from now. @returns false if there is none of this name. */
  renew(name: string): Promise<boolean>;
  /** The newest, or `null`. */
  newest(): Promise<string | null>;
}

export function createKeptSnapshots(state: StateDatabase, now: () => Date): KeptSnapshots {
  const read = (condition: string, values: Values): string | null => {
    const [row] = state.all<{ snapshot: Uint8Array }>(
      `SELECT snapshot FROM snapshots ${condition}`,
      values,
    );
    return row ? gunzipSync(row.snapshot).toString("utf8") : null;
  };
  return {
    get: async (name) => read("WHERE name = @name", { name }),
    keep: async (name, snapshot) =>
      void state.run("INSERT OR REPLACE INTO snapshots VALUES (@name, @snapshot, @at)", {
        name,
        snapshot: gzipSync(snapshot),
        at: now().getTime(),
      }),
    async renew(name) {
      const at = now().getTime();
      return state.run("UPDATE snapshots SET at = @at WHERE name = @name", { name, at }) === 1;
    },
    newest: async () => read("ORDER BY at DESC LIMIT 1", {}),
  };
}

export function pruneSnapshots(state: StateDatabase, now: Date): void {
  state.run(
    `DELETE FROM snapshots WHERE at < @at
       AND name NOT IN (SELECT seen FROM subscriptions WHERE seen IS NOT NULL)
       AND name NOT IN (SELECT snapshot FROM deliveries WHERE stage = 'sending' AND snapshot IS NOT NULL)`,
    { at: now.getTime() - 24 * 3_600_000 },
  );
}
