import type { DigestSender } from "./sender.ts";

/** Has a sender look every 15 seconds, from now on, for what is due. @returns what ends it. */
export function keepTicking(sender: DigestSender): () => Promise<void> {
  const tick = () => void sender.tick();
  const timer = setInterval(tick, tickMilliseconds);
  timer.unref();
  tick();
  return () => {
    clearInterval(timer);
    return sender.stop();
  };
}

const tickMilliseconds = 15_000;
