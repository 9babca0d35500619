import type { Subscription } from "../../../../memory/index.ts";
import { type DigestWriter, type LanguageOptions, wordsFor } from "../../../../service/index.ts";
import { createRichText } from "../../../sending/richText.ts";
import { renderDigest } from "../writing/renderDigest.ts";
import { readStoredMessage, storeMessage } from "./storedMessage.ts";

export interface DigestWriterOptions extends LanguageOptions {
  /** The bot's name, for links that open in private what a channel's digest quotes. */
  readonly botName: () => Promise<string>;
}

/** Writes digests in the language chosen for the chat, else in that of whoever set its digest. */
export function createDigestWriter(options: DigestWriterOptions): DigestWriter {
  // A private chat has the id of its person.
  const wordsOf = ({ chatId, language }: Subscription) =>
    wordsFor({ groupId: chatId, userId: chatId, stated: language }, options);
  return {
    async write(digest, documents, chat) {
      const { messages, quotes } = renderDigest(digest, {
        documents,
        words: await wordsOf(chat),
        botName: chat.isChannel ? await options.botName() : undefined,
      });
      return { parts: messages.map(storeMessage), quotes };
    },
    async sayTopicLost(part, chat) {
      const { buttons, ...message } = readStoredMessage(part);
      const { text, entities } = createRichText()
        .append(`${(await wordsOf(chat))("digest-topic-lost")}\n\n`, { type: "italic" })
        .appendRich(message)
        .build();
      // A message that has no room for it goes as it is.
      return text.length > longestMessage ? part : storeMessage({ text, entities, buttons });
    },
  };
}

const longestMessage = 4096;
