import { describe, expect, test } from "vitest";
import { isWebAddress } from "../../../src/documents/facts/webAddress.ts";

describe("A web address", () => {
  test.each([
    "http://a.example",
    "https://a.example:8443/x",
    "https://пошта.укр/новини?день=1",
    "https://192.168.0.1/x",
    "https://a.example?q=a/b",
    "https://example.org/page?q=1#top",
    "HTTPS://EXAMPLE.ORG/x",
  ])("is %s.", (address) => {
    expect(isWebAddress(address)).toBe(true);
  });

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
    "https://wiki?page=lighthouse.v2",
    "https://wiki#lighthouse.v2",
    "https://2130706433/x",
    "https://1/a.b",
    "https://例。jp/",
    "https://a.b:0/",
    "https://a.b:99999/",
    "https://a.b:/",
    "https://a.b\\c.d/",
    "https://a{b}.example/",
    'https://a"b.example/',
    "https://[::1]/a.b",
    "https://./",
    "https://a..b/",
  ])("is not %j.", (address) => {
    expect(isWebAddress(address)).toBe(false);
  });
});
