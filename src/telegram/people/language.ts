import type { Chats } from "../../memory/index.ts";
import { Composer, type Context } from "grammy";
import { toButton } from "../buttons/buttons.ts";
import type { BotContext } from "../context.ts";
import type { Chat, InlineKeyboardButton } from "grammy/types";
import type { Administrators } from "../groups/administrators.ts";
import { onCommand } from "../incoming.ts";
import { answerPress, edit, reply } from "../sending/reply.ts";
import { type AllWords, type Language, languages, type Words } from "../../service/index.ts";

/** The languages that were chosen by `/language`; null is as Telegram is set. */
export interface ChosenLanguages {
  ofUser(userId: number): Promise<string | null>;
  setOfUser(userId: number, language: string | null): Promise<void>;
  ofChat(chatId: number): Promise<string | null>;
  setOfChat(chatId: number, language: string | null): Promise<void>;
}

/** Chosen languages as they are remembered. */
export function keepLanguages({ chatSettings, userSettings }: Chats): ChosenLanguages {
  return {
    ofUser: (userId) => userSettings.language(userId),
    setOfUser: (userId, language) => userSettings.setLanguage(userId, language),
    ofChat: async (chatId) => (await chatSettings.get(chatId)).language,
    setOfChat: (chatId, language) => chatSettings.set(chatId, { language }),
  };
}

export interface LanguageOptions {
  readonly words: AllWords;
  readonly languages: ChosenLanguages;
}

/**
 * The words for whoever an update is from: in the group's chosen language, else in the person's,
 * else in that of their Telegram.
 */
export async function wordsFor({ chat, from }: Context, options: LanguageOptions): Promise<Words> {
  const isGroup = chat && chat.type !== "private";
  const ofChat = isGroup ? await options.languages.ofChat(chat.id) : null;
  const ofUser = from ? await options.languages.ofUser(from.id) : null;
  return options.words.for(ofChat ?? ofUser ?? from?.language_code);
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
  if (await options.administrators.mayDecide(context)) {
    const buttons = toButtons(await chosenIn(chat, options.languages), options.words, words);
    await reply(context, { text: words("language-menu"), entities: [] }, buttons);
  } else {
    await reply(context, { text: words("language-administrators"), entities: [] });
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
  if (!(await options.administrators.mayDecide(context))) {
    const text = context.words("language-administrators");
    await answerPress(context, { text, show_alert: true });
    return;
  }
  const isNew = (await chosenIn(chat, options.languages)) !== choice;
  if (chat.type === "private") await options.languages.setOfUser(from.id, choice);
  else await options.languages.setOfChat(chat.id, choice);
  const words = await wordsFor(context, options);
  const text = words(choice === null ? "language-changed-telegram" : "language-changed");
  await answerPress(context, { text });
  // Telegram refuses an edit that changes nothing.
  if (!isNew) return;
  const buttons = toButtons(choice, options.words, words);
  const menu = { text: words("language-menu"), entities: [] };
  await edit(context, { chatId: chat.id, messageId: msg.message_id }, menu, buttons);
}

function chosenIn(chat: Chat, chosen: ChosenLanguages): Promise<string | null> {
  // A private chat has the id of its person.
  return chat.type === "private" ? chosen.ofUser(chat.id) : chosen.ofChat(chat.id);
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
