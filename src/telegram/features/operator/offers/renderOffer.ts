import { createRichText, type RichText } from "../../../sending/richText.ts";
import type { Words, Offer } from "../../../../service/index.ts";

/**
 * Asks whether to add a document, and says what it would replace and what would describe it.
 *
 * @param isOther whether another file stands there by now than when it was sent.
 */
export function renderOffer(
  { name, bytes, replaces, sidecar }: Offer,
  words: Words,
  isOther = false,
): RichText {
  const message = createRichText()
    .append(name, { type: "bold" })
    .append(` · ${writeSize(bytes, words)}\n\n${words("document-offer")}`);
  if (replaces !== null) message.append(` ${words("document-replaces")}`);
  if (isOther) message.append(` ${words("document-replaces-other")}`);
  if (sidecar) {
    const { name: file, others } = sidecar;
    const text =
      others.length === 0
        ? words("document-sidecar", { sidecar: file })
        : words("document-sidecar-shared", { sidecar: file, others: others.join(", ") });
    message.append(`\n\n${text}`);
  }
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
