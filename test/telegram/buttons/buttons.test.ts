import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Button,
  readButton,
  reports,
  writeButton,
} from "../../../src/telegram/buttons/buttons.ts";
import { languages } from "../../../src/service/words/words.ts";

const anyId = fc.stringMatching(/^[\w-]{16}$/);
const anyPage = fc.integer({ min: 0, max: 999_999 });

/** Any button of each kind. */
const kinds: { readonly [Kind in Button["kind"]]: fc.Arbitrary<Button> } = {
  quote: fc.oneof(
    fc.constant({ kind: "quote", action: { kind: "more" } } as const),
    anyId.map((quoteId) => ({ kind: "quote", action: { kind: "context", quoteId } }) as const),
    fc
      .tuple(anyId, fc.constantFrom("up", "down"))
      .map(
        ([quoteId, vote]) => ({ kind: "quote", action: { kind: "vote", quoteId, vote } }) as const,
      ),
  ),
  story: anyId.map((quoteId) => ({ kind: "story", quoteId })),
  digest: fc.constantFrom(
    { kind: "digest", action: { kind: "open" } },
    { kind: "digest", action: { kind: "ask", question: "city" } },
    { kind: "digest", action: { kind: "page", page: { name: "area", area: "150", number: 2 } } },
    {
      kind: "digest",
      action: { kind: "set", change: { name: "zone", value: "America/Argentina/ComodRivadavia" } },
    },
    {
      kind: "digest",
      action: { kind: "set", change: { name: "day", value: 6, isWanted: false } },
    },
    {
      kind: "digest",
      channelId: -1_009_876_543_210,
      action: { kind: "set", change: { name: "zone", value: "America/Argentina/ComodRivadavia" } },
    },
    { kind: "digest", action: { kind: "channel" } },
  ),
  diagnose: fc.constant({ kind: "diagnose" }),
  language: fc.constantFrom(...languages, null).map((language) => ({ kind: "language", language })),
  documents: anyPage.map((page) => ({ kind: "documents", page })),
  report: fc
    .tuple(fc.constantFrom(...reports), anyPage)
    .map(([report, page]) => ({ kind: "report", report, page })),
  offer: fc
    .tuple(fc.constantFrom("keep", "discard"), fc.stringMatching(/^\w{1,40}$/))
    .map(([choice, offerId]) => ({ kind: "offer", choice, offerId })),
  suggestion: anyId.map((questionHash) => ({ kind: "suggestion", questionHash })),
};

test.each(Object.keys(kinds) as Button["kind"][])(
  "A button of the kind %s is read as it was written, and fits into callback data.",
  (kind) => {
    fc.assert(
      fc.property(kinds[kind], (button) => {
        const data = writeButton(button);
        expect(readButton(data)).toEqual(button);
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
      }),
    );
  },
);

test.each([
  ["quote:context:AAAAAAAAAAAAAAAA", "quote"],
  ["quote:up:AAAAAAAAAAAAAAAA", "quote"],
  ["story:AAAAAAAAAAAAAAAA", "story"],
  ["digest:set:isOn:1", "digest"],
  ["language:telegram", "language"],
  ["docs:3", "documents"],
  ["unanswered:1", "report"],
  ["document:keep:1a2b", "offer"],
  ["ask:AAAAAAAAAAAAAAAA", "suggestion"],
])("A button that stands under an old message is still read: %s", (data, kind) => {
  expect(readButton(data)?.kind).toBe(kind);
});

test.each([
  "",
  "quote",
  "quote:",
  "story:",
  "docs:-1",
  "unanswered:x",
  "digest:set:length:4",
  "x:1",
])("What no button says is no button: %j", (data) => {
  expect(readButton(data)).toBeNull();
});
