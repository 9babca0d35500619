import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from "vitest";
import { type Command, defineCommand, UsageError } from "../../src/cli/command.ts";
import { askCommand } from "../../src/cli/commands/askCommand.ts";
import { benchCommand } from "../../src/cli/commands/benchCommand.ts";
import { digestCommand } from "../../src/cli/commands/digestCommand.ts";
import { evaluateCommand } from "../../src/cli/commands/evaluateCommand.ts";
import { evaluateReading } from "../../src/cli/commands/evaluateReading.ts";
import { indexCommand } from "../../src/cli/commands/indexCommand.ts";
import { serveCommand } from "../../src/cli/commands/serveCommand.ts";

let printed: MockInstance<typeof console.log>;
let complained: MockInstance<typeof console.error>;
beforeEach(() => {
  printed = vi.spyOn(console, "log").mockReturnValue();
  complained = vi.spyOn(console, "error").mockReturnValue();
});
afterEach(() => vi.restoreAllMocks());

const stdout = () => printed.mock.calls.join("\n");
const stderr = () => complained.mock.calls.join("\n");

const commands: Readonly<Record<string, Command>> = {
  ask: askCommand,
  index: indexCommand,
  digest: digestCommand,
  serve: serveCommand,
  evaluate: evaluateCommand,
  bench: benchCommand,
  ...Object.fromEntries(
    Object.entries(evaluateReading).map(([name, command]) => [`evaluate ${name}`, command]),
  ),
};

describe.each(Object.entries(commands))("quoth %s", (name, command) => {
  test.each([[["--help"]], [["-h"]], [["something", "--help"]]])(
    "%j shows its help on one screen, with an example, and ends with 0.",
    async (written) => {
      expect(await command(written)).toBe(0);
      expect(stderr()).toBe("");
      const lines = stdout().split("\n");
      expect(lines[0]).toMatch(new RegExp(`^Usage: quoth ${name}`));
      expect(lines.length).toBeLessThanOrEqual(32);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
      expect(stdout()).toMatch(new RegExp(`Examples:\\n.*quoth ${name}`));
    },
  );

  test("ends with 2 for an option that it does not have, and says what to do.", async () => {
    expect(await command(["--jsno"])).toBe(2);
    expect(stdout()).toBe("");
    expect(stderr()).toContain(`quoth ${name} has no option --jsno.`);
    expect(stderr()).toContain(`Run "quoth ${name} --help"`);
  });
});

const greet = defineCommand({
  name: "greet",
  usage: ["NAME [options]"],
  about: "Greets.",
  options: {
    loudly: { type: "boolean", help: "Loudly." },
    times: { type: "string", value: "N", default: "1", help: "How often." },
    from: { type: "string", value: "NAME", help: "By whom." },
  },
  examples: ["greet Anna"],
  allowsWords: true,
  run({ loudly, times, from }, words) {
    if (words.length === 0) return Promise.reject(new UsageError("Whom?"));
    if (words[0] === "nobody") return Promise.reject(new Error("There is nobody."));
    console.log(JSON.stringify({ loudly, times, from, words }));
    return Promise.resolve(3);
  },
});

test("Options have their defaults, words follow in order, and the command gives the exit code.", async () => {
  expect(await greet(["Anna", "--times=2", "Boris"])).toBe(3);
  expect(JSON.parse(stdout())).toEqual({ loudly: false, times: "2", words: ["Anna", "Boris"] });
});

test("After -- everything is a word, --help too.", async () => {
  expect(await greet(["--loudly", "--", "--help"])).toBe(3);
  expect(JSON.parse(stdout())).toEqual({ loudly: true, times: "1", words: ["--help"] });
});

test.each([
  ["--loudy", 'Did you mean --loudly? To pass a word that begins with "-", put -- before it.'],
  ["--times", "argument missing"],
  ["--loudly=yes", "does not take an argument"],
])("%s is told as it is.", async (written, told) => {
  expect(await greet(["Anna", written])).toBe(2);
  expect(stderr()).toContain(told);
});

test("A wrong command ends with 2 and a hint, what goes wrong in it with 1 and its message.", async () => {
  expect(await greet([])).toBe(2);
  expect(stderr()).toBe('Whom?\nRun "greet --help" for what it takes.');
  complained.mockClear();
  expect(await greet(["nobody"])).toBe(1);
  expect(stderr()).toBe("There is nobody.");
});
