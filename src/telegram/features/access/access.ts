import { Composer } from "grammy";
import { readButton } from "../../buttons/buttons.ts";
import type { BotContext } from "../../updates/context.ts";
import type { Administrators } from "../groups/administrators.ts";
import { reply, unlessRefused } from "../../sending/reply.ts";
import type { Admission } from "./admission.ts";

export interface AccessOptions {
  readonly admission: Admission;
  readonly administrators: Administrators;
}

/**
 * Lets only those go on who may ask. Whoever may not is told so in private, once until the next start,
 * with the id that an operator needs to let them in; in groups they meet silence. To be used before
 * everything that answers. Whoever was put out may still turn a digest off and have themselves forgotten,
 * and a group's administrators may find out by `/diagnose` that it was.
 */
export function createAccess({ admission, administrators }: AccessOptions): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  const told = new Set<number>();
  const refused = composer.filter(
    async (context) =>
      !isFarewell(context) &&
      !(await admission.mayAsk(context)) &&
      !(await mayDiagnose(context, administrators)),
  );
  refused.on("message").chatType("private", async (context) => {
    const { id } = context.from;
    if (told.has(id)) return;
    // So many strangers are an attack, and the first of them are told again.
    if (told.size >= mostTold) told.clear();
    told.add(id);
    const text = context.words("access-refused", { id: String(id) });
    await reply(context, { text, entities: [] });
  });
  // The button stops waiting; in an inline query nothing is found.
  refused.on("callback_query", (context) => unlessRefused(context.answerCallbackQuery()));
  refused.on("inline_query", (context) =>
    unlessRefused(context.answerInlineQuery([], { cache_time: 10, is_personal: true })),
  );
  refused.use(() => Promise.resolve());
  return composer;
}

const mostTold = 10_000;

/** `/forget`, `/digest off`, and the button that turns a digest off. */
function isFarewell({ request, callbackQuery }: BotContext): boolean {
  const button = callbackQuery?.data === undefined ? null : readButton(callbackQuery.data);
  if (button?.kind === "digest") {
    const { action } = button;
    return action.kind === "set" && action.change.name === "isOn" && !action.change.value;
  }
  if (request.kind !== "command") return false;
  const { name, rest } = request;
  return name === "forget" || (name === "digest" && /^(?:@\w+\s+)?off$/i.test(rest));
}

/** Administrators, in a group; nobody else there is told anything. */
async function mayDiagnose(context: BotContext, administrators: Administrators): Promise<boolean> {
  const { request, chat, callbackQuery } = context;
  const isCommand = request.kind === "command" && request.name === "diagnose";
  const data = callbackQuery?.data;
  const isPress = data !== undefined && readButton(data)?.kind === "diagnose";
  if (chat?.type === "private" || !(isCommand || isPress)) return false;
  return (await administrators.mayDecide(context)) === "yes";
}
