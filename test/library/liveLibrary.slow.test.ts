import { expect, test } from "vitest";
import { startNodeScript } from "../support/nodeScript.ts";

test.each([
  // Once garbage is collected the process has its size by the twentieth reload at the latest; left
  // to itself, V8 lets some of it gather at first, more or less of it as it likes.
  ["collected", ["--expose-gc"], 20, 15],
  ["left to itself", [], 1, 150],
])(
  "A hundred reloads with the garbage %s do not make the process grow.",
  async (_case, nodeOptions, from, mostMegabytes) => {
    const script = startNodeScript("reloadMany.ts", { arguments: ["100"], nodeOptions });
    const megabytes: number[] = [];
    for (let line = await script.nextLine(); line !== null; line = await script.nextLine()) {
      megabytes.push(Number(line));
    }
    expect(await script.ended).toBe(0);
    expect(megabytes).toHaveLength(100);
    // A reload takes 7 MB: if nothing were given back, 80 of them would take 560 MB.
    expect((megabytes[99] ?? 0) - (megabytes[from - 1] ?? 0)).toBeLessThan(mostMegabytes);
  },
);
