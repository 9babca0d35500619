import { expect, test } from "vitest";
import { askFiles, firstWords } from "../support/askFiles.ts";
import { fillers } from "../support/fillers.ts";

test.each([
  ["How much will the harbour cost?", "The council of Skala talks about a new harbour on Monday."],
  [
    "When does the ferry sail again?",
    "The ferry of Ostvik is still in the dock, and nobody knows for how long.",
  ],
  ["Скільки коштуватиме порт?", "Рада Скали говорить про новий порт. Рішення ще немає."],
])(
  "More on “%s” is what its document says, though it does not answer that.",
  async (title, text) => {
    const ask = await askFiles({ ...fillers, "news.md": `# ${title}\n\n${text}` });
    const answer = await ask({ question: title, isHeadline: true });
    expect(answer.verdict).toBe("answered");
    expect(text).toContain(firstWords(answer));
    expect((await ask(title)).verdict).not.toBe("answered");
  },
);
