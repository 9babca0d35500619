import type { MiddlewareFn } from "grammy";

/** Whether the bot is at work for somebody, so that what can wait does. */
export interface Underway {
  /** To be used by the bot before everything else. */
  readonly watch: MiddlewareFn;
  isBusy(): boolean;
}

export function createUnderway(): Underway {
  let updates = 0;
  return {
    async watch(_context, next) {
      updates += 1;
      try {
        await next();
      } finally {
        updates -= 1;
      }
    },
    isBusy: () => updates > 0,
  };
}
