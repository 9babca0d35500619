import { beforeEach, describe, expect, test } from "vitest";
import { readableEndings } from "../../../src/documents/formats/formats.ts";
import { type KeptDocuments, startOperatorBotDocuments } from "../../support/offeredDocuments.ts";
import { english } from "../../support/telegram.ts";

let kept: KeptDocuments;
beforeEach(async () => {
  kept = await startOperatorBotDocuments();
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
    expect((await kept.sends({ name })).text).toBe(english("document-name-unfit"));
    expect(kept.server.requests.filter(({ method }) => method === "getFile")).toEqual([]);
    expect(await kept.offered()).toBe(0);
  });

  test.each([
    [undefined, "document-name-missing"],
    [`${"ї".repeat(130)}.md`, "document-name-long"],
  ] as const)("%j", async (name, key) => {
    expect((await kept.sends(name === undefined ? {} : { name })).text).toBe(english(key));
  });

  test.each(["x.exe", "x", "x.md.sh", "questions.yaml", "trip.yaml", "x.md~"])(
    "%j",
    async (name) => {
      const endings = readableEndings.join(", ");
      expect(endings).toContain(".docx, .eml, ");
      expect((await kept.sends({ name })).text).toBe(english("document-name-ending", { endings }));
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
  await kept.press(await kept.sends({ name }), "keep");
  expect(await kept.seed(name)).toContain("1879");
});

test("A file of facts may be sent beside its document.", async () => {
  const bytes = new TextEncoder().encode("title: The lamp");
  await kept.press(await kept.sends({ name: "lamp.meta.yaml", bytes }), "keep");
  expect(await kept.seed("lamp.meta.yaml")).toBe("title: The lamp");
});
