import { describe, expect, test } from "vitest";
import { readQuestion } from "../../../src/answer/question/question.ts";

/** A library that knows every word, with documents in these languages. */
function libraryIn(...languages: string[]) {
  return {
    languages,
    lookUpTerms: async (words: readonly (readonly string[])[]) =>
      words.map(() => ({ documentFrequency: 1, similar: [], spelling: null })),
  };
}

async function termsOf(question: string, ...languages: string[]): Promise<string[]> {
  const { terms } = await readQuestion(question, libraryIn(...languages));
  return terms.map(({ text }) => text);
}

describe("A question's terms are its content words:", () => {
  test.each<[string, string[], string[]]>([
    ["What is the name of the mayor?", ["en"], ["mayor"]],
    ["The harbour, the harbour!", ["en"], ["harbour"]],
    ["Was ist in der Stadt?", ["de"], ["Stadt"]],
    ["Kas ir pie ostas?", ["en", "lv"], ["ostas"]],
    // Stop words of a language that the question is not in are words like others.
    ["What is in the pie?", ["en", "lv"], ["pie"]],
    ["When did the war end?", ["en", "de"], ["war", "end"]],
    ["Can a bee die of cold?", ["en", "de"], ["bee", "die", "cold"]],
    // Acronyms are no stop words, unless everything is in capitals.
    ["What did the US say to the WHO?", ["en"], ["US", "WHO"]],
    ["Is IT a department?", ["en"], ["IT", "department"]],
    ["WHAT DID THE MAYOR SAY TO WHO?", ["en"], ["MAYOR"]],
    // Without any other word, stop words are better than nothing.
    ["What is it?", ["en"], ["What", "is", "it"]],
  ])("%s in %j", async (question, languages, terms) => {
    expect(await termsOf(question, ...languages)).toEqual(terms);
  });
});

describe("Whatever apostrophe is typed,", () => {
  test.each(["’", "‘", "ʼ", "＇", "`", "´", "′"])("%s, it is the same question.", async (mark) => {
    const straight = await readQuestion("What's the mayor's name?", libraryIn("en"));
    const typed = `What${mark}s the mayor${mark}s name?`;
    const question = await readQuestion(typed, libraryIn("en"));
    expect(question.terms).toEqual(straight.terms);
    expect(question.terms.map(({ stems }) => stems)).toEqual([["mayor"]]);
    expect(question.correctedText).toBe(straight.correctedText);
    expect(question.text).toBe(typed);
  });
});

test("A typing error is corrected where it is a word of its own, and nowhere else.", async () => {
  const library = {
    languages: ["en"],
    lookUpTerms: async (words: readonly (readonly string[])[]) =>
      words.map(([stem]) =>
        stem === "ferr"
          ? { documentFrequency: 2, similar: ["ferri"], spelling: "ferry" }
          : { documentFrequency: 1, similar: [], spelling: null },
      ),
  };
  const question = await readQuestion("Is the ferr in Ferrol, or the ferrous ferr?", library);
  expect(question.correctedText).toBe("Is the ferry in Ferrol, or the ferrous ferry?");
  expect(question.terms.find(({ text }) => text === "ferr")?.stems).toEqual(["ferr", "ferri"]);
});
