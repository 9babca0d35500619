import { describe, expect, test } from "vitest";
import { hasCode } from "../../../src/answer/question/code.ts";

describe("A question has code in it", () => {
  test.each([
    ["between backticks", "What does `open` do?"],
    ["as a call", "What does reply() do?"],
    ["as a call with something in it", "How is bot.on(':text') used?"],
    ["as a name in snake case", "What is max_length for?"],
    ["as a name in camel case", "When is openGate called?"],
    ["as a name with dots", "What is ctx.message?"],
    ["as an option", "What does --verbose print?"],
    ["as a short option", "Чим корисний -v?"],
    ["as a file's name", "Kas ir package.json?"],
    ["as a file's name in capitals", "What belongs into README.md?"],
    ["as an error's name", "Why do I get a TypeError?"],
    ["as a system's error", "What causes ECONNREFUSED?"],
  ])("%s: %s", (_how, question) => {
    expect(hasCode(question)).toBe(true);
  });
});

describe("A question has no code in it", () => {
  test.each([
    ["for a company's name", "What do iPhone, eBay, openSUSE and GitHub have in common?"],
    ["for an abbreviation", "Who, e.g. the U.S. or the D.C. court, said at 3.5 p.m. that?"],
    ["for a web address", "What is example.com, and what www.ports.example.org?"],
    ["for the name of a program", "What is Node.js?"],
    ["for a dash", "What is open - and until when - in the tri-state area?"],
    ["for an ending in brackets", "Which form(s) are needed (and why)?"],
    ["for a missing space", "The gate closed.Then what?"],
    ["for a mistake", "What was the error?"],
    ["for words in Ukrainian", "Коли зачинили м.Одеса і порт(и)?"],
  ])("%s: %s", (_why, question) => {
    expect(hasCode(question)).toBe(false);
  });
});
