import type { Chats, DigestInHand } from "../../memory/index.ts";
import type { ChooseDigests } from "../indexing/openIndex.ts";
import { deliver } from "./delivering.ts";
import { createPace } from "./pace.ts";
import type { Channel } from "./channel.ts";
import { beginPass } from "./preparing.ts";

export interface DigestSenderOptions {
  readonly chats: Pick<Chats, "subscriptions" | "deliveries" | "digestHistory" | "snapshots">;
  readonly chooseDigests: ChooseDigests;
  readonly channel: Channel;
  readonly now: () => Date;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** How late a digest may be sent, if the bot was down. */
  readonly longestLateHours: number;
  /** Whether questions are being answered: they go first. */
  readonly isBusy: () => boolean;
  /** Told of what could not be made or written down; it is tried again. */
  readonly onError: (error: unknown) => void;
}

/** Sends each chat's digest when it is due. */
export interface DigestSender {
  /**
   * Sends what is due, and goes on with what was begun, also by a process that ended. To be called
   * every 15 seconds; while one call is at work, another one joins it.
   *
   * @returns a promise fulfilled when nothing is left to do now. It never rejects.
   */
  tick(): Promise<void>;
  /** Begins no more parts; fulfilled when those under way have ended, or after 22 seconds. */
  stop(): Promise<void>;
}

/**
 *     subscriptions ── due ──> chosen, written ──> ledger ──> in hand (at most 40) ──> channel
 *                              20 at a time          ↑              │
 *                                                    └── not now ───┘
 *
 * Only what is in hand is in memory, however many chats are due.
 */
export function createDigestSender(options: DigestSenderOptions): DigestSender {
  const { chats, onError } = options;
  const { deliveries } = chats;
  const pace = createPace(options);
  const longestLateMilliseconds = options.longestLateHours * 3_600_000;
  const working = { ...options, pace, longestLateMilliseconds };
  const inHand = new Map<number, Promise<void>>();
  let running: Promise<void> | null = null;
  let isStopping = false;

  /** @param tried chats whose digest was in hand in this run; one that did not end has to wait. */
  const start = (digest: DigestInHand, tried: Set<number>) => {
    const { chatId } = digest;
    tried.add(chatId);
    inHand.set(
      chatId,
      deliver(digest, working)
        .catch(onError)
        .finally(() => inHand.delete(chatId)),
    );
  };
  const run = async () => {
    const pass = beginPass(working);
    const tried = new Set<number>();
    while (pace.isOpen()) {
      if (inHand.size >= mostInHand) {
        await Promise.race(inHand.values());
        continue;
      }
      const ready = await deliveries.resume(mostInHand - inHand.size, tried);
      for (const digest of ready) start(digest, tried);
      if (ready.length > 0) continue;
      // What is prepared next waits in the ledger until there is room.
      if ((await pass.next()) > 0) continue;
      if (inHand.size === 0) return;
      await Promise.race(inHand.values());
    }
  };
  const settle = async () => {
    await run().catch(onError);
    await Promise.all(inHand.values());
  };

  return {
    tick() {
      if (isStopping) return Promise.resolve();
      if (running) {
        deliveries.beat().catch(onError);
        return running;
      }
      running = settle().finally(() => void (running = null));
      return running;
    },
    async stop() {
      isStopping = true;
      pace.close();
      // What has not ended by then is not sent again: nobody knows whether it arrived.
      await Promise.race([running, options.wait(longestStopMilliseconds)]);
      await deliveries.leave();
    },
  };
}

const mostInHand = 40;
const longestStopMilliseconds = 22_000;
