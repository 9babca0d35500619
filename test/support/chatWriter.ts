import { openChats } from "../../src/memory/chats.ts";

// Writes into the database in the first argument as soon as it is told so, for ever, with everything
// that one question leaves. Says the number of each update when all of it has been written.
const [path = "", first = ""] = process.argv.slice(2);
console.log("ready");
await new Promise((resolve) => process.stdin.once("data", resolve));
const chats = openChats({ path, now: () => new Date() });
console.log("opened");
for (let id = Number(first); ; id += 1) {
  chats.updates.claim(id);
  chats.questions.record({
    userId: id,
    chatId: id,
    text: `Question ${id} 🚢 ${"порт ".repeat(200)}`,
    verdict: "none",
    milliseconds: id,
  });
  chats.updates.markSending(id);
  const quoteId = chats.quotes.remember({
    documentId: "document",
    path: "page.md",
    start: id,
    end: id + 1,
    words: `${id}`,
  });
  chats.answers.record({
    chatId: id,
    messageId: id,
    questionMessageId: null,
    threadId: null,
    askerId: id,
    quoteIds: [quoteId],
    further: [],
    verdict: "none",
  });
  chats.updates.markDone(id);
  // To a pipe this waits until it is written, so what was said was really said.
  console.log(id);
}
