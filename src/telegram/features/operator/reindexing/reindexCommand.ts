import { Composer } from "grammy";
import type { BotContext } from "../../../updates/context.ts";
import { onOperatorCommand } from "../../../updates/incoming.ts";
import { edit, reply } from "../../../sending/reply.ts";
import type { Reindexing } from "../../../../service/index.ts";
import { renderReindexing } from "./renderReindexing.ts";

export interface ReindexOptions {
  readonly reindexing: Reindexing;
}

/** `/reindex`: one message that shows how it goes, and in the end how it went. */
export function createReindex(options: ReindexOptions): Composer<BotContext> {
  const { reindexing } = options;
  const composer = new Composer<BotContext>();
  onOperatorCommand(composer, "reindex", async (context) => {
    const words = context.words;
    if (reindexing.isRunning()) {
      await reply(context, { text: words("index-busy"), entities: [] });
      return;
    }
    const sending = reply(context, renderReindexing({ kind: "running", done: 0, total: 0 }, words));
    // Begun before the reply has arrived, so that nobody else begins meanwhile.
    reindexing.begin(async (state) => {
      const message = await sending;
      if (!message) return;
      const place = { chatId: message.chat.id, messageId: message.message_id };
      await edit(context, place, renderReindexing(state, words));
    });
    await sending;
  });
  return composer;
}
