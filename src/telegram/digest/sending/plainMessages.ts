import type { Digest } from "../../../digest/digest.ts";
import type { Library } from "../../../library/library.ts";
import { createRichText } from "../../richText.ts";
import type { ButtonedMessage } from "./storedMessage.ts";

/** A digest as one message for each story: its title, linked if it has an address, and its quotes. */
export function renderPlainly(
  digest: Digest,
  { documents }: { readonly documents: Pick<Library, "document"> },
): ButtonedMessage[] {
  return digest.items.map(({ headline, quotes, versions }) => {
    const message = createRichText();
    if (headline.url === null) message.append(headline.title, { type: "bold" });
    else message.append(headline.title, { type: "text_link", url: headline.url });
    for (const { documentId, start, end } of [...quotes, ...versions]) {
      const words = documents.document(documentId)?.text.slice(start, end) ?? "";
      message.append("\n").append(words, { type: "blockquote" });
    }
    return { ...message.build(), buttons: [] };
  });
}
