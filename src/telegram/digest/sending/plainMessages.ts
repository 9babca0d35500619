import type { Digest } from "../../../digest/digest.ts";
import type { DigestItem } from "../../../digest/items.ts";
import type { DigestLibrary } from "../../../digest/sending/renderer.ts";
import { createRichText, type RichText } from "../../richText.ts";
import type { ButtonedMessage } from "./storedMessage.ts";

/** A digest as titles, linked if they have an address, and quotes; as few messages as hold them. */
export function renderPlainly(
  digest: Digest,
  { documents }: { readonly documents: Pick<DigestLibrary, "document"> },
): ButtonedMessage[] {
  const messages: RichText[] = [];
  for (const item of digest.items) {
    const story = renderStory(item, documents);
    const last = messages.at(-1);
    const joined =
      last && createRichText().appendRich(last).append("\n\n").appendRich(story).build();
    if (joined && joined.text.length <= longestMessage) messages.splice(-1, 1, joined);
    else messages.push(story);
  }
  return messages.map((message) => ({ ...message, buttons: [] }));
}

const longestMessage = 4096;

function renderStory(
  { headline, quotes, versions }: DigestItem,
  documents: Pick<DigestLibrary, "document">,
): RichText {
  const message = createRichText();
  if (headline.url === null) message.append(headline.title, { type: "bold" });
  else message.append(headline.title, { type: "text_link", url: headline.url });
  for (const { documentId, start, end } of [...quotes, ...versions]) {
    const words = documents.document(documentId)?.text.slice(start, end) ?? "";
    message.append("\n").append(words, { type: "blockquote" });
  }
  return message.build();
}
