/** How fast digests go out. */
export interface Pace {
  /** Waits for its turn. @returns false if nothing is to be sent now. */
  take(): Promise<boolean>;
  /** Telegram wants nothing for so long. A shorter pause does not end a longer one. */
  pause(seconds: number): void;
  /**
   * One chat has to wait so long. If another one was told the same in the last minute, it is no matter of
   * one chat, and nothing is to be sent for the shorter of their waits.
   */
  pauseIfShared(chatId: number, seconds: number): void;
  /** False during a pause, and once closed. */
  isOpen(): boolean;
  /** Nothing more is to be sent; who waits is told so at once. */
  close(): void;
}

export interface PaceOptions {
  readonly now: () => Date;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Whether questions are being answered: digests then wait for up to a second, and go slower. */
  readonly isBusy: () => boolean;
  /** Telegram takes about 30 messages a second, answers among them. Default: 20. */
  readonly perSecond?: number;
}

/**
 *     ▮▮▮▮▮ · · · ▮▮▮▮▮ · · · (somebody asks) · · · · ▮▮▮▮▮ · · ·
 *     0 ms        250                                 600
 *
 * They go in small bursts, so that what each writes to the disk can share a commit.
 */
export function createPace(options: PaceOptions): Pace {
  const { now, wait, isBusy, perSecond = 20 } = options;
  const burstMilliseconds = (burst * 1000) / perSecond;
  let turn: Promise<unknown> = Promise.resolve();
  let begunAt = 0;
  let used = burst;
  let pause = { from: 0, until: 0 };
  let isClosed = false;
  let lastWait: { readonly chatId: number; readonly seconds: number; readonly at: number } | null =
    null;

  // The clock may be set back: then no pause is on, and no wait is longer than it should be.
  const isPaused = () => now().getTime() >= pause.from && now().getTime() < pause.until;
  const isOpen = () => !isClosed && !isPaused();
  const waitForTurn = async () => {
    if (!isOpen()) return false;
    if (used === burst) {
      const left = begunAt + burstMilliseconds - now().getTime();
      if (left > 0) await wait(Math.min(left, burstMilliseconds));
      for (
        let waited = 0;
        waited < longestYieldMilliseconds && isBusy();
        waited += lookMilliseconds
      ) {
        await wait(lookMilliseconds);
      }
      used = 0;
      begunAt = now().getTime();
    }
    used += 1;
    return isOpen();
  };

  const pauseAll = (seconds: number) => {
    const from = now().getTime();
    const until = from + seconds * 1000;
    if (!isPaused() || until > pause.until) pause = { from, until };
  };

  return {
    take() {
      const taken = turn.then(waitForTurn);
      turn = taken;
      return taken;
    },
    pause: pauseAll,
    pauseIfShared(chatId, seconds) {
      const at = now().getTime();
      const other = lastWait?.chatId === chatId ? null : lastWait;
      if (other && Math.abs(at - other.at) <= sharedMilliseconds) {
        pauseAll(Math.min(seconds, other.seconds));
      }
      lastWait = { chatId, seconds, at };
    },
    isOpen,
    close: () => void (isClosed = true),
  };
}

const burst = 5;
const lookMilliseconds = 50;
const sharedMilliseconds = 60_000;
const longestYieldMilliseconds = 1000;
