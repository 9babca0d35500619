import { GrammyError, HttpError } from "grammy";

/** Where the bot writes what an operator should know. Facts hold no token and no person's words. */
export interface Log {
  info(facts: LogFacts, event: string): void;
  error(facts: LogFacts, event: string): void;
}

export type LogFacts = Readonly<Record<string, string | number | undefined>>;

/**
 * What of an error may be logged. Messages of Telegram's own errors are safe; any other message may
 * quote a request, with the token in its address or the question in its text.
 */
export function describeError(error: unknown): LogFacts {
  if (error instanceof GrammyError) {
    return { error: error.name, method: error.method, description: error.description };
  }
  if (error instanceof HttpError) return { error: error.name };
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return { error: error.name, stack: frames?.join("\n") };
}
