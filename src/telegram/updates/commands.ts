import type { Api } from "grammy";
import type { BotCommandScope, LanguageCode } from "grammy/types";
import type { Chats } from "../../memory/index.ts";
import { describeError, type Log } from "../serving/log.ts";
import {
  type MessageKey,
  type AllWords,
  type Language,
  languages,
  type Words,
} from "../../service/index.ts";

interface Command {
  readonly name: string;
  readonly description: MessageKey;
  /** Whose list of commands shows it. Administrators see their group's too. */
  readonly shownIn: readonly Place[];
}

type Place = "private" | "group" | "administrators" | "operators";

/** Every command that works, in the order that Telegram shows them. */
export const commands = [
  { name: "start", description: "command-start", shownIn: ["private"] },
  { name: "ask", description: "command-ask", shownIn: ["private", "group"] },
  { name: "documents", description: "command-documents", shownIn: ["private", "group"] },
  { name: "help", description: "command-help", shownIn: ["private", "group"] },
  {
    name: "digest",
    description: "command-digest",
    shownIn: ["private", "administrators"],
  },
  {
    name: "language",
    description: "command-language",
    shownIn: ["private", "administrators"],
  },
  { name: "quiet", description: "command-quiet", shownIn: ["administrators"] },
  { name: "loud", description: "command-loud", shownIn: ["administrators"] },
  { name: "diagnose", description: "command-diagnose", shownIn: ["administrators"] },
  { name: "forget", description: "command-forget", shownIn: ["private"] },
] as const satisfies readonly Command[];

export type CommandName = (typeof commands)[number]["name"];

/** Commands that only operators have, in private. */
export const operatorCommands = [
  { name: "status", description: "command-status", shownIn: ["operators"] },
  { name: "reindex", description: "command-reindex", shownIn: ["operators"] },
  { name: "unanswered", description: "command-unanswered", shownIn: ["operators"] },
  { name: "feedback", description: "command-feedback", shownIn: ["operators"] },
] as const satisfies readonly Command[];

export type OperatorCommandName = (typeof operatorCommands)[number]["name"];

/**
 * Tells Telegram the commands and what the bot is, in every language. What Telegram has already is
 * only read, in 24 requests.
 *
 * @throws what the first failing request throws; the requests before it hold.
 */
export async function publishCommands(api: Api, words: AllWords): Promise<void> {
  for (const language of languages) {
    await publishIn(api, words.for(language));
  }
}

/**
 * Tells Telegram the operators' commands, for their private chats, and takes back those of whoever is no
 * operator any more. Somebody who has never written to the bot has none yet: that is logged, and the
 * others get theirs.
 */
export async function publishOperatorCommands(
  api: Api,
  words: AllWords,
  operators: {
    readonly adminIds: readonly number[];
    readonly chats: Pick<Chats, "operatorLists">;
    readonly log: Log;
  },
): Promise<void> {
  const { operatorLists } = operators.chats;
  const former = (await operatorLists.all()).filter((id) => !operators.adminIds.includes(id));
  for (const userId of former) {
    const scope = { type: "chat", chat_id: userId } as const;
    try {
      for (const language of languages) {
        await api.deleteMyCommands({ scope, ...languageOf(language) });
      }
      await operatorLists.remove(userId);
    } catch (error) {
      operators.log.error(describeError(error), "could not take back an operator's commands");
    }
  }
  for (const adminId of operators.adminIds) {
    const scope = { type: "chat", chat_id: adminId } as const;
    await operatorLists.add(adminId);
    try {
      for (const language of languages) {
        await publishList(
          api,
          { scope, ...languageOf(language) },
          ["private", "operators"],
          words.for(language),
        );
      }
    } catch (error) {
      operators.log.error(describeError(error), "could not publish the commands for an operator");
    }
  }
}

async function publishIn(api: Api, words: Words): Promise<void> {
  const language = languageOf(words.language);
  for (const { type, places } of lists) {
    await publishList(api, { scope: { type }, ...language }, places, words);
  }
  const description = words("bot-description");
  if ((await api.getMyDescription(language)).description !== description) {
    await api.setMyDescription(description, language);
  }
  const shortDescription = words("bot-short-description");
  if ((await api.getMyShortDescription(language)).short_description !== shortDescription) {
    await api.setMyShortDescription(shortDescription, language);
  }
}

/** English is for everybody whose language the bot does not speak. */
function languageOf(language: Language): { readonly language_code?: LanguageCode } {
  return language === "en" ? {} : { language_code: language };
}

/** Telegram's lists of commands, and the places whose commands each shows. */
const lists = [
  { type: "default", places: ["group"] },
  { type: "all_private_chats", places: ["private"] },
  { type: "all_group_chats", places: ["group"] },
  { type: "all_chat_administrators", places: ["group", "administrators"] },
] as const satisfies readonly { type: BotCommandScope["type"]; places: readonly Place[] }[];

async function publishList(
  api: Api,
  list: { readonly scope: BotCommandScope; readonly language_code?: LanguageCode },
  places: readonly Place[],
  words: Words,
): Promise<void> {
  const wanted = [...commands, ...operatorCommands]
    .filter(({ shownIn }) => shownIn.some((place) => places.includes(place)))
    .map(({ name, description }) => ({ command: name, description: words(description) }));
  const published = await api.getMyCommands(list);
  const isSame =
    published.length === wanted.length &&
    wanted.every(
      ({ command, description }, index) =>
        published[index]?.command === command && published[index].description === description,
    );
  if (!isSame) await api.setMyCommands(wanted, list);
}
