import type { Chats } from "../../memory/index.ts";
import type { AllWords, Language, Words } from "./words.ts";

/** Who reads the bot's words: a person, alone or in a group. */
export interface ReaderIds {
  /** `null` for a person alone with the bot. */
  readonly groupId: number | null;
  /** `null` if nobody knows. */
  readonly userId: number | null;
}

export interface LanguageOptions {
  readonly words: AllWords;
  readonly chats: Pick<Chats, "chatSettings" | "userSettings">;
}

/**
 * The words for a reader: in the language chosen for the group, else in the person's, else in the one
 * that the front end states for them.
 *
 * @param reader.stated an IETF tag; English if it is none that the bot speaks.
 */
export async function wordsFor(
  reader: ReaderIds & { readonly stated: string | null | undefined },
  { words, chats }: LanguageOptions,
): Promise<Words> {
  const { groupId, userId, stated } = reader;
  const ofGroup = groupId === null ? null : await languageOfGroup(groupId, chats);
  const ofUser = userId === null ? null : await chats.userSettings.language(userId);
  return words.for(ofGroup ?? ofUser ?? stated);
}

/** The language chosen for a group, or of a person; `null` is as the front end states. */
export async function chosenLanguage(
  { groupId, userId }: ReaderIds,
  chats: LanguageOptions["chats"],
): Promise<string | null> {
  if (groupId !== null) return languageOfGroup(groupId, chats);
  return userId === null ? null : chats.userSettings.language(userId);
}

/** Sets it for the group, or for the person. */
export async function setLanguage(
  { groupId, userId }: ReaderIds,
  language: Language | null,
  chats: LanguageOptions["chats"],
): Promise<void> {
  if (groupId !== null) await chats.chatSettings.set(groupId, { language });
  else if (userId !== null) await chats.userSettings.setLanguage(userId, language);
}

async function languageOfGroup(
  groupId: number,
  { chatSettings }: LanguageOptions["chats"],
): Promise<string | null> {
  return (await chatSettings.get(groupId)).language;
}
