import { beforeEach, describe, expect, test } from "vitest";
import {
  type KeptDocuments,
  lampPage,
  startOperatorBotDocuments,
} from "../../../support/offeredDocuments.ts";
import { english } from "../../../support/telegram.ts";

let kept: KeptDocuments;
beforeEach(async () => {
  kept = await startOperatorBotDocuments();
});

describe("A document is refused", () => {
  const large = new Uint8Array(2 ** 20 + 1);

  test("that says it is too large, without fetching it.", async () => {
    const { text } = await kept.sends({ name: "x.md", statedBytes: 21 * 2 ** 20 });
    expect(text).toBe(english("document-too-large", { size: "20 MB" }));
    expect(kept.server.requests.filter(({ method }) => method === "getFile")).toEqual([]);
  });

  test("that Telegram does not give because it is too large.", async () => {
    const bytes = new Uint8Array(21 * 2 ** 20);
    const { text } = await kept.sends({ name: "x.md", bytes, statedBytes: 5 });
    expect(text).toBe(english("document-too-large", { size: "20 MB" }));
  });

  test("that is larger than it says, as soon as it is too large.", async () => {
    kept = await startOperatorBotDocuments({ maxMegabytes: 1 });
    const { text } = await kept.sends({ name: "x.md", bytes: large, statedBytes: 10 });
    expect(text).toBe(english("document-too-large", { size: "1 MB" }));
    expect(await kept.offered()).toBe(0);
  });

  test.each([
    ["smaller than it says", lampPage, lampPage.length + 1],
    ["larger than it says", lampPage, 1],
    ["empty", new Uint8Array(), 0],
  ])("that is %s.", async (_name, bytes, statedBytes) => {
    const { text } = await kept.sends({ name: "x.md", bytes, statedBytes });
    expect(text).toBe(english("document-not-loaded"));
    expect(await kept.offered()).toBe(0);
  });
});

test.each([
  "drop-before" as const,
  "drop-after" as const,
  { status: 404, description: "Not Found" },
  { status: 500, body: "<html>" },
])("A download that goes wrong (%j) leaves nothing, and the log has no token.", async (fault) => {
  kept.server.injectFault({ method: "download", times: 1, fault });
  const { text } = await kept.sends({ name: "lamp.md" });
  expect(text).toBe(english("document-not-loaded"));
  expect(await kept.offered()).toBe(0);
  const written = JSON.stringify(kept.log.lines);
  expect(written).toContain("could not download a document");
  expect(written).not.toContain(kept.server.token);
  expect(written).not.toContain("lamp");
});
