import { indexCommand } from "../src/cli/commands/indexCommand.ts";

process.exitCode = await indexCommand(process.argv.slice(2));
