import { expect, test } from "vitest";
import { rouge } from "../../scripts/digest/rouge.ts";

const words = (text: string) => text.split(" ").filter(Boolean);

test("Equal texts share everything, others nothing.", () => {
  expect(rouge(words("a b c"), words("a b c"))).toEqual({ words: 1, order: 1 });
  expect(rouge(words("a b"), words("c d"))).toEqual({ words: 0, order: 0 });
  expect(rouge([], [])).toEqual({ words: 0, order: 0 });
});

test("Words count as often as both have them, and order counts apart.", () => {
  // 2 of 3 and 2 of 5 words; of these only one is in order.
  expect(rouge(words("b a a"), words("a b c d e"))).toEqual({ words: 4 / 8, order: 2 / 8 });
});

test("The longest common order may have gaps.", () => {
  expect(rouge(words("a x b y c"), words("a b c"))).toEqual({ words: 6 / 8, order: 6 / 8 });
});
