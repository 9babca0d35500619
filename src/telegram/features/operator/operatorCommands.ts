import { Composer } from "grammy";
import type { BotContext } from "../../updates/context.ts";
import type { Chats } from "../../../memory/index.ts";
import { onOperatorCommand } from "../../updates/incoming.ts";
import type { Log } from "../../serving/log.ts";
import { createReceiving, type DocumentFolder } from "./offers/receiving.ts";
import type { ReadStatusSection, Reindexing, ReportsOptions } from "../../../service/index.ts";
import { createReindex } from "./reindexing/reindexCommand.ts";
import { createReports } from "./reports.ts";
import { answerStatus } from "./status.ts";

export interface OperatorCommandsOptions {
  readonly chats: Chats;
  readonly log: Log;
  /** Default: there is no operator. */
  readonly operatorTasks?: OperatorTasks | undefined;
}

/** What operators can see and do. */
export interface OperatorTasks extends Pick<ReportsOptions, "use" | "questionLog"> {
  readonly adminIds: readonly number[];
  /** What `/status` tells, in this order. */
  readonly sections: readonly ReadStatusSection[];
  readonly reindexing: Reindexing;
  readonly documents: DocumentFolder;
}

/** Whether an update is an operator's, in private: only there do operators' commands and buttons exist. */
export function isOperator(
  { chat, from }: BotContext,
  { adminIds }: Pick<OperatorTasks, "adminIds">,
): boolean {
  return chat?.type === "private" && from !== undefined && adminIds.includes(from.id);
}

/**
 * What only operators can use, in their private chats: `/status`, `/reindex`,
 * `/unanswered`, `/feedback`, and documents sent to the bot. Updates of
 * anyone else are passed on, as if none of this existed.
 */
export function createOperatorCommands({
  operatorTasks,
  ...options
}: OperatorCommandsOptions): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  if (!operatorTasks) return composer;
  const operators = composer.filter((context) => isOperator(context, operatorTasks));
  onOperatorCommand(operators, "status", (context) =>
    answerStatus(context, context.words, { ...options, ...operatorTasks }),
  );
  operators.use(createReindex({ ...options, ...operatorTasks }));
  operators.use(createReports({ ...options, ...operatorTasks }));
  operators.use(createReceiving({ ...options, ...operatorTasks }));
  return composer;
}
