import type { Members } from "./members.ts";

/** Who may ask; Telegram's ids. A group's id is negative. */
export interface AccessList {
  /** Empty together with `allowedUsers`: everybody. */
  readonly allowedChats: readonly number[];
  readonly allowedUsers: readonly number[];
  /** These may ask anywhere, whatever else is set. They alone close the bot to nobody. */
  readonly adminIds: readonly number[];
}

/** Whether everybody may ask. */
export function isOpen({ allowedChats, allowedUsers }: AccessList): boolean {
  return allowedChats.length === 0 && allowedUsers.length === 0;
}

/** Those who may ask wherever they are. */
export function usersAnywhere({ allowedUsers, adminIds }: AccessList): number[] {
  return [...adminIds, ...allowedUsers];
}

/**
 * Whether a chat may be sent what it did not ask for at this moment: somebody who may ask is in it.
 * Costs up to one request to Telegram for each user who may ask anywhere, if it is a group that is not
 * allowed as such.
 *
 * @returns `null` if Telegram does not tell who is there.
 */
export async function mayReceive(
  chatId: number,
  access: AccessList,
  members: Members,
): Promise<boolean | null> {
  if (isOpen(access) || access.allowedChats.includes(chatId)) return true;
  const users = usersAnywhere(access);
  // A private chat has the id of its user.
  if (chatId > 0) return users.includes(chatId);
  let isTold = true;
  for (const userId of users) {
    const isMember = await members.isMember(chatId, userId);
    if (isMember === true) return true;
    if (isMember === null) isTold = false;
  }
  return isTold ? false : null;
}
