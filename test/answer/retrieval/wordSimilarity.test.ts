import { expect, test } from "vitest";
import type { QuestionTerm } from "../../../src/answer/question/question.ts";
import { createWordComparer } from "../../../src/answer/retrieval/wordSimilarity.ts";
import { createTableEmbedder } from "../../support/tableEmbedder.ts";

const ship: QuestionTerm = {
  text: "Ship",
  stems: ["ship"],
  isName: true,
  weight: 1,
  documentFrequency: 1,
};

test("A word that was not prepared, and one without a vector, is unlike everything.", async () => {
  const embedder = createTableEmbedder({ ship: [1, 0], boat: [0.8, 0.6] });
  const similarity = await createWordComparer(embedder).prepare([ship], ["boat", "anvil"]);
  const best = (...words: string[]) => similarity.bestCosine(ship, similarity.indexWords(words));
  expect(best("Boat")).toBeCloseTo(0.8, 5);
  expect(best("anvil")).toBe(0);
  expect(best("raft")).toBe(0);
});

test("Questions prepared at once keep their vectors, though those remembered are forgotten.", async () => {
  const table = createTableEmbedder({ ship: [1, 0], boat: [0.8, 0.6], cart: [0, 1] });
  const open: (() => void)[] = [];
  const embedder = {
    // Each call waits until it is let go.
    embed: async (texts: readonly string[]) => {
      await new Promise<void>((resolve) => open.push(resolve));
      return table.embed(texts);
    },
  };
  const comparer = createWordComparer(embedder);
  const letGo = async () => {
    await Promise.resolve();
    open.shift()?.();
  };
  const known = comparer.prepare([ship], ["boat", "cart"]);
  await letGo();
  await known;
  // This one knows all its words but one; meanwhile another fills the memory.
  const waiting = comparer.prepare([ship], ["boat", "cart", "quay"]);
  const many = Array.from({ length: 100_000 }, (_, index) => `word${index}`);
  const filling = comparer.prepare([], many);
  open.pop()?.();
  await filling;
  await letGo();
  const similarity = await waiting;
  expect(similarity.bestCosine(ship, similarity.indexWords(["boat"]))).toBeCloseTo(0.8, 5);
  expect(similarity.bestCosine(ship, similarity.indexWords(["cart"]))).toBe(0);
});
