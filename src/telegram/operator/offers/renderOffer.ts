import { createRichText, type RichText } from "../../richText.ts";
import type { Words, Offer } from "../../../service/index.ts";

/** Asks whether to add a document, and says if it would replace one. */
export function renderOffer({ name, bytes, mayReplace }: Offer, words: Words): RichText {
  const message = createRichText()
    .append(name, { type: "bold" })
    .append(` · ${writeSize(bytes, words)}\n\n${words("document-offer")}`);
  if (mayReplace) message.append(` ${words("document-replaces")}`);
  return message.build();
}

/** A size in kilobytes or megabytes, as the language writes it. */
export function writeSize(bytes: number, { language }: Words): string {
  const [unit, size] =
    bytes < 2 ** 20 ? ["kilobyte", bytes / 2 ** 10] : ["megabyte", bytes / 2 ** 20];
  return Math.max(0.1, size).toLocaleString(language, {
    style: "unit",
    unit,
    maximumFractionDigits: 1,
  });
}
