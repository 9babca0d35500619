import { toButton } from "../../buttons/buttons.ts";
import type { BotContext } from "../../context.ts";
import type { InlineKeyboardButton } from "grammy/types";
import { describeError, type Log } from "../../log.ts";
import type { RichText } from "../../richText.ts";
import { answerPress, unlessRefused } from "../../sending/reply.ts";
import {
  type Words,
  type Reindexing,
  type Offer,
  type Offers,
  isDiskError,
  type Placement,
  placeDocument,
} from "../../../service/index.ts";
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

/**
 * Does what a button under an offer says. A decision is carried out whole or can be made again:
 * nothing about an offer is removed before the document is where it belongs and somebody was told.
 */
export async function decideOnOffer(
  context: BotContext,
  { choice, offerId }: { readonly choice: "keep" | "discard"; readonly offerId: string },
  options: DecisionsOptions,
): Promise<void> {
  const { words } = context;
  const { offers } = options.documents;
  const offer = await offers.get(offerId);
  if (!offer) {
    await answerPress(context, { text: words("document-gone") });
    await unlessRefused(context.editMessageReplyMarkup());
    return;
  }
  await answerPress(context);
  if (choice === "keep") await keep(context, offer, words, options);
  else {
    await offers.remove(offerId);
    const text = words("document-discarded", { name: offer.name });
    await change(context, { text, entities: [] });
  }
}

async function keep(
  context: BotContext,
  offer: Offer,
  words: Words,
  options: DecisionsOptions,
): Promise<void> {
  const { documents, reindexing } = options;
  const placement = await place(offer, options);
  const buttons = decisionButtons(offer, words);
  if (placement === "taken") {
    // It came there after the offer was made, so nobody has agreed to lose it.
    await documents.offers.allowReplacing(offer);
    await change(context, renderOffer({ ...offer, mayReplace: true }, words), buttons);
  } else if (placement === "unfit") {
    await change(context, { text: words("document-no-file"), entities: [] }, buttons);
  } else if (placement !== "placed") {
    const text = words("document-not-stored", { code: placement.code });
    await change(context, { text, entities: [] }, buttons);
  } else {
    const key = reindexing.isRunning() ? "document-kept-waiting" : "document-kept";
    const saying = change(context, { text: words(key, { name: offer.name }), entities: [] });
    reindexing.begin(async (state) => {
      await saying;
      await change(context, renderReindexing(state, words, offer.name));
    });
    await saying;
    await documents.offers.remove(offer.id);
  }
}

async function place(
  offer: Offer,
  { documents: { folder, offers }, log }: DecisionsOptions,
): Promise<Placement | { readonly code: string }> {
  try {
    return await placeDocument({ ...offer, folder, from: offers.pathOf(offer) });
  } catch (error) {
    if (!isDiskError(error)) throw error;
    log.error(describeError(error), "could not add a document");
    return { code: error.code };
  }
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
