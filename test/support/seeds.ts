import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OpenIndex, openIndex } from "../../src/service/index.ts";
import { type Config, readConfig } from "../../src/config.ts";

export const projectFolder = join(import.meta.dirname, "..", "..");

/**
 * Quoth with the real model and the project's own documents, on a copy of the index that it ships: to
 * build one for each test took longer than most of them.
 */
export async function openSeeds(): Promise<{
  app: OpenIndex;
  config: Config;
  close(): Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), "quoth-seeds-"));
  await cp(join(projectFolder, "index"), join(folder, "index"), { recursive: true });
  const config = readConfig({
    INDEX_DIR: join(folder, "index"),
    DATA_DIR: join(folder, "data"),
    // Most tests are about other things; what the reader changes has tests of its own.
    READER: "off",
  });
  const app = await openIndex(config);
  return {
    app,
    config,
    async close() {
      await app.close();
      await rm(folder, { recursive: true });
    },
  };
}

/**
 * Questions that the seeds answer, in several forms, with words that the first quote must have, and
 * questions that they do not answer.
 */
export const answered: readonly [question: string, ...mustHold: string[]][] = [
  ["Where will Latvia and Ukraine build the drone factory?", "in the east of Latvia"],
  ["WHERE WILL LATVIA AND UKRAINE BUILD THE DRONE FACTORY?", "in the east of Latvia"],
  ["Where will Latvia and Ukrane build the drone factry?", "in the east of Latvia"],
  ["The drone factory will be built in eastern Latvia", "in the east of Latvia"],
  ["Who announced the drone factory and when?", "Kulbergs", "27 June 2026"],
  ["Who announced the drone factory?", "Kulbergs"],
  ["When was the drone factory announced?", "27 June 2026"],
  ["At which base was the factory announced?", "Luznava military base"],
  ["At which military base did Kulbergs announce the project?", "Luznava military base"],
  ["What will be deployed on the border and within how long?", "Interceptor drones", "two months"],
  ["How soon will interceptor drones be deployed?", "within two months"],
  ["What did the SVR claim and in which month?", "SVR", "May 2026"],
  ["In which month did the SVR make its claim?", "May 2026"],
  ["What has Putin said about NATO?", "attack no member of NATO"],
  ["what did putin say about atacking nato members", "attack no member of NATO"],
  ["Putin said that Russia will not attack NATO", "attack no member of NATO"],
  ["When did the two ministers meet and where?", "December 12, 2023", "Kyiv"],
  ["Where did the ministers meet?", "Kyiv"],
  ["What will Latvia do for recruits?", "train Ukrainian recruits"],
  ["How will Latvia help Ukrainian recruits?", "train Ukrainian recruits"],
  ["Since when is the Latvian minister of defence in office?", "September 15, 2023"],
  ["When did Spruds take office?", "September 15, 2023"],
  ["What did Rinkevičs say about ammunition?", "more ammunition"],
  ["WHAT DID RINKEVIČS SAY ABOUT AMMUNITION?", "more ammunition"],
  ["what did Rinkevics say about amunition", "more ammunition"],
];

export const unanswered: readonly string[] = [
  "How do I bake sourdough bread?",
  "What is the capital of France?",
  "Who won the World Cup in 2022?",
  "What is the population of Latvia?",
  // Close to the documents, and still not in them.
  "How much will the drone factory cost?",
  "How many people will work at the drone factory?",
];
