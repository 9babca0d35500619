import { Api, GrammyError, type Transformer } from "grammy";
import type { Chats } from "../../../../memory/index.ts";
import type { Channel, LanguageOptions, SendOutcome } from "../../../../service/index.ts";
import { type AccessList, createAdmission } from "../../access/admission.ts";
import { classify, type Fault } from "../../../sending/faults.ts";
import type { Log } from "../../../serving/log.ts";
import { mendRefused } from "../../../sending/mending.ts";
import { attempt, faultOf, reasonOf, settle } from "../../../sending/sending.ts";
import { createDigestWriter } from "./digestWriter.ts";
import { readStoredMessage } from "./storedMessage.ts";

export interface DigestChannelOptions extends LanguageOptions {
  readonly chats: LanguageOptions["chats"] & Pick<Chats, "movedChats">;
  readonly token: string;
  /** Address of the Bot API server, without the token. */
  readonly apiRoot: string;
  /** Who may ask; a chat where nobody may gets nothing. Default: everybody. */
  readonly access?: AccessList | undefined;
  /** These see each request as it leaves. */
  readonly observers?: readonly Transformer[];
  /** How long to wait for Telegram's answer to a request. Default: 60. */
  readonly timeoutSeconds?: number;
  /** Told what Telegram refused, in its words. Default: nobody is told. */
  readonly log?: Log | undefined;
}

/**
 * Sends digests with requests of their own, which nothing repeats, changes or holds up: whether a part
 * goes out again is for the ledger to say, and ten thousand chats need no queue each.
 */
export function createDigestChannel(options: DigestChannelOptions): Channel {
  const { token, apiRoot, chats, observers = [], timeoutSeconds = 60 } = options;
  const { access, log } = options;
  const api = new Api(token, { apiRoot, timeoutSeconds });
  api.config.use(...observers, async (previous, method, payload, signal) => {
    type Answer = ReturnType<typeof previous<typeof method>>;
    const result = await attempt(() => previous(method, payload, signal), method);
    const fault = faultOf(result);
    const mended = fault && mendRefused({ ...payload }, fault);
    if (!mended) return settle(result) as Answer;
    // One bad address is no reason to do without the digest.
    log?.error({ method, ...reasonOf(result) }, "refused; sending without it");
    const changed = mended as typeof payload;
    return settle(await attempt(() => previous(method, changed, signal), method)) as Answer;
  });
  let known: string | null = null;
  const botName = async () => (known ??= (await api.getMe()).username);
  const admission = createAdmission({ access, chats, api });
  return {
    ...createDigestWriter({ ...options, botName }),
    destinationOf: ({ chatId, threadId }) =>
      threadId === null ? `${chatId}` : `${chatId}/${threadId}`,
    async send(destination, part) {
      const [chatId = 0, threadId = null] = destination.split("/").map(Number);
      if ((await chats.chatSettings.get(chatId)).isGone) {
        return { kind: "gone", reason: chatId > 0 ? "blocked" : "removed" };
      }
      const { text, entities, buttons } = readStoredMessage(part);
      try {
        const isAllowed = await admission.mayReceive(chatId);
        if (isAllowed === false) return { kind: "gone", reason: "not allowed" };
        if (isAllowed === null) return { kind: "unsent", waitSeconds: null };
      } catch {
        // Whoever keeps Telegram from answering this keeps the part from arriving too.
        return { kind: "unsent", waitSeconds: null };
      }
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
        const fault = classify(error);
        if (fault.kind === "gone") await chats.chatSettings.set(chatId, { isGone: true });
        const outcome = toOutcome(fault, { chatId, threadId }, error);
        if (outcome.kind === "refused") {
          log?.error({ description: outcome.description }, "a digest's message was refused");
        }
        return outcome;
      }
    },
  };
}

/** What a failed request means for the part that it was to send. */
function toOutcome(
  fault: Fault,
  { chatId, threadId }: { readonly chatId: number; readonly threadId: number | null },
  error: unknown,
): SendOutcome {
  switch (fault.kind) {
    case "unreachable":
      // Whatever keeps one request from leaving keeps the next one too.
      return { kind: "unsent", waitSeconds: unreachableSeconds };
    case "wait":
      // A group may be in slow mode for an hour; whoever writes to persons too fast is told so of all.
      return {
        kind: "unsent",
        waitSeconds: fault.seconds ?? longWaitSeconds,
        ...(chatId < 0 && { isOfChat: true }),
      };
    case "failed":
      return { kind: "unsent", waitSeconds: null };
    case "unclear":
      return { kind: "unknown" };
    case "migrated":
    case "gone":
      return fault;
    case "may not write":
      return { kind: "gone", reason: fault.kind };
    case "topic not found":
    case "topic closed":
      // The chat itself is a topic too, and may be closed.
      return threadId === null
        ? { kind: "refused", description: fault.kind }
        : { kind: "topic lost" };
    case "reply not found":
    case "nothing to edit":
    case "unchanged":
    case "too late":
    case "link refused":
    case "entities refused":
    case "file too large":
    case "refused":
      return {
        kind: "refused",
        description: error instanceof GrammyError ? error.description : fault.kind,
      };
  }
}

const unreachableSeconds = 15;
const longWaitSeconds = 60;
