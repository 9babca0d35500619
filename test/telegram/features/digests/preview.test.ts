import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createSnapshot } from "../../../../src/digest/news/snapshot.ts";
import { startDigestMenu } from "../../../support/digestMenu.ts";
import { openSeeds } from "../../../support/seeds.ts";
import { anna, english, stretches } from "../../../support/telegram.ts";

let seeds: Awaited<ReturnType<typeof openSeeds>>;
let desk: Awaited<ReturnType<typeof startDigestMenu>>;

beforeAll(async () => {
  seeds = await openSeeds();
});
afterAll(() => seeds.close());
beforeEach(async () => {
  desk = await startDigestMenu(seeds.app);
});

test("/digest now previews the digest, as often as one likes; first ones are told as such.", async () => {
  for (const text of ["/digest now", "/digest NOW"]) {
    const preview = await desk.says(text);
    expect(preview.text).toContain("This is your first digest");
    expect(stretches(preview, "blockquote").length).toBeGreaterThan(0);
    const documents = await seeds.app.use((library) => library.listDocuments());
    for (const quote of stretches(preview, "blockquote")) {
      expect(documents.some((document) => document.text.includes(quote))).toBe(true);
    }
  }
});

test("Preview says that nothing is new, unless a passage from the archive is wanted.", async () => {
  const snapshot = await seeds.app.use(async (library) =>
    JSON.stringify(await createSnapshot(library)),
  );
  await desk.chats.snapshots.keep("seen", snapshot);
  await desk.chats.subscriptions.set(anna.id, { isOn: true });
  desk.clock.pass(20);
  const [due] = await desk.chats.subscriptions.due({ now: desk.clock.now(), most: 1 });
  if (!due) throw new Error("Expected a digest to be due.");
  await desk.chats.deliveries.claim([{ subscription: due, kind: "nothing", snapshot: "seen" }]);
  const menu = await desk.says("/digest");
  const nothing = await desk.pressForMessage(menu, "Preview");
  expect(nothing.text).toBe(english("digest-preview-nothing"));
  await desk.press(menu, "From the archive if nothing is new");
  const archived = await desk.pressForMessage(menu, "Preview");
  expect(archived.text).toContain("from the archive");
});
