import { describe, expect, test } from "vitest";
import { withoutInvisible } from "../../../src/answer/question/invisible.ts";

const plain = "Where will Latvia build the factory?";

describe("A pasted question is read without what nobody sees:", () => {
  test.each([
    ["zero-width spaces", "Where\u200B will Lat\u200Bvia build the factory?\u200B"],
    ["soft hyphens", "Where will Lat\u00ADvia build the fac\u00ADtory?"],
    ["joiners", "Where will Lat\u200Dvia build the fac\u200Ctory\u200D?"],
    ["a byte order mark", `\uFEFF${plain}`],
    ["marks of direction", `\u202A${plain}\u202C\u200E\u2066\u2069`],
    ["word joiners", "Where will\u2060 Latvia build\u2063 the factory?"],
    ["spaces that do not break", "Where\u00A0will Latvia\u202Fbuild\u2009the\u3000factory?"],
    ["tabs and other control characters", "Where\twill Latvia\u0085build\rthe factory?"],
    ["variation selectors", "Where will Latvia\uFE0F build the factory?"],
    ["tags", `${plain}\u{E0041}\u{E007F}`],
  ])("%s", (_name, pasted) => {
    expect(withoutInvisible(pasted)).toBe(plain);
  });

  test.each(["👩‍🚒 ❤️?", "می‌خواهم", "first()\nsecond()", plain])("%j stays as it is.", (text) => {
    expect(withoutInvisible(text)).toBe(text);
  });
});
