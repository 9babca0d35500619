import type { User } from "grammy/types";
import { beforeEach, describe, expect, test } from "vitest";
import { nameQuote } from "../../../../src/memory/answerRecords/shownQuotes.ts";
import { describeUse } from "../../../../src/service/operatorTasks/statusSections.ts";
import { createWords } from "../../../../src/service/words/words.ts";
import { openTestChats } from "../../../support/chats.ts";
import {
  borisChat,
  type OperatorBot,
  startOperatorBot,
  summaryOf,
} from "../../../support/operator.ts";
import {
  anna,
  boris,
  english,
  group,
  nextMessage,
  privateChat,
  stretches,
} from "../../../support/telegram.ts";

let kept: OperatorBot;
beforeEach(async () => {
  kept = await startOperatorBot();
});

const says = (text: string, from: User = anna) => {
  const chat = from.id === anna.id ? privateChat : borisChat;
  return nextMessage(kept.server, chat, () => kept.server.sendText({ chat, from, text }));
};
const ask = (text: string, verdict: "answered" | "weak" | "none", userId = boris.id) =>
  kept.chats.questions.record({ userId, chatId: userId, text, verdict, milliseconds: 120 });

test("Who is no operator gets for operator commands what a command that does not exist gets.", async () => {
  const unknown = await says("/nonsense", boris);
  for (const command of ["/status", "/reindex", "/unanswered", "/feedback"]) {
    expect((await says(command, boris)).text).toBe(unknown.text);
  }
  expect(kept.runs.begun).toEqual([]);
});

test("In a group the commands of an operator get silence.", async () => {
  for (const command of ["/status", "/reindex", "/unanswered", "/feedback"]) {
    kept.server.sendText({ chat: group, from: anna, text: command });
  }
  await says("/status");
  expect(kept.server.messages(group.id)).toEqual([]);
});

describe("/status", () => {
  test("tells of the index, of today and of the chats.", async () => {
    await ask("Where?", "answered");
    await ask("When?", "weak");
    await ask("Why?", "none");
    await kept.chats.chatSettings.set(-5, { isGone: true });
    const { text = "" } = await says("/status");
    expect(text).toMatch(/\d{8}T\d{6}Z-\w+, built 1 Jun 2026, 12:00 UTC/);
    for (const line of [
      "Documents: 2",
      /Passages: \d/,
      /Model: letters/,
      english("status-uptime", { days: 1, hours: 2, minutes: 3 }),
      "Asked: 3",
      english("status-verdicts", { answered: 1, weak: 1, none: 1 }),
      "Median time: 0.12 s",
      english("status-chats-known", { known: 2, gone: 1 }),
    ]) {
      expect(text).toMatch(line);
    }
  });

  test("of a day without questions gives no times.", async () => {
    expect((await says("/status")).text).not.toContain("Median");
  });

  test("is in the operator's language.", async () => {
    expect((await says("/status", { ...anna, language_code: "uk" })).text).toContain("Уривки: ");
  });
});

test("A part of the status that cannot be read does not keep the others back.", async () => {
  const chats = await openTestChats();
  kept = await startOperatorBot({
    sections: [
      () => Promise.reject(new Error("disk full of secrets")),
      async () => ({ title: "Digests", lines: ["Sent: 7"] }),
      ...describeUse({ chats, uptimeSeconds: () => 0 }),
    ],
  });
  const { text } = await says("/status");
  expect(text).toContain(`${english("status-unreadable")}\n\nDigests\nSent: 7\n\nBot`);
  expect(JSON.stringify(kept.log.lines)).not.toContain("secrets");
});

describe("/unanswered", () => {
  test("lists what found nothing or too little, together if the words are the same, most asked first.", async () => {
    await ask("When is high tide?", "none");
    await ask("who keeps the lighthouse", "none");
    await ask("Who keeps the\n lighthouse?", "weak", anna.id);
    await ask("When does the harbour open?", "answered");
    const { text } = await says("/unanswered");
    expect(text).toBe(
      `${english("unanswered-title", { questions: 2 })}\n\n2 × Who keeps the lighthouse?\n\n1 × When is high tide?`,
    );
  });

  test("says so if there is nothing, and if questions are not kept.", async () => {
    expect((await says("/unanswered")).text).toBe(english("unanswered-none"));
    kept = await startOperatorBot({ questionLog: "off" });
    expect((await says("/unanswered")).text).toContain("QUESTION_LOG is off");
  });

  test("opens page after page of many long questions, each whole in its message.", async () => {
    for (let number = 10; number < 50; number += 1) {
      await ask(`${number} ${"Де стоїть маяк 🗼 ".repeat(100)}${number}`, "none");
    }
    const first = await says("/unanswered");
    const seen = new Set<string>();
    let page = first;
    for (;;) {
      expect(page.text?.length).toBeLessThanOrEqual(4096);
      for (const [, number = ""] of page.text?.matchAll(/1 × (\d\d) /g) ?? []) seen.add(number);
      const button = page.reply_markup?.inline_keyboard.flat().find(({ text }) => text === "›");
      if (!button || !("callback_data" in button)) break;
      const { text } = page;
      const callbackData = button.callback_data;
      kept.server.pressButton({ from: anna, message: page, callbackData });
      page = await kept.server.waitFor(() =>
        kept.server.messages(privateChat.id).find((message) => message.text !== text),
      );
    }
    expect(seen.size).toBe(40);
    expect(kept.server.messages(privateChat.id)).toHaveLength(1);
  });
});

