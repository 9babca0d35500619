import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { renderForTerminal } from "../../src/cli/renderForTerminal.ts";

const citation = { title: "The bridge", details: "undated", url: null, path: "bridge.md" };

test("In a terminal a quote stands over its citation, address and other sources.", () => {
  const written = renderForTerminal([
    { kind: "note", text: "The sources disagree:" },
    { kind: "quote", text: "It is 140 metres long.", marks: [{ start: 6, end: 16 }], number: 1 },
    { kind: "citation", citation, number: 1 },
    { kind: "also in", before: "also in ", citations: [citation, citation], after: "" },
    { kind: "quote", text: "It is not.", marks: [], number: 2 },
    { kind: "citation", citation: { ...citation, url: "https://example.org" }, number: 2 },
    { kind: "hint", text: "Ask in English." },
  ]);
  // Bold where the terminal can show it.
  expect(stripVTControlCharacters(written)).toBe(`The sources disagree:

“It is 140 metres long.”
  [1] The bridge · undated
      bridge.md
      also in The bridge · undated; The bridge · undated

“It is not.”
  [2] The bridge · undated
      https://example.org

Ask in English.`);
});

test("The nearest documents stand under each other.", () => {
  const written = renderForTerminal([
    { kind: "note", text: "The documents don't say." },
    { kind: "nearest", text: "Nearest to your question:", citations: [citation] },
  ]);
  expect(written).toBe(
    "The documents don't say.\n\nNearest to your question:\n  The bridge · undated",
  );
});
