import { Composer, type Context } from "grammy";
import type { Chats } from "../../memory/chats.ts";
import { onKeeperCommand } from "../incoming.ts";
import type { Log } from "../log.ts";
import { type LanguageOptions, wordsFor } from "../words/language.ts";
import { createDocuments, type KeptDocuments } from "./documents/documents.ts";
import type { Indexing } from "./indexing/indexing.ts";
import { createReindex } from "./indexing/reindex.ts";
import { createReports, type ReportsOptions } from "./reports.ts";
import { answerStatus, type ReadStatusSection } from "./status.ts";

export interface KeepingOptions extends LanguageOptions {
  readonly chats: Chats;
  readonly log: Log;
  /** Default: nobody keeps the bot. */
  readonly keeping?: Keeping | undefined;
}

/** What those who keep the bot can see and do. */
export interface Keeping extends Pick<ReportsOptions, "use" | "questionLog"> {
  readonly adminIds: readonly number[];
  /** What `/status` tells, in this order. */
  readonly sections: readonly ReadStatusSection[];
  readonly indexing: Indexing;
  readonly documents: KeptDocuments;
}

/**
 * What belongs to those who keep the bot, in their private chats: `/status`, `/reindex`,
 * `/unanswered`, `/feedback`, and documents sent to the bot. Of anybody else everything goes on, as
 * if none of this existed.
 */
export function createKeeping({ keeping, ...options }: KeepingOptions): Composer<Context> {
  const composer = new Composer();
  if (!keeping) return composer;
  const keepers = composer.filter(
    ({ chat, from }) =>
      chat?.type === "private" && from !== undefined && keeping.adminIds.includes(from.id),
  );
  onKeeperCommand(keepers, "status", (context) =>
    answerStatus(context, wordsFor(context, options), { ...options, ...keeping }),
  );
  keepers.use(createReindex({ ...options, ...keeping }));
  keepers.use(createReports({ ...options, ...keeping }));
  keepers.use(createDocuments({ ...options, ...keeping }));
  return composer;
}
