import { gunzipSync, gzipSync } from "node:zlib";
import type { StateDatabase } from "../state/stateDatabase.ts";

/** What digests knew of the documents: one for each generation of the index, as text. */
export interface KeptSnapshots {
  /** `null` if there is none of this name. */
  get(name: string): string | null;
  /** Keeps a snapshot for a day, and from then on for as long as a chat's digest goes by it. */
  keep(name: string, snapshot: string): void;
  /** Keeps it for a day from now. @returns false if there is none of this name. */
  renew(name: string): boolean;
  /** The name of the newest, or `null`. */
  newest(): string | null;
}

export function createKeptSnapshots(state: StateDatabase, now: () => Date): KeptSnapshots {
  return {
    get(name) {
      const [row] = state.all<{ snapshot: Uint8Array }>(
        "SELECT snapshot FROM snapshots WHERE name = @name",
        { name },
      );
      return row ? gunzipSync(row.snapshot).toString("utf8") : null;
    },
    keep(name, snapshot) {
      state.run("INSERT OR REPLACE INTO snapshots VALUES (@name, @snapshot, @at)", {
        name,
        snapshot: gzipSync(snapshot),
        at: now().getTime(),
      });
    },
    renew(name) {
      const at = now().getTime();
      return state.run("UPDATE snapshots SET at = @at WHERE name = @name", { name, at }) === 1;
    },
    newest() {
      const [row] = state.all<{ name: string }>(
        "SELECT name FROM snapshots ORDER BY at DESC LIMIT 1",
      );
      return row?.name ?? null;
    },
  };
}

export function pruneSnapshots(state: StateDatabase, now: Date): void {
  state.run(
    `DELETE FROM snapshots WHERE at < @at
       AND name NOT IN (SELECT seen FROM subscriptions WHERE seen IS NOT NULL)
       AND name NOT IN (SELECT snapshot FROM digests WHERE stage = 'sending' AND snapshot IS NOT NULL)`,
    { at: now.getTime() - 24 * 3_600_000 },
  );
}