describe("/feedback", () => {
  const remember = async (words: string) => {
    const documents = await kept.operatorTasks.use((library) => library.listDocuments());
    const found = documents.find(({ text }) => text.includes(words));
    const start = found?.text.indexOf(words) ?? 0;
    const quote = {
      documentId: found?.id ?? "gone",
      path: found?.path ?? "old/gone.md",
      start,
      end: start + words.length,
      words,
    };
    await kept.chats.quotes.remember([quote]);
    return nameQuote(quote);
  };

  test("counts votes and shows the most disliked quotes with their sources.", async () => {
    const opens = await remember("The harbour opens at six.");
    const gone = await remember("These words were never there.");
    for (const user of [1, 2, 3]) await kept.chats.feedback.vote(user, opens, "down");
    await kept.chats.feedback.vote(4, opens, "up");
    await kept.chats.feedback.vote(5, gone, "down");
    const message = await says("/feedback");
    expect(message.text).toContain(english("feedback-title", { up: 1, down: 4 }));
    expect(stretches(message, "blockquote")).toEqual(["The harbour opens at six."]);
    expect(message.text).toContain("The harbour of Ostvik · Ostvik Gazette · 29 Jun 2026");
    expect(message.text).toContain("harbour.md");
    expect(message.text).toContain(`${english("feedback-quote-gone")} old/gone.md`);
    expect(message.text).not.toContain("never there");
  });

  test("says so if nobody voted.", async () => {
    expect((await says("/feedback")).text).toBe(english("feedback-none"));
  });
});

describe("/reindex", () => {
  const shown = (index = 0) => kept.server.messages(privateChat.id)[index]?.text;
  const until = (text: string) => kept.server.waitFor(() => (shown() === text ? true : undefined));

  test("shows in one message how it goes and what came of it.", async () => {
    expect((await says("/reindex")).text).toBe(english("index-begun"));
    kept.runs.begun[0]?.progress(30, 120);
    await until(english("index-progress", { done: 30, total: 120, percent: 25 }));
    kept.runs.begun[0]?.end(
      summaryOf({
        added: ["a.md"],
        unchanged: ["b.md", "c.md"],
        failed: [{ path: "d.pdf", reason: "Expected a .pdf file." }],
      }),
    );
    const changes = { added: 1, changed: 0, renamed: 0, removed: 0, unchanged: 2 };
    await until(
      [
        english("index-published"),
        english("index-changes", changes),
        "",
        english("index-unread", { files: 1 }),
        "• d.pdf Expected a .pdf file.",
      ].join("\n"),
    );
    expect(kept.server.messages(privateChat.id)).toHaveLength(1);
  });

  test("a second time, while it runs, says that it runs.", async () => {
    await says("/reindex");
    expect((await says("/reindex")).text).toBe(english("index-busy"));
    expect(kept.runs.begun).toHaveLength(1);
    kept.runs.begun[0]?.end(summaryOf());
    await until(
      `${english("index-published")}\n${english("index-changes", { added: 0, changed: 0, renamed: 0, removed: 0, unchanged: 0 })}`,
    );
    await says("/reindex");
    expect(kept.runs.begun).toHaveLength(2);
  });

  test("that fails says why, and a message too long for Telegram is never made of it.", async () => {
    await says("/reindex");
    kept.runs.begun[0]?.end({ kind: "failed", reason: "Expected a folder. 😀".repeat(1000) });
    const text = await kept.server.waitFor(() =>
      shown()?.startsWith(english("index-failed")) ? shown() : undefined,
    );
    expect(text).toContain("Expected a folder.");
  });

  test("names ten of many files with long names that could not be read.", async () => {
    await says("/reindex");
    const failed = Array.from({ length: 40 }, (_, index) => ({
      path: `${index}${"ї".repeat(250)}.pdf`,
      reason: "x".repeat(5000),
    }));
    kept.runs.begun[0]?.end(summaryOf({ failed }));
    await kept.server.waitFor(() => (shown()?.includes("and 30 more files") ? true : undefined));
    expect(shown()?.length).toBeLessThan(4096);
  });

  test("is ended by a stop of the bot, which the message says.", async () => {
    await says("/reindex");
    await kept.operatorTasks.reindexing.stop();
    expect(kept.runs.begun[0]?.isStopped).toBe(true);
    expect(shown()).toBe(english("index-stopped", { command: "/reindex" }));
  });

  test("waits as long as Telegram says before it edits again, and ends up to date.", async () => {
    await says("/reindex");
    kept.server.injectFault({
      method: "editMessageText",
      times: 1,
      fault: { status: 429, description: "Too Many Requests", retryAfterSeconds: 0.5 },
    });
    for (let done = 1; done <= 50; done += 1) kept.runs.begun[0]?.progress(done, 50);
    await kept.server.waitFor(() =>
      kept.server.requests.find(({ method }) => method === "editMessageText"),
    );
    kept.runs.begun[0]?.end(summaryOf());
    await kept.server.waitFor(() =>
      shown()?.startsWith(english("index-published")) ? true : undefined,
    );
    const edits = kept.server.requests.filter(({ method }) => method === "editMessageText");
    expect(edits.length).toBeLessThanOrEqual(3);
  });

  test("goes on if the message is deleted.", async () => {
    const message = await says("/reindex");
    kept.server.deleteMessage(message);
    kept.runs.begun[0]?.progress(1, 2);
    kept.runs.begun[0]?.end(summaryOf());
    await kept.server.waitFor(() => (kept.operatorTasks.reindexing.isRunning() ? undefined : true));
    expect((await says("/status")).text).toContain("Documents: 2");
  });
});

test("Every command of an operator is answered in every language.", async () => {
  const words = createWords();
  for (const language of ["lv", "uk", "ru"] as const) {
    const from = { ...anna, language_code: language };
    expect((await says("/unanswered", from)).text).toBe(words.for(language)("unanswered-none"));
    expect((await says("/feedback", from)).text).toBe(words.for(language)("feedback-none"));
  }
});
