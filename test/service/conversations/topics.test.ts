import { expect, test } from "vitest";
import { continueTopic } from "../../../src/service/conversations/topics.ts";

/** A library in English that knows every word. */
const library: Parameters<typeof continueTopic>[2] = {
  languages: ["en"],
  lookUpTerms: async (words) =>
    words.map(() => ({ documentFrequency: 1, similar: [], spelling: null })),
};

/** What a conversation is about after these questions. */
async function topicAfter(...questions: readonly string[]): Promise<string> {
  let topic: string | null = null;
  for (const question of questions) topic = await continueTopic(question, topic, library);
  return (topic ?? "").replaceAll(/\s+/g, " ");
}

test("A conversation is about its last two questions if the last leans on the one before.", async () => {
  const questions = ["Who built the bridge?", "And who paid for it?", "And when was it painted?"];
  expect(await topicAfter(...questions.slice(0, 2))).toBe(
    "Who built the bridge? And who paid for it?",
  );
  expect(await topicAfter(...questions)).toBe("And who paid for it? And when was it painted?");
  expect(await topicAfter(...questions, "Where does the ferry to Tarn land?")).toBe(
    "Where does the ferry to Tarn land?",
  );
});

test("However long the questions are, the newest is never cut.", async () => {
  const long = `And why was it painted ${"very ".repeat(150)}green?`;
  expect(await topicAfter("Who built the bridge?", long)).toBe(long);
  const first = `Who built ${"the old ".repeat(80)}bridge?`;
  expect(await topicAfter(first, "And who painted it?")).toMatch(
    /^Who built .* And who painted it\?$/,
  );
});
