import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { format } from "prettier";
import { packageFolder } from "../src/config.ts";
import { writeEnvExample, writeSettingsPage } from "./settingsPages.ts";

await writeFile(join(packageFolder, ".env.example"), writeEnvExample());
const page = await format(writeSettingsPage(), { parser: "markdown", printWidth: 100 });
await writeFile(join(packageFolder, "docs", "settings.md"), page);
