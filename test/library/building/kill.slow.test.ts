import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { createTransformersEmbedder } from "../../../src/embedding/models/transformersEmbedder.ts";
import {
  listGenerations,
  openNewestWholeGeneration,
} from "../../../src/library/generations/keptGenerations.ts";
import { openLibrary } from "../../../src/library/library.ts";
import { verifyGeneration } from "../../../src/library/building/verify.ts";
import { listing } from "../../support/harbour.ts";
import { buildUnderLock } from "../../support/lockedBuild.ts";
import { embeddedModel } from "../../support/models.ts";
import { startNodeScript } from "../../support/nodeScript.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const kills = 20;

test(
  "A build may be killed at any moment: a whole index serves, and the next build works.",
  { timeout: 240_000 },
  async () => {
    const indexFolder = await temporaryFolder();
    const embedder = await createTransformersEmbedder(embeddedModel);
    const startBuild = async (subject: string) => {
      const script = startNodeScript("buildMany.ts", { arguments: [indexFolder, subject] });
      expect(await script.nextLine()).toBe("building");
      return { ...script, startedAt: performance.now() };
    };
    const serving = async () => {
      const library = await openLibrary(indexFolder, embedder);
      const [document] = await library.listDocuments();
      library.close();
      return document?.title;
    };

    // The shortest of three, since the first one finds cold caches: else late kills come too late.
    const durations: number[] = [];
    for (let run = 0; run < 3; run += 1) {
      const measured = await startBuild("first");
      expect(await measured.nextLine()).toBe("built");
      durations.push(performance.now() - measured.startedAt);
      expect(await measured.ended).toBe(0);
    }
    const duration = Math.min(...durations);

    const report: string[] = [];
    let before = "first";
    for (let kill = 0; kill < kills; kill += 1) {
      // One in each twentieth of the build, anywhere in it.
      const moment = ((kill + Math.random()) / kills) * duration;
      const subject = `harbour ${kill}`;
      const build = await startBuild(subject);
      await setTimeout(moment - (performance.now() - build.startedAt));
      build.child.kill("SIGKILL");
      const code = await build.ended;
      const left = (await listing(indexFolder)).filter((path) =>
        /(^|\/)\.|writer\.json/.test(path),
      );
      const served = await serving();
      report.push(
        `${Math.round(moment)} of ${Math.round(duration)} ms: ${code === null ? "killed" : "done"}, ${served === subject ? "the new one" : "the old one"} serves, left: ${left.join(" ") || "nothing"}`,
      );
      expect([before, subject], report.at(-1)).toContain(served);
      const { folder, warnings } = await openNewestWholeGeneration(indexFolder);
      expect([await verifyGeneration(folder), warnings], report.at(-1)).toEqual([[], []]);

      before = `quay ${kill}`;
      await buildUnderLock({ indexFolder, subject: before, embedder, passages: 10 });
      expect(await serving(), report.at(-1)).toBe(before);
      const paths = await listing(indexFolder);
      expect(paths.filter((path) => /(^|\/)\.|writer\.json/.test(path))).toEqual([]);
      const listed = await listGenerations(indexFolder);
      expect(listed.length).toBeLessThanOrEqual(3);
      expect(listed.flatMap(({ problem }) => problem ?? [])).toEqual([]);
    }
  },
);
