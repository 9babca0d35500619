/**
 * Resolves at the first SIGINT or SIGTERM. A second one ends the process at once, for operators who do
 * not want to wait; unanswered updates are answered after the next start.
 */
export function onSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let isFirst = true;
    const receive = (signal: NodeJS.Signals) => {
      if (!isFirst) process.exit(1);
      isFirst = false;
      resolve(signal);
    };
    process.on("SIGINT", receive);
    process.on("SIGTERM", receive);
  });
}
