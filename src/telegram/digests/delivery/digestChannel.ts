import { Api, GrammyError, type Transformer } from "grammy";
import type { Chats } from "../../../memory/chats.ts";
import type { OffReason } from "../../../memory/digests/subscriptions.ts";
import type { DigestPost, Posted } from "../../../service/digests/post.ts";
import { attempt, saysGone, settle, wasNotCarriedOut } from "../../sending/sending.ts";
import { readStoredMessage } from "./storedMessage.ts";

export interface DigestPostOptions {
  readonly token: string;
  /** Address of the Bot API server, without the token. */
  readonly apiRoot: string;
  readonly chats: Pick<Chats, "chatSettings">;
  /** These see each request as it leaves. */
  readonly observers?: readonly Transformer[];
  /** How long to wait for Telegram's answer to a request. Default: 60. */
  readonly timeoutSeconds?: number;
}

/**
 * Sends digests with requests of their own, which nothing repeats, changes or holds up: whether a part
 * goes out again is for the ledger to say, and ten thousand chats need no queue each.
 */
export function createDigestPost(options: DigestPostOptions): DigestPost {
  const { token, apiRoot, chats, observers = [], timeoutSeconds = 60 } = options;
  const api = new Api(token, { apiRoot, timeoutSeconds });
  api.config.use(
    ...observers,
    async (previous, method, payload, signal) =>
      settle(await attempt(() => previous(method, payload, signal), method)) as ReturnType<
        typeof previous<typeof method>
      >,
  );
  return {
    async send(chatId, threadId, part) {
      if ((await chats.chatSettings.get(chatId)).isGone) {
        return { kind: "gone", reason: chatId > 0 ? "blocked" : "removed" };
      }
      const { text, entities, buttons } = readStoredMessage(part);
      try {
        await api.sendMessage(chatId, text, {
          entities: [...entities],
          link_preview_options: { is_disabled: true },
          ...(threadId === null ? {} : { message_thread_id: threadId }),
          ...(buttons.length > 0
            ? { reply_markup: { inline_keyboard: buttons.map((row) => [...row]) } }
            : {}),
        });
        return { kind: "sent" };
      } catch (error) {
        if (saysGone(error)) await chats.chatSettings.set(chatId, { isGone: true });
        return readFailure(error);
      }
    },
  };
}

/** What a failed request means for the part that it was to send. */
function readFailure(error: unknown): Posted {
  if (!(error instanceof GrammyError)) {
    // Whatever keeps one request from leaving keeps the next one too.
    return wasNotCarriedOut({ error })
      ? { kind: "unsent", waitSeconds: unreachableSeconds }
      : { kind: "unknown" };
  }
  const { error_code: code, description, parameters } = error;
  if (parameters.migrate_to_chat_id !== undefined) {
    return { kind: "migrated", chatId: parameters.migrate_to_chat_id };
  }
  if (code === 429 || code === 401) {
    return { kind: "unsent", waitSeconds: parameters.retry_after ?? longWaitSeconds };
  }
  if (code >= 500) {
    return wasNotCarriedOut({ answer: error })
      ? { kind: "unsent", waitSeconds: null }
      : { kind: "unknown" };
  }
  if (/message thread not found|TOPIC_(?:CLOSED|DELETED)/i.test(description)) {
    return { kind: "topic lost" };
  }
  const reason = readOffReason(error);
  return reason ? { kind: "gone", reason } : { kind: "refused", description };
}

const unreachableSeconds = 15;
const longWaitSeconds = 60;

function readOffReason(error: GrammyError): OffReason | null {
  const { error_code: code, description } = error;
  if (/blocked/.test(description)) return "blocked";
  if (/chat not found|deactivated|was deleted/.test(description)) return "not found";
  if (saysGone(error)) return "removed";
  const isForbidden =
    code === 403 || /rights|CHAT_(?:WRITE_FORBIDDEN|RESTRICTED)/.test(description);
  return isForbidden ? "may not write" : null;
}
