import { chmod, mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { pruneOffered } from "../../../../src/telegram/features/operator/offers/receiving.ts";
import { borisChat, summaryOf } from "../../../support/operator.ts";
import {
  type KeptDocuments,
  lampPage,
  startOperatorBotDocuments,
} from "../../../support/offeredDocuments.ts";
import { anna, boris, english, group, privateChat } from "../../../support/telegram.ts";

let kept: KeptDocuments;
beforeEach(async () => {
  kept = await startOperatorBotDocuments();
});

test("A document that is kept lies among the others, and the index is brought up to it.", async () => {
  const offer = await kept.sends({ name: "lamp.md" });
  expect(offer.text).toBe(`lamp.md · 0.1 kB\n\n${english("document-offer")}`);
  expect(await readdir(kept.seeds)).toEqual(["harbour.md"]);
  const after = await kept.press(offer, "keep");
  expect(after.text).toBe(english("document-kept", { name: "lamp.md" }));
  expect(after.reply_markup).toBeUndefined();
  expect(await kept.seed("lamp.md")).toBe(new TextDecoder().decode(lampPage));
  expect(await readdir(kept.seeds)).toEqual(["harbour.md", "lamp.md"]);
  kept.runs.begun[0]?.end(summaryOf({ added: ["lamp.md"], unchanged: ["harbour.md"] }));
  await kept.untilShown(offer, `lamp.md ${english("document-read")}`);
  // It is removed beside the message that says how indexing went.
  await expect.poll(() => kept.offered(), { timeout: 50_000 }).toBe(0);
});

test("One that cannot be read is said to be so, and why.", async () => {
  const offer = await kept.sends({ name: "lamp.pdf" });
  await kept.press(offer, "keep");
  const reason = "Expected a .pdf file, got something else.";
  kept.runs.begun[0]?.end(summaryOf({ failed: [{ path: "lamp.pdf", reason }] }));
  await kept.untilShown(offer, `lamp.pdf ${english("document-unread", { reason })}`);
});

test("One that is discarded is gone.", async () => {
  const offer = await kept.sends({ name: "lamp.md" });
  const after = await kept.press(offer, "discard");
  expect(after.text).toBe(english("document-discarded", { name: "lamp.md" }));
  expect(await readdir(kept.seeds)).toEqual(["harbour.md"]);
  expect(await kept.offered()).toBe(0);
});

test("The buttons work after a restart.", async () => {
  const offer = await kept.sends({ name: "lamp.md" });
  await kept.restart();
  await kept.press(offer, "keep");
  expect(await readdir(kept.seeds)).toEqual(["harbour.md", "lamp.md"]);
});

test("After a day nobody waits for a decision any more.", async () => {
  const offer = await kept.sends({ name: "lamp.md" });
  const folder = join(kept.folder, "data", "offered");
  const yesterday = new Date(Date.now() - 25 * 3_600_000);
  for (const name of await readdir(folder)) await utimes(join(folder, name), yesterday, yesterday);
  await writeFile(join(kept.seeds, ".quoth-0123456789abcdef.part"), "half");
  await utimes(join(kept.seeds, ".quoth-0123456789abcdef.part"), yesterday, yesterday);
  await pruneOffered(kept.operatorTasks.documents, new Date());
  expect(await kept.offered()).toBe(0);
  expect(await readdir(kept.seeds)).toEqual(["harbour.md"]);
  const button = offer.reply_markup?.inline_keyboard[0]?.[0];
  const callbackData = button && "callback_data" in button ? button.callback_data : "";
  kept.server.pressButton({ from: anna, message: offer, callbackData });
  const answer = await kept.server.waitFor(() =>
    kept.server.requests.find(({ method }) => method === "answerCallbackQuery"),
  );
  expect(answer.payload["text"]).toBe(english("document-gone"));
});

test("A decision shortly before that day is over keeps no half of an offer.", async () => {
  const offer = await kept.sends({ name: "lamp.md" });
  const folder = join(kept.folder, "data", "offered");
  const yesterday = new Date(Date.now() - 24.1 * 3_600_000);
  const names = await readdir(folder);
  const document = names.find((name) => name.endsWith(".document")) ?? "";
  await utimes(join(folder, document), yesterday, yesterday);
  await pruneOffered(kept.operatorTasks.documents, new Date());
  expect(await kept.offered()).toBe(0);
  expect(await kept.pressed(offer, "keep")).toBe(english("document-gone"));
});

test("Pressed twice, a button does once what it says, and says so.", async () => {
  const offer = await kept.sends({ name: "lamp.md" });
  expect(await kept.pressed(offer, "keep")).toBeUndefined();
  expect(await kept.pressed(offer, "keep")).toBe(english("document-added-before"));
  const other = await kept.sends({ name: "other.md" });
  expect(await kept.pressed(other, "discard")).toBeUndefined();
  expect(await kept.pressed(other, "discard")).toBeUndefined();
  expect(await kept.pressed(other, "keep")).toBe(english("document-gone"));
});

describe("A file of facts that lies in the folder", () => {
  test("is named, if it would describe the document.", async () => {
    await writeFile(join(kept.seeds, "lamp.meta.yaml"), "title: The lamp");
    const offer = await kept.sends({ name: "lamp.md" });
    expect(offer.text).toContain(english("document-sidecar", { sidecar: "lamp.meta.yaml" }));
  });

  test("is named with the document that would lose it.", async () => {
    await writeFile(join(kept.seeds, "harbour.meta.yaml"), "title: The harbour");
    const offer = await kept.sends({ name: "harbour.txt" });
    const sidecar = "harbour.meta.yaml";
    expect(offer.text).toContain(
      english("document-sidecar-shared", { sidecar, others: "harbour.md" }),
    );
  });
});

test("Somebody else's document, and one in a group, get silence and are not fetched.", async () => {
  const file = { name: "lamp.md", bytes: lampPage };
  kept.server.sendDocument({ chat: borisChat, from: boris, file });
  kept.server.sendDocument({ chat: group, from: anna, file });
  await kept.sends({ name: "lamp.md" });
  expect(kept.server.messages(borisChat.id)).toEqual([]);
  expect(kept.server.messages(group.id)).toEqual([]);
  expect(kept.server.requests.filter(({ method }) => method === "getFile")).toHaveLength(1);
});

describe("A file of the same name", () => {
  test("is replaced after that was said.", async () => {
    const offer = await kept.sends({ name: "harbour.md" });
    expect(offer.text).toContain(english("document-replaces"));
    await kept.press(offer, "keep");
    expect(await kept.seed("harbour.md")).toContain("1879");
  });

  test("that came only after the offer is not replaced before that was said.", async () => {
    const first = await kept.sends({ name: "lamp.md" });
    const second = await kept.sends({
      name: "lamp.md",
      bytes: new TextEncoder().encode("# Other\n\nOther."),
    });
    await kept.press(first, "keep");
    const again = await kept.press(second, "keep");
    expect(again.text).toContain(english("document-replaces"));
    expect(await kept.seed("lamp.md")).toContain("1879");
    await kept.press(again, "keep");
    expect(await kept.seed("lamp.md")).toContain("Other");
  });

  test("that a colleague put there after the offer is not replaced before that was said.", async () => {
    const other = new TextEncoder().encode("# Other\n\nOther.");
    const first = await kept.sends({ name: "harbour.md" });
    const second = await kept.sends({ name: "harbour.md", bytes: other });
    await kept.press(first, "keep");
    const again = await kept.press(second, "keep");
    expect(again.text).toContain(english("document-replaces-other"));
    expect(await kept.seed("harbour.md")).toContain("1879");
    await kept.press(again, "keep");
    expect(await kept.seed("harbour.md")).toContain("Other");
  });

  test("sent at once by several is kept whole, one or the other.", async () => {
    for (let number = 0; number < 4; number += 1) {
      const bytes = new TextEncoder().encode(`# ${number}\n\n${`${number} `.repeat(50_000)}`);
      const file = { name: "lamp.md", bytes };
      kept.server.sendDocument({ chat: privateChat, from: anna, file });
    }
    const offers = await kept.server.waitFor(() => {
      const messages = kept.server.messages(privateChat.id);
      return messages.length === 4 ? messages : undefined;
    });
    for (const offer of offers) await kept.press(offer, "keep");
    // The first was placed; the others say that they would replace it.
    expect(await kept.seed("lamp.md")).toMatch(/^# 0\n\n(?:0 ){50000}$/);
    expect((await readdir(kept.seeds)).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("that is a link or a folder is left alone.", async () => {
    const outside = join(kept.folder, "outside.md");
    await writeFile(outside, "outside");
    await symlink(outside, join(kept.seeds, "link.md"));
    await mkdir(join(kept.seeds, "folder.md"));
    for (const name of ["link.md", "folder.md"]) {
      expect((await kept.sends({ name })).text).toBe(english("document-no-file"));
    }
    const offer = await kept.sends({ name: "later.md" });
    await symlink(outside, join(kept.seeds, "later.md"));
    expect((await kept.press(offer, "keep")).text).toBe(english("document-no-file"));
    expect(await readFile(outside, "utf8")).toBe("outside");
  });
});

describe("A disk that does not take it", () => {
  test("on arrival is said, and it can be sent again.", async () => {
    await mkdir(join(kept.folder, "data"));
    await writeFile(join(kept.folder, "data", "offered"), "in the way");
    expect((await kept.sends({ name: "lamp.md" })).text).toContain("EEXIST");
    await rm(join(kept.folder, "data", "offered"));
    expect((await kept.sends({ name: "lamp.md" })).text).toContain(english("document-offer"));
  });

  test("when it is kept is said, and the buttons stay.", async () => {
    const offer = await kept.sends({ name: "lamp.md" });
    await rm(kept.seeds, { recursive: true });
    const failed = await kept.press(offer, "keep");
    expect(failed.text).toBe(english("document-not-stored", { code: "ENOENT" }));
    await mkdir(kept.seeds);
    await chmod(kept.seeds, 0o755);
    await kept.press(failed, "keep");
    expect(await kept.seed("lamp.md")).toContain("1879");
  });
});

test("Two documents that are kept while the index is brought up share the next run.", async () => {
  const offers = [];
  for (const name of ["a.md", "b.md", "c.md"]) offers.push(await kept.sends({ name }));
  const [first, second, third] = offers;
  if (!first || !second || !third) throw new Error("Expected three offers.");
  await kept.press(first, "keep");
  for (const [name, offer] of [
    ["b.md", second],
    ["c.md", third],
  ] as const) {
    expect((await kept.press(offer, "keep")).text).toBe(english("document-kept-waiting", { name }));
  }
  expect(kept.runs.begun).toHaveLength(1);
  kept.runs.begun[0]?.end(summaryOf({ added: ["a.md"] }));
  await kept.untilShown(first, `a.md ${english("document-read")}`);
  expect(kept.runs.begun).toHaveLength(2);
  kept.runs.begun[1]?.end(summaryOf({ added: ["b.md", "c.md"] }));
  await kept.untilShown(second, `b.md ${english("document-read")}`);
  await kept.untilShown(third, `c.md ${english("document-read")}`);
});
