import type { StateDatabase } from "../state/stateDatabase.ts";

/** What became of digests. */
export interface DigestHistory {
  /** The passages of the archive that a chat was shown in the last 60 days. */
  shown(chatId: number): Promise<string[]>;
  figures(): Promise<DigestFigures>;
}

interface DigestFigures {
  /** Being sent, or waiting for it. */
  readonly inHand: number;
  /** What became of the digests of the last 24 hours. */
  readonly lastDay: Readonly<Record<"sent" | "nothing" | "missed" | "failed", number>>;
  /** Parts of the last 24 hours of which nobody knows whether they arrived. */
  readonly unknownParts: number;
  /** When a digest was last ended; `null` if none was in the last 14 days. */
  readonly lastAt: Date | null;
}

export function createDigestHistory(state: StateDatabase, now: () => Date): DigestHistory {
  return {
    shown: async (chatId) =>
      state
        .all<{ shown: string }>(
          `SELECT shown FROM deliveries WHERE kind = 'digest' AND chat = @chatId
             AND shown IS NOT NULL AND stage IN ('sending', 'sent')`,
          { chatId },
        )
        .map(({ shown }) => shown),
    figures: async () => readFigures(state, now()),
  };
}

function readFigures(state: StateDatabase, now: Date): DigestFigures {
  const since = now.getTime() - dayMilliseconds;
  const stages = state.all<{ stage: string; count: number }>(
    `SELECT stage, count(*) AS count FROM deliveries
     WHERE kind = 'digest' AND at > @since GROUP BY stage`,
    { since },
  );
  const count = (stage: string) => stages.find((row) => row.stage === stage)?.count ?? 0;
  const [row] = state.all<{ inHand: number; unknown: number; lastAt: number | null }>(
    `SELECT
       (SELECT count(*) FROM deliveries WHERE kind = 'digest' AND stage = 'sending') AS inHand,
       (SELECT count(*) FROM delivery_parts AS part JOIN deliveries USING (kind, chat, name)
        WHERE kind = 'digest' AND part.stage = 'unknown' AND deliveries.at > @since) AS unknown,
       (SELECT max(at) FROM deliveries WHERE kind = 'digest' AND stage <> 'sending') AS lastAt`,
    { since },
  );
  const lastAt = row?.lastAt ?? null;
  return {
    inHand: row?.inHand ?? 0,
    lastDay: {
      sent: count("sent"),
      nothing: count("nothing"),
      missed: count("missed"),
      failed: count("failed"),
    },
    unknownParts: row?.unknown ?? 0,
    lastAt: lastAt === null ? null : new Date(lastAt),
  };
}

const dayMilliseconds = 24 * 3_600_000;
