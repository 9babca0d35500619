import { describe, expect, test } from "vitest";
import { bridge, herring, prepareDigests } from "../support/digests.ts";

const digests = prepareDigests();

describe("A topic", () => {
  test("leaves only what is about it.", async () => {
    const library = await digests.open({ "bridge.md": bridge, "herring.md": herring });
    const digest = await digests.tell(library, { topic: "herring catch" });
    expect(digest.items.map(({ headline }) => headline.title)).toEqual(["Herring catch falls"]);
  });

  test("that no document is about brings nothing, not even from the archive.", async () => {
    const library = await digests.open({ "bridge.md": bridge, "herring.md": herring });
    const always = { seed: "chat", recentlyShown: [] };
    expect(await digests.choose(library, { topic: "sourdough bread", archive: always })).toBe(
      "nothing",
    );
  });
});
