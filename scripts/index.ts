import { rebuildIndex } from "../src/app.ts";
import { loadConfig } from "../src/config.ts";
import { createBuildReporter } from "./progress.ts";
import { readArguments, runScript } from "./run.ts";

// npm run index: builds the index anew from the documents folder.
await runScript("Usage: npm run index", async () => {
  readArguments({ options: {} });
  await rebuildIndex(loadConfig(), createBuildReporter());
  return 0;
});
