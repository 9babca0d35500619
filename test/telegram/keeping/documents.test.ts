import { chmod, mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Message, User } from "grammy/types";
import { beforeEach, describe, expect, test } from "vitest";
import { pruneOffered } from "../../../src/telegram/keeping/documents/documents.ts";
import type { SentFile } from "../../support/botApi/files.ts";
import { borisChat, type Kept, startKept, summaryOf } from "../../support/keeping.ts";
import { anna, boris, english, group, nextMessage, privateChat } from "../../support/telegram.ts";

let kept: Kept;
beforeEach(async () => {
  kept = await startKept();
});

const page = new TextEncoder().encode("# Lamp\n\nThe lighthouse of Ostvik was built in 1879.");
const sends = (file: Partial<SentFile>, from: User = anna) =>
  nextMessage(kept.server, privateChat, () =>
    kept.server.sendDocument({ chat: privateChat, from, file: { bytes: page, ...file } }),
  );
const offered = async () =>
  (await readdir(join(kept.folder, "data", "offered")).catch(() => [])).length;
const seed = (name: string) => readFile(join(kept.seeds, name), "utf8");
const shown = (message: Message) =>
  kept.server.messages(privateChat.id).find(({ message_id: id }) => id === message.message_id);

/** Presses a button of an offer, and waits until its message shows something else. */
async function press(message: Message, choice: "keep" | "discard") {
  const words = english(choice === "keep" ? "document-keep" : "document-discard");
  const before = shown(message)?.text;
  const button = message.reply_markup?.inline_keyboard.flat().find(({ text }) => text === words);
  const callbackData = button && "callback_data" in button ? button.callback_data : "";
  kept.server.pressButton({ from: anna, message, callbackData });
  return kept.server.waitFor(
    () => {
      const now = shown(message);
      return now?.text === before ? undefined : now;
    },
    { timeoutMilliseconds: 10_000 },
  );
}

const untilShown = (message: Message, words: string) =>
  kept.server.waitFor(() => (shown(message)?.text?.includes(words) ? true : undefined), {
    timeoutMilliseconds: 10_000,
  });

test("A document that is kept lies among the others, and the index is brought up to it.", async () => {
  const offer = await sends({ name: "lamp.md" });
  expect(offer.text).toBe(`lamp.md · 0.1 kB\n\n${english("document-offer")}`);
  expect(await readdir(kept.seeds)).toEqual(["harbour.md"]);
  const after = await press(offer, "keep");
  expect(after.text).toBe(english("document-kept", { name: "lamp.md" }));
  expect(after.reply_markup).toBeUndefined();
  expect(await seed("lamp.md")).toBe(new TextDecoder().decode(page));
  expect(await readdir(kept.seeds)).toEqual(["harbour.md", "lamp.md"]);
  kept.runs.begun[0]?.end(summaryOf({ added: ["lamp.md"], unchanged: ["harbour.md"] }));
  await untilShown(offer, `lamp.md ${english("document-read")}`);
  expect(await offered()).toBe(0);
});

test("One that cannot be read is said to be so, and why.", async () => {
  const offer = await sends({ name: "lamp.pdf" });
  await press(offer, "keep");
  const reason = "Expected a .pdf file, got something else.";
  kept.runs.begun[0]?.end(summaryOf({ failed: [{ path: "lamp.pdf", reason }] }));
  await untilShown(offer, `lamp.pdf ${english("document-unread", { reason })}`);
});

test("One that is discarded is gone.", async () => {
  const offer = await sends({ name: "lamp.md" });
  const after = await press(offer, "discard");
  expect(after.text).toBe(english("document-discarded", { name: "lamp.md" }));
  expect(await readdir(kept.seeds)).toEqual(["harbour.md"]);
  expect(await offered()).toBe(0);
});

test("The buttons work after a restart.", async () => {
  const offer = await sends({ name: "lamp.md" });
  await kept.restart();
  await press(offer, "keep");
  expect(await readdir(kept.seeds)).toEqual(["harbour.md", "lamp.md"]);
});

