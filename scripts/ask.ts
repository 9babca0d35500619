import { askCommand } from "../src/cli/commands/askCommand.ts";

process.exitCode = await askCommand(process.argv.slice(2));
