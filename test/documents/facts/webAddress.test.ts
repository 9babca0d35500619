import { describe, expect, test } from "vitest";
import { isWebAddress } from "../../../src/documents/facts/webAddress.ts";

describe("A web address", () => {
  test.each(["http://a.example", "https://example.org/page?q=1#top", "HTTPS://EXAMPLE.ORG/x"])(
    "is %s.",
    (address) => {
      expect(isWebAddress(address)).toBe(true);
    },
  );

  test.each([
    "ftp://a.example",
    "https://localhost",
    "example.org",
    "javascript:alert(1)",
    "",
    "https://[a.b",
    "https://harbour/a.b",
    "https://someone:secret@example.org/",
    "https://example.org/a b",
  ])("is not %j.", (address) => {
    expect(isWebAddress(address)).toBe(false);
  });
});