test("After a day nobody waits for a decision any more.", async () => {
  const offer = await sends({ name: "lamp.md" });
  const folder = join(kept.folder, "data", "offered");
  const yesterday = new Date(Date.now() - 25 * 3_600_000);
  for (const name of await readdir(folder)) await utimes(join(folder, name), yesterday, yesterday);
  await writeFile(join(kept.seeds, ".quoth-0123456789abcdef.part"), "half");
  await utimes(join(kept.seeds, ".quoth-0123456789abcdef.part"), yesterday, yesterday);
  await pruneOffered(kept.keeping.documents, new Date());
  expect(await offered()).toBe(0);
  expect(await readdir(kept.seeds)).toEqual(["harbour.md"]);
  const button = offer.reply_markup?.inline_keyboard[0]?.[0];
  const callbackData = button && "callback_data" in button ? button.callback_data : "";
  kept.server.pressButton({ from: anna, message: offer, callbackData });
  const answer = await kept.server.waitFor(() =>
    kept.server.requests.find(({ method }) => method === "answerCallbackQuery"),
  );
  expect(answer.payload["text"]).toBe(english("document-gone"));
});

test("Somebody else's document, and one in a group, get silence and are not fetched.", async () => {
  const file = { name: "lamp.md", bytes: page };
  kept.server.sendDocument({ chat: borisChat, from: boris, file });
  kept.server.sendDocument({ chat: group, from: anna, file });
  await sends({ name: "lamp.md" });
  expect(kept.server.messages(borisChat.id)).toEqual([]);
  expect(kept.server.messages(group.id)).toEqual([]);
  expect(kept.server.requests.filter(({ method }) => method === "getFile")).toHaveLength(1);
});

describe("A name that a file in the folder cannot have is refused, and nothing fetched:", () => {
  test.each([
    "../x.md",
    "a/../../x.md",
    "..\\x.md",
    "/etc/passwd.md",
    ".env",
    ".md",
    "CON.md",
    "nul.txt",
    "com1.pdf",
    "a\nb.md",
    "a\0b.md",
    "a\u202Edm.exe.md",
    "a.md ",
    "a.md.",
    "\uD800.md",
  ])("%j", async (name) => {
    expect((await sends({ name })).text).toBe(english("document-name-unfit"));
    expect(kept.server.requests.filter(({ method }) => method === "getFile")).toEqual([]);
    expect(await offered()).toBe(0);
  });

  test.each([
    [undefined, "document-name-missing"],
    [`${"ї".repeat(130)}.md`, "document-name-long"],
  ] as const)("%j", async (name, key) => {
    expect((await sends(name === undefined ? {} : { name })).text).toBe(english(key));
  });

  test.each(["x.exe", "x", "x.md.sh", "questions.yaml", "trip.meta.yaml", "x.md~"])(
    "%j",
    async (name) => {
      const endings = ".docx, .htm, .html, .md, .pdf, .txt";
      expect((await sends({ name })).text).toBe(english("document-name-ending", { endings }));
    },
  );
});

test.each([
  "Маяк Оствіка.md",
  "🗼 lamp.TXT",
  "Bāka – 1879 (2).md",
  "-rf.md",
  `${"x".repeat(252)}.md`,
])("An unusual name is kept as it is: %j", async (name) => {
  await press(await sends({ name }), "keep");
  expect(await seed(name)).toContain("1879");
});

