import { classify, isRefused } from "../../sending/faults.ts";
import { Composer } from "grammy";
import type { BotContext } from "../../updates/context.ts";
import type { Chats } from "../../../memory/index.ts";
import { onCommand } from "../../updates/incoming.ts";
import { createRichText, type RichText } from "../../sending/richText.ts";
import { answerPress, reply } from "../../sending/reply.ts";
import type { Words } from "../../../service/index.ts";
import type { Admission } from "../access/admission.ts";
import { type Administrators, sayWhyNot } from "./administrators.ts";
import { readBotRights, type BotRights } from "./botRights.ts";

export interface DiagnosisOptions {
  readonly administrators: Administrators;
  readonly admission: Pick<Admission, "mayReceive">;
  readonly chats: Pick<Chats, "chatSettings">;
  /** Default: off. */
  readonly guestMode?: "on" | "off" | undefined;
}

/**
 * `/diagnose`: tells an administrator what the bot hears and may do in the group, and what to change if
 * that is too little. If the bot may not write there, it answers in private, to those who have ever
 * written to it there.
 */
export function createDiagnosis(options: DiagnosisOptions): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  onCommand(composer, "diagnose", (context) => diagnose(context, options));
  return composer;
}

/** Does what `/diagnose` does, for whoever may command it. */
export async function diagnose(context: BotContext, options: DiagnosisOptions): Promise<void> {
  const { chat } = context;
  if (!chat) return;
  const words = context.words;
  const decision = await options.administrators.mayDecide(context);
  if (decision !== "yes") {
    const text = sayWhyNot(decision, words, "administrators-only");
    if (context.callbackQuery) await answerPress(context, { text, show_alert: true });
    else await reply(context, { text, entities: [] });
    return;
  }
  if (context.callbackQuery) await answerPress(context);
  const elsewhere = await describeElsewhere(context, words, options);
  if (chat.type === "private") {
    const lines = [words("diagnose-private"), ...elsewhere];
    await reply(context, renderLines(words("diagnose-title"), lines));
    return;
  }
  const standing = await readBotRights(context, chat.id);
  const { isQuiet } = await options.chats.chatSettings.get(chat.id);
  const here = describeStanding(standing, isQuiet, words);
  const chatLine = words("diagnose-chat", { chat: String(chat.id) });
  const isAllowed = await options.admission.mayReceive(chat.id);
  const access = isAllowed === false ? [words("diagnose-not-allowed")] : [];
  const lines = [...access, ...here, ...elsewhere, chatLine];
  const findings = renderLines(words("diagnose-title"), lines);
  if (standing.maySend) await reply(context, findings);
  else await sendPrivately(context, findings);
}

async function sendPrivately(
  { api, from }: BotContext,
  { text, entities }: RichText,
): Promise<void> {
  if (!from) return;
  try {
    await api.sendMessage(from.id, text, { entities: [...entities] });
  } catch (error) {
    // A bot may not start a chat, and anonymous administrators have none.
    if (!isRefused(classify(error))) throw error;
  }
}

function describeStanding(standing: BotRights, isQuiet: boolean, words: Words): string[] {
  const topics = standing.maySendInClosedTopics ? "diagnose-topics-all" : "diagnose-topics-open";
  return [
    words(standing.hearsAll ? "hearing-all" : "hearing-little"),
    words(isQuiet ? "quiet-on" : "quiet-off"),
    words(standing.maySend ? "diagnose-sends" : "diagnose-sends-not"),
    words(standing.mayReact ? "diagnose-reacts" : "diagnose-reacts-not"),
    ...(standing.hasTopics ? [words(topics)] : []),
  ];
}

/** What works in chats that the bot is not in. */
async function describeElsewhere(
  { api }: BotContext,
  words: Words,
  { guestMode }: DiagnosisOptions,
): Promise<string[]> {
  const me = await api.getMe();
  const name = `@${me.username}`;
  const lines = [words(me.supports_inline_queries ? "inline-works" : "inline-off", { name })];
  if (guestMode === "on" && me.supports_guest_queries !== true) lines.push(words("guest-off"));
  return lines;
}

function renderLines(title: string, lines: readonly string[]): RichText {
  const message = createRichText().append(title, { type: "bold" });
  for (const line of lines) message.append(`\n\n• ${line}`);
  return message.build();
}
