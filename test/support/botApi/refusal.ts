import { GrammyError } from "grammy";

/** The description with which Telegram refuses the call, without "Bad Request". */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  const outcome = await call.then(
    () => "accepted",
    (error: unknown) => error,
  );
  if (!(outcome instanceof GrammyError)) return String(outcome);
  return outcome.description.replace("Bad Request: ", "");
}
