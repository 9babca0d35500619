import type { Chats } from "../../../memory/chats.ts";
import type { Subscription } from "../../../memory/digests/subscriptions.ts";
import type { Digest } from "../../../digest/digest.ts";
import type { DigestRenderer } from "../../../service/digests/renderer.ts";
import type { QuotedDocuments } from "../../../digest/quotedDocuments.ts";
import { createRichText } from "../../richText.ts";
import type { AllWords, Words } from "../../../service/words/words.ts";
import { type ButtonedMessage, readStoredMessage, storeMessage } from "./storedMessage.ts";

export interface DigestRendererOptions {
  readonly words: AllWords;
  readonly chats: Pick<Chats, "chatSettings" | "userSettings">;
  /** Writes a digest as messages, at least one. */
  readonly renderMessages: (
    digest: Digest,
    rendering: { readonly documents: QuotedDocuments; readonly words: Words },
  ) => readonly ButtonedMessage[];
}

/** Writes digests in the language chosen for the chat, else in that of whoever set its digest. */
export function createDigestRenderer(options: DigestRendererOptions): DigestRenderer {
  const { words, chats, renderMessages } = options;
  const wordsFor = ({ chatId, language }: Subscription) =>
    // A private chat has the id of its person.
    words.for(
      chats.chatSettings.get(chatId).language ?? chats.userSettings.language(chatId) ?? language,
    );
  return {
    render: (digest, documents, chat) =>
      renderMessages(digest, { documents, words: wordsFor(chat) }).map(storeMessage),
    sayTopicLost(part, chat) {
      const { buttons, ...message } = readStoredMessage(part);
      const { text, entities } = createRichText()
        .append(`${wordsFor(chat)("digest-topic-lost")}\n\n`, { type: "italic" })
        .appendRich(message)
        .build();
      // A message that has no room for it goes as it is.
      return text.length > longestMessage ? part : storeMessage({ text, entities, buttons });
    },
  };
}

const longestMessage = 4096;
