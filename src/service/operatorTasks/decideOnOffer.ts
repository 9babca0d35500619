import type { Offer, Offers } from "./offeredDocuments.ts";
import { isDiskError, placeDocument } from "./placeDocument.ts";

/** What came of a decision on an offered document. */
export type OfferDecision =
  /** There is no such offer, or not any more. */
  | { readonly kind: "gone" }
  /** It was decided on already. */
  | { readonly kind: "done"; readonly decision: "added" | "discarded" }
  | { readonly kind: "discarded"; readonly name: string }
  /** It is in the documents folder; the offer is still there, to be removed once somebody was told. */
  | { readonly kind: "added"; readonly offer: Offer }
  /**
   * Another file of its name is there than the one that it was said to replace: adding it again replaces
   * that one. `isOther`: there was one before.
   */
  | { readonly kind: "taken"; readonly offer: Offer; readonly isOther: boolean }
  /** Something of its name is there that is not a file. */
  | { readonly kind: "unfit"; readonly offer: Offer }
  | { readonly kind: "not stored"; readonly offer: Offer; readonly error: DiskError };

/** An error of the file system, such as ENOSPC. */
export type DiskError = Error & { readonly code: string };

/**
 * Adds an offered document to the documents folder, or discards it. A decision is carried out whole or
 * can be made again: whoever kills Quoth in between finds the document placed, or the offer as it was.
 */
export async function decideOnOffer(
  button: { readonly offerId: string; readonly choice: "keep" | "discard" },
  folders: { readonly folder: string; readonly offers: Offers },
): Promise<OfferDecision> {
  return folders.offers.inTurn(() => decide(button, folders));
}

async function decide(
  { offerId, choice }: Parameters<typeof decideOnOffer>[0],
  { folder, offers }: Parameters<typeof decideOnOffer>[1],
): Promise<OfferDecision> {
  const offer = await offers.get(offerId);
  if (!offer) {
    const decision = offers.decisionOn(offerId);
    return decision ? { kind: "done", decision } : { kind: "gone" };
  }
  if (choice === "discard") {
    await offers.remove(offerId, "discarded");
    return { kind: "discarded", name: offer.name };
  }
  try {
    const placement = await placeDocument({ ...offer, folder, from: offers.pathOf(offer) });
    if (placement === "placed") return { kind: "added", offer };
    if (placement === "unfit") return { kind: "unfit", offer };
    // Nobody has agreed to lose that file yet.
    const allowed = await offers.allowReplacing(offer, placement.taken);
    return { kind: "taken", offer: allowed, isOther: offer.replaces !== null };
  } catch (error) {
    if (!isDiskError(error)) throw error;
    return { kind: "not stored", offer, error };
  }
}
