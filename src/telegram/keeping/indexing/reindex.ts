import { Composer, type Context } from "grammy";
import { onKeeperCommand } from "../../incoming.ts";
import { reply } from "../../sending/reply.ts";
import { type LanguageOptions, wordsFor } from "../../words/language.ts";
import type { Indexing } from "./indexing.ts";
import { renderIndexing } from "./renderIndexing.ts";

export interface ReindexOptions extends LanguageOptions {
  readonly indexing: Indexing;
}

/** `/reindex`: one message that shows how it goes, and in the end how it went. */
export function createReindex(options: ReindexOptions): Composer<Context> {
  const { indexing } = options;
  const composer = new Composer();
  onKeeperCommand(composer, "reindex", async (context) => {
    const words = wordsFor(context, options);
    if (indexing.isRunning()) {
      await reply(context, { text: words("index-busy"), entities: [] });
      return;
    }
    const begun = renderIndexing({ kind: "running", done: 0, total: 0 }, words);
    const sending = reply(context, begun);
    // Begun before it is said, so that nobody else begins meanwhile.
    indexing.begin({
      render: (state) => renderIndexing(state, words),
      async edit({ text, entities }) {
        const message = await sending;
        if (!message) return;
        await context.api.editMessageText(message.chat.id, message.message_id, text, {
          entities: [...entities],
        });
      },
    });
    await sending;
  });
  return composer;
}
