import { Composer, type Context } from "grammy";
import { toButton } from "../../buttons/buttons.ts";
import type { BotContext } from "../../updates/context.ts";
import type { InlineKeyboardButton } from "grammy/types";
import { type Administrators, sayWhyNot } from "../groups/administrators.ts";
import { onCommand } from "../../updates/incoming.ts";
import { answerPress, edit, reply } from "../../sending/reply.ts";
import {
  type AllWords,
  chosenLanguage,
  type Language,
  type LanguageOptions,
  languages,
  type ReaderIds,
  setLanguage,
  type Words,
  wordsFor,
} from "../../../service/index.ts";

/** Whom an update is from, and in which group. */
export function readerOf({ chat, from }: Pick<Context, "chat" | "from">): ReaderIds {
  const groupId = chat && chat.type !== "private" ? chat.id : null;
  return { groupId, userId: from?.id ?? null };
}

export interface LanguageMenuOptions extends LanguageOptions {
  readonly administrators: Administrators;
}

/** `/language`. */
export function createLanguageMenu(options: LanguageMenuOptions): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  onCommand(composer, "language", (context) => offerLanguages(context, options));
  return composer;
}

/** Offers the languages as buttons; in a group, to administrators. */
async function offerLanguages(context: BotContext, options: LanguageMenuOptions): Promise<void> {
  const { chat } = context;
  if (!chat) return;
  const { words } = context;
  const decision = await options.administrators.mayDecide(context);
  if (decision === "yes") {
    const chosen = await chosenLanguage(readerOf(context), options.chats);
    const buttons = toButtons(chosen, options.words, words);
    await reply(context, { text: words("language-menu"), entities: [] }, buttons);
  } else {
    const text = sayWhyNot(decision, words, "language-administrators");
    await reply(context, { text, entities: [] });
  }
}

/** Keeps the choice, says so, and shows the menu in the chosen language. */
export async function chooseLanguage(
  context: BotContext,
  choice: Language | null,
  options: LanguageMenuOptions,
): Promise<void> {
  const { chat, from, msg } = context;
  if (!chat || !from || !msg) return;
  const decision = await options.administrators.mayDecide(context);
  if (decision !== "yes") {
    const text = sayWhyNot(decision, context.words, "language-administrators");
    await answerPress(context, { text, show_alert: true });
    return;
  }
  const reader = readerOf(context);
  const isNew = (await chosenLanguage(reader, options.chats)) !== choice;
  await setLanguage(reader, choice, options.chats);
  const words = await wordsFor({ ...reader, stated: from.language_code }, options);
  const text = words(choice === null ? "language-changed-telegram" : "language-changed");
  await answerPress(context, { text });
  // Telegram refuses an edit that changes nothing.
  if (!isNew) return;
  const buttons = toButtons(choice, options.words, words);
  const menu = { text: words("language-menu"), entities: [] };
  await edit(context, { chatId: chat.id, messageId: msg.message_id }, menu, buttons);
}

/** A row for each language, by its own name, and one for none. */
function toButtons(
  chosen: string | null,
  all: AllWords,
  words: Words,
): InlineKeyboardButton.CallbackButton[][] {
  const choices = [
    ...languages.map((language) => ({ language, name: all.for(language)("language-name") })),
    { language: null, name: words("language-telegram") },
  ];
  return choices.map(({ language, name }) => [
    toButton(language === chosen ? `✓ ${name}` : name, { kind: "language", language }),
  ]);
}