describe("A file of the same name", () => {
  test("is replaced after that was said.", async () => {
    const offer = await sends({ name: "harbour.md" });
    expect(offer.text).toContain(english("document-replaces"));
    await press(offer, "keep");
    expect(await seed("harbour.md")).toContain("1879");
  });

  test("that came only after the offer is not replaced before that was said.", async () => {
    const first = await sends({ name: "lamp.md" });
    const second = await sends({
      name: "lamp.md",
      bytes: new TextEncoder().encode("# Other\n\nOther."),
    });
    await press(first, "keep");
    const again = await press(second, "keep");
    expect(again.text).toContain(english("document-replaces"));
    expect(await seed("lamp.md")).toContain("1879");
    await press(again, "keep");
    expect(await seed("lamp.md")).toContain("Other");
  });

  test("sent at once by several is kept whole, one or the other.", async () => {
    for (let number = 0; number < 4; number += 1) {
      const bytes = new TextEncoder().encode(`# ${number}\n\n${`${number} `.repeat(50_000)}`);
      const file = { name: "lamp.md", bytes };
      kept.server.sendDocument({ chat: privateChat, from: anna, file });
    }
    const offers = await kept.server.waitFor(
      () => {
        const messages = kept.server.messages(privateChat.id);
        return messages.length === 4 ? messages : undefined;
      },
      { timeoutMilliseconds: 10_000 },
    );
    for (const offer of offers) await press(offer, "keep");
    // The first was placed; the others say that they would replace it.
    expect(await seed("lamp.md")).toMatch(/^# 0\n\n(?:0 ){50000}$/);
    expect((await readdir(kept.seeds)).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("that is a link or a folder is left alone.", async () => {
    const outside = join(kept.folder, "outside.md");
    await writeFile(outside, "outside");
    await symlink(outside, join(kept.seeds, "link.md"));
    await mkdir(join(kept.seeds, "folder.md"));
    for (const name of ["link.md", "folder.md"]) {
      expect((await sends({ name })).text).toBe(english("document-no-file"));
    }
    const offer = await sends({ name: "later.md" });
    await symlink(outside, join(kept.seeds, "later.md"));
    expect((await press(offer, "keep")).text).toBe(english("document-no-file"));
    expect(await readFile(outside, "utf8")).toBe("outside");
  });
});

describe("A document is refused", () => {
  const large = new Uint8Array(2 ** 20 + 1);

  test("that says it is too large, without fetching it.", async () => {
    const { text } = await sends({ name: "x.md", statedBytes: 21 * 2 ** 20 });
    expect(text).toBe(english("document-too-large", { size: "20 MB" }));
    expect(kept.server.requests.filter(({ method }) => method === "getFile")).toEqual([]);
  });

  test("that Telegram does not give because it is too large.", async () => {
    const bytes = new Uint8Array(21 * 2 ** 20);
    const { text } = await sends({ name: "x.md", bytes, statedBytes: 5 });
    expect(text).toBe(english("document-too-large", { size: "20 MB" }));
  });

  test("that is larger than it says, as soon as it is too large.", async () => {
    kept = await startKept({ maxMegabytes: 1 });
    const { text } = await sends({ name: "x.md", bytes: large, statedBytes: 10 });
    expect(text).toBe(english("document-too-large", { size: "1 MB" }));
    expect(await offered()).toBe(0);
  });

  test.each([
    ["smaller than it says", page, page.length + 1],
    ["larger than it says", page, 1],
    ["empty", new Uint8Array(), 0],
  ])("that is %s.", async (_name, bytes, statedBytes) => {
    const { text } = await sends({ name: "x.md", bytes, statedBytes });
    expect(text).toBe(english("document-not-loaded"));
    expect(await offered()).toBe(0);
  });
});

test.each([
  "drop-before" as const,
  "drop-after" as const,
  { status: 404, description: "Not Found" },
  { status: 500, body: "<html>" },
])("A download that goes wrong (%j) leaves nothing, and the log has no token.", async (fault) => {
  kept.server.injectFault({ method: "download", times: 1, fault });
  const { text } = await sends({ name: "lamp.md" });
  expect(text).toBe(english("document-not-loaded"));
  expect(await offered()).toBe(0);
  const written = JSON.stringify(kept.log.lines);
  expect(written).toContain("could not download a document");
  expect(written).not.toContain(kept.server.token);
  expect(written).not.toContain("lamp");
});

describe("A disk that does not take it", () => {
  test("on arrival is said, and it can be sent again.", async () => {
    await mkdir(join(kept.folder, "data"));
    await writeFile(join(kept.folder, "data", "offered"), "in the way");
    expect((await sends({ name: "lamp.md" })).text).toContain("EEXIST");
    await rm(join(kept.folder, "data", "offered"));
    expect((await sends({ name: "lamp.md" })).text).toContain(english("document-offer"));
  });

  test("when it is kept is said, and the buttons stay.", async () => {
    const offer = await sends({ name: "lamp.md" });
    await rm(kept.seeds, { recursive: true });
    const failed = await press(offer, "keep");
    expect(failed.text).toBe(english("document-not-stored", { code: "ENOENT" }));
    await mkdir(kept.seeds);
    await chmod(kept.seeds, 0o755);
    await press(failed, "keep");
    expect(await seed("lamp.md")).toContain("1879");
  });
});

test("Two documents that are kept while the index is brought up share the next run.", async () => {
  const offers = [];
  for (const name of ["a.md", "b.md", "c.md"]) offers.push(await sends({ name }));
  const [first, second, third] = offers;
  if (!first || !second || !third) throw new Error("Expected three offers.");
  await press(first, "keep");
  for (const [name, offer] of [
    ["b.md", second],
    ["c.md", third],
  ] as const) {
    expect((await press(offer, "keep")).text).toBe(english("document-kept-waiting", { name }));
  }
  expect(kept.runs.begun).toHaveLength(1);
  kept.runs.begun[0]?.end(summaryOf({ added: ["a.md"] }));
  await untilShown(first, `a.md ${english("document-read")}`);
  expect(kept.runs.begun).toHaveLength(2);
  kept.runs.begun[1]?.end(summaryOf({ added: ["b.md", "c.md"] }));
  await untilShown(second, `b.md ${english("document-read")}`);
  await untilShown(third, `c.md ${english("document-read")}`);
});
