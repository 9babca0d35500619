import { openChats } from "../../src/memory/chats.ts";
import { nameQuote } from "../../src/memory/answerRecords/shownQuotes.ts";

// Writes into the database in the first argument as soon as it is told so, for ever, with everything
// that one question leaves. Says the number of each update when all of it has been written.
const [path = "", first = ""] = process.argv.slice(2);
console.log("ready");
await new Promise((resolve) => process.stdin.once("data", resolve));
const chats = await openChats({ path, now: () => new Date() });
console.log("opened");
for (let id = Number(first); ; id += 1) {
  const update = { kind: "update", updateId: id } as const;
  const quote = { documentId: "document", path: "page.md", start: id, end: id + 1, words: `${id}` };
  await chats.deliveries.begin(update, { quotes: [quote] });
  const question = {
    userId: id,
    chatId: id,
    text: `Question ${id} 🚢 ${"порт ".repeat(200)}`,
    verdict: "none",
    milliseconds: id,
  } as const;
  const answer = {
    chatId: id,
    messageId: id,
    questionMessageId: null,
    threadId: null,
    askerId: id,
    quoteIds: [nameQuote(quote)],
    further: [],
    verdict: "none",
  } as const;
  await chats.deliveries.end(update, "sent", {
    kept: { answers: [answer], questions: [question] },
  });
  // To a pipe this waits until it is written, so what was said was really said.
  console.log(id);
}
