import { Composer } from "grammy";
import type { BotContext } from "../../updates/context.ts";
import type { Ask } from "../../../answer/index.ts";
import { renderAnswer } from "../asking/rendering/render.ts";
import { askTimed } from "../../../service/index.ts";
import { unlessRefused } from "../../sending/reply.ts";
import type { Metrics } from "../../serving/web/metrics.ts";

export interface GuestOptions {
  readonly ask: Ask;
  readonly now: () => Date;
  readonly metrics?: Metrics | undefined;
  /** Default: off. @BotFather has to allow it too. */
  readonly guestMode?: "on" | "off" | undefined;
}

/**
 * Answers mentions in chats that the bot is not in: "guest mode" of Bot API 10. As in a group, a
 * question gets one sure answer or none. With guest mode off, nothing is answered.
 */
export function createGuest(options: GuestOptions): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on("guest_message", async (context) => {
    // Never passed on: other features would take the chat for one of the bot's own.
    if (options.guestMode === "on") await answerGuest(context, options);
  });
  return composer;
}

async function answerGuest(context: BotContext, options: GuestOptions): Promise<void> {
  const { guestMessage, request } = context;
  const queryId = guestMessage?.guest_query_id;
  if (!guestMessage || queryId === undefined) return;
  if (request.kind !== "question") return;
  const { answer, milliseconds } = await askTimed(options.ask, { question: request.question });
  options.metrics?.countAnswer(answer.verdict, "guest", milliseconds / 1000);
  if (answer.verdict !== "answered") return;
  const { text, entities } = renderAnswer(answer, context.words, options.now());
  const sent = context.api.answerGuestQuery(queryId, {
    type: "article",
    id: "answer",
    title: "Quoth",
    input_message_content: {
      message_text: text,
      entities: [...entities],
      link_preview_options: { is_disabled: true },
    },
  });
  await unlessRefused(sent);
}
