import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Message } from "grammy/types";
import type { SentFile } from "./botApi/files.ts";
import { startOperatorBot } from "./operator.ts";
import { anna, english, nextMessage, privateChat } from "./telegram.ts";

export const lampPage = new TextEncoder().encode(
  "# Lamp\n\nThe lighthouse of Ostvik was built in 1879.",
);

/** `startOperatorBot`, and what Anna does to add documents to its folder. */
export async function startOperatorBotDocuments(changes?: Parameters<typeof startOperatorBot>[0]) {
  const kept = await startOperatorBot(changes);
  let presses = 0;
  const shown = (message: Message) =>
    kept.server.messages(privateChat.id).find(({ message_id: id }) => id === message.message_id);
  return {
    ...kept,
    /** The file's contents are `lampPage`, unless they are given. */
    sends: (file: Partial<SentFile>) =>
      nextMessage(kept.server, privateChat, () =>
        kept.server.sendDocument({
          chat: privateChat,
          from: anna,
          file: { bytes: lampPage, ...file },
        }),
      ),
    /** How many documents wait for a decision. */
    offered: async () =>
      (await readdir(join(kept.folder, "data", "offered")).catch(() => [])).length,
    seed: (name: string) => readFile(join(kept.seeds, name), "utf8"),
    /** Presses a button that an offer had; gives what a toast says. */
    async pressed(offer: Message, choice: "keep" | "discard") {
      const words = english(choice === "keep" ? "document-keep" : "document-discard");
      const button = offer.reply_markup?.inline_keyboard.flat().find(({ text }) => text === words);
      const data = button && "callback_data" in button ? button.callback_data : "";
      const { id } = kept.server.me;
      presses += 1;
      const queryId = `pressed ${presses}`;
      // As it was shown when it was pressed: by now it may look otherwise.
      kept.server.pushUpdate({
        callback_query: { id: queryId, from: anna, message: offer, chat_instance: `${id}`, data },
      });
      const answered = await kept.server.waitFor(() =>
        kept.server.requests.find(
          ({ payload, answer }) => payload["callback_query_id"] === queryId && answer,
        ),
      );
      return answered.payload["text"];
    },
    /** Presses a button of an offer, and waits until its message shows something else. */
    async press(message: Message, choice: "keep" | "discard") {
      const words = english(choice === "keep" ? "document-keep" : "document-discard");
      const before = shown(message)?.text;
      const button = message.reply_markup?.inline_keyboard
        .flat()
        .find(({ text }) => text === words);
      const callbackData = button && "callback_data" in button ? button.callback_data : "";
      kept.server.pressButton({ from: anna, message, callbackData });
      return kept.server.waitFor(() => {
        const now = shown(message);
        return now?.text === before ? undefined : now;
      });
    },
    untilShown: (message: Message, words: string) =>
      kept.server.waitFor(() => (shown(message)?.text?.includes(words) ? true : undefined)),
  };
}

export type KeptDocuments = Awaited<ReturnType<typeof startOperatorBotDocuments>>;
