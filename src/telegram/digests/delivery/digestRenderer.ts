import type { Chats, Subscription } from "../../../memory/index.ts";
import type { DigestRenderer, AllWords } from "../../../service/index.ts";
import { createRichText } from "../../richText.ts";
import { renderDigest } from "../messages/renderDigest.ts";
import { readStoredMessage, storeMessage } from "./storedMessage.ts";

export interface DigestRendererOptions {
  readonly words: AllWords;
  readonly chats: Pick<Chats, "chatSettings" | "userSettings">;
}

/** Writes digests in the language chosen for the chat, else in that of whoever set its digest. */
export function createDigestRenderer(options: DigestRendererOptions): DigestRenderer {
  const { words, chats } = options;
  const wordsFor = async ({ chatId, language }: Subscription) => {
    const { language: ofChat } = await chats.chatSettings.get(chatId);
    // A private chat has the id of its person.
    return words.for(ofChat ?? (await chats.userSettings.language(chatId)) ?? language);
  };
  return {
    async render(digest, documents, chat) {
      const rendering = { documents, words: await wordsFor(chat) };
      const { messages, quotes } = renderDigest(digest, rendering);
      return { parts: messages.map(storeMessage), quotes };
    },
    async sayTopicLost(part, chat) {
      const { buttons, ...message } = readStoredMessage(part);
      const { text, entities } = createRichText()
        .append(`${(await wordsFor(chat))("digest-topic-lost")}\n\n`, { type: "italic" })
        .appendRich(message)
        .build();
      // A message that has no room for it goes as it is.
      return text.length > longestMessage ? part : storeMessage({ text, entities, buttons });
    },
  };
}

const longestMessage = 4096;
