/**
 * Fulfilled at the first SIGINT or SIGTERM. The second one ends the process at once, for an operator
 * who does not want to wait; what is not answered then is answered after the next start.
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
