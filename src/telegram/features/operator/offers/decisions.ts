import { toButton } from "../../../buttons/buttons.ts";
import type { BotContext } from "../../../updates/context.ts";
import type { InlineKeyboardButton } from "grammy/types";
import { describeError, type Log } from "../../../serving/log.ts";
import type { RichText } from "../../../sending/richText.ts";
import { answerPress, unlessRefused } from "../../../sending/reply.ts";
import {
  type Words,
  type Reindexing,
  type Offer,
  type Offers,
  decideOnOffer,
} from "../../../../service/index.ts";
import { renderReindexing } from "../reindexing/renderReindexing.ts";
import { renderOffer } from "./renderOffer.ts";

export interface DecisionsOptions {
  readonly documents: {
    /** The folder of the documents. */
    readonly folder: string;
    readonly offers: Offers;
  };
  readonly reindexing: Reindexing;
  readonly log: Log;
}

/** The buttons Keep and Discard under an offered document. */
export function decisionButtons({ id }: Offer, words: Words): InlineKeyboardButton[][] {
  return [
    [
      toButton(words("document-keep"), { kind: "offer", choice: "keep", offerId: id }),
      toButton(words("document-discard"), { kind: "offer", choice: "discard", offerId: id }),
    ],
  ];
}

/** Does what a button under an offer says, and shows what came of it in the offer's place. */
export async function pressOfferButton(
  context: BotContext,
  button: { readonly choice: "keep" | "discard"; readonly offerId: string },
  options: DecisionsOptions,
): Promise<void> {
  const { words } = context;
  const decision = await decideOnOffer(button, options.documents);
  if (decision.kind === "gone") {
    await answerPress(context, { text: words("document-gone") });
    await unlessRefused(context.editMessageReplyMarkup());
    return;
  }
  if (decision.kind === "done") {
    const isAdded = decision.decision === "added";
    if (!isAdded && button.choice === "discard") return answerPress(context);
    return answerPress(context, {
      text: words(isAdded ? "document-added-before" : "document-gone"),
    });
  }
  await answerPress(context);
  const say = (text: string, buttons: InlineKeyboardButton[][] = []) =>
    change(context, { text, entities: [] }, buttons);
  switch (decision.kind) {
    case "discarded":
      return say(words("document-discarded", { name: decision.name }));
    case "taken": {
      const { offer, isOther } = decision;
      return change(context, renderOffer(offer, words, isOther), decisionButtons(offer, words));
    }
    case "unfit":
      return say(words("document-no-file"), decisionButtons(decision.offer, words));
    case "not stored": {
      const { offer, error } = decision;
      options.log.error(describeError(error), "could not add a document");
      const text = words("document-not-stored", { code: error.code });
      return say(text, decisionButtons(offer, words));
    }
    case "added":
      return reindexFor(context, decision.offer, options);
  }
}

/** Says that a document was added, and then how indexing it goes. */
async function reindexFor(
  context: BotContext,
  { id, name }: Offer,
  { documents, reindexing }: DecisionsOptions,
): Promise<void> {
  const { words } = context;
  const key = reindexing.isRunning() ? "document-kept-waiting" : "document-kept";
  const saying = change(context, { text: words(key, { name }), entities: [] });
  reindexing.begin(async (state) => {
    await saying;
    await change(context, renderReindexing(state, words, name));
  });
  await saying;
  // Only now: until somebody was told, the decision can be made again.
  await documents.offers.remove(id, "added");
}

/** Gives the message with the buttons another text. */
async function change(
  context: BotContext,
  { text, entities }: RichText,
  buttons: InlineKeyboardButton[][] = [],
): Promise<void> {
  await unlessRefused(
    context.editMessageText(text, {
      entities: [...entities],
      reply_markup: { inline_keyboard: buttons },
    }),
  );
}
