import { classify, isRefused } from "../../sending/faults.ts";
import { type Api, GrammyError } from "grammy";
import type { ChatMember } from "grammy/types";

/** What Telegram says about a user in a chat; `null` where it does not say. */
export interface Standing {
  readonly isMember: boolean | null;
  readonly isAdministrator: boolean | null;
}

type StandingApi = Pick<Api, "getChatMember" | "getChatAdministrators">;

/**
 * Asks Telegram about a user in a chat. A bot that is no administrator learns nothing about users
 * whom Telegram has not seen lately ("CHAT_ADMIN_REQUIRED", "member list is inaccessible",
 * "USER_ID_INVALID"), but always who the administrators are. Costs up to two requests.
 *
 * @throws GrammyError, HttpError for anything but a refusal.
 */
export async function readStanding(
  api: StandingApi,
  chatId: number,
  userId: number,
): Promise<Standing> {
  const member = await unlessUntold(api.getChatMember(chatId, userId));
  if (typeof member === "object") {
    return { isMember: isMember(member), isAdministrator: isAdministrator(member) };
  }
  const administrators = await unlessUntold(api.getChatAdministrators(chatId));
  if (typeof administrators === "string") {
    const isElsewhere = isNotThere(administrators);
    return { isMember: isElsewhere ? false : null, isAdministrator: isElsewhere ? false : null };
  }
  if (administrators.some(({ user }) => user.id === userId)) {
    return { isMember: true, isAdministrator: true };
  }
  return { isMember: isNotThere(member) ? false : null, isAdministrator: false };
}

export function isMember(member: ChatMember): boolean {
  if (member.status === "restricted") return member.is_member;
  return member.status !== "left" && member.status !== "kicked";
}

function isAdministrator({ status }: ChatMember): boolean {
  return status === "creator" || status === "administrator";
}

/** @returns the description of the refusal, if Telegram refuses. */
async function unlessUntold<Answer extends object>(
  request: Promise<Answer>,
): Promise<Answer | string> {
  try {
    return await request;
  } catch (error) {
    if (!(error instanceof GrammyError) || !isRefused(classify(error))) throw error;
    return error.description;
  }
}

/** Whether a refusal means that the user, or the bot itself, is not in the chat. */
function isNotThere(description: string): boolean {
  return /not found|NOT_PARTICIPANT|PARTICIPANT_ID_INVALID|invalid user_id|not a member|kicked/.test(
    description,
  );
}
