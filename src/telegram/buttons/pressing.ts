import { Composer } from "grammy";
import type { UseLibrary } from "../../service/index.ts";
import type { Answering } from "../features/asking/answering.ts";
import { type AskingOptions, askSuggestion } from "../features/asking/asking.ts";
import { useQuote } from "../features/asking/quoteButtons/quoteActions.ts";
import {
  type CatalogueOptions,
  turnCataloguePage,
} from "../features/catalogue/catalogueCommand.ts";
import type { BotContext } from "../updates/context.ts";
import { type DigestMenuOptions, pressMenu } from "../features/digests/menu/menu.ts";
import { tellMore } from "../features/digests/more.ts";
import { pressOfferButton } from "../features/operator/offers/decisions.ts";
import { isOperator, type OperatorCommandsOptions } from "../features/operator/operatorCommands.ts";
import { diagnose, type DiagnosisOptions } from "../features/groups/diagnosis.ts";
import { turnReportPage } from "../features/operator/reports.ts";
import { chooseLanguage, type LanguageMenuOptions } from "../features/people/languageMenu.ts";
import { answerPress } from "../sending/reply.ts";
import { type Button, readButton } from "./buttons.ts";

export interface PressingOptions
  extends
    Omit<AskingOptions, "chats" | "now" | "use">,
    CatalogueOptions,
    Omit<DigestMenuOptions, "chats">,
    Omit<DiagnosisOptions, "chats">,
    Omit<LanguageMenuOptions, "chats">,
    OperatorCommandsOptions {
  readonly use: UseLibrary;
  readonly answering: Answering;
}

/** The bot's buttons. Each does one thing, whoever presses it, wherever its message stands. */
export function createPressing(options: PressingOptions): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on("callback_query:data", (context) => {
    const button = readButton(context.callbackQuery.data);
    return button ? press(context, button, options) : sayOutdated(context);
  });
  return composer;
}

function press(context: BotContext, button: Button, options: PressingOptions): Promise<void> {
  switch (button.kind) {
    case "quote":
      return useQuote(context, button.action, options);
    case "story":
      return tellMore(context, button.quoteId, { ...options, quotes: options.chats.quotes });
    case "digest":
      return pressMenu(context, button, options);
    case "diagnose":
      return diagnose(context, options);
    case "language":
      return chooseLanguage(context, button.language, options);
    case "documents":
      return turnCataloguePage(context, button.page, options);
    case "suggestion":
      return askSuggestion(context, button.questionHash, options);
    case "report":
    case "offer":
      return pressAsOperator(context, button, options);
  }
}

/** To anyone else these buttons do not exist. */
async function pressAsOperator(
  context: BotContext,
  button: Extract<Button, { readonly kind: "report" | "offer" }>,
  { operatorTasks, ...options }: PressingOptions,
): Promise<void> {
  if (!operatorTasks || !isOperator(context, operatorTasks)) return sayOutdated(context);
  return button.kind === "report"
    ? turnReportPage(context, button, { ...options, ...operatorTasks })
    : pressOfferButton(context, button, { ...options, ...operatorTasks });
}

function sayOutdated(context: BotContext): Promise<void> {
  return answerPress(context, { text: context.words("suggestion-gone") });
}
