import { expect, test } from "vitest";
import { createDescribe } from "../../../src/service/contents/libraryDescription.ts";
import { noAnswer } from "../../support/answers.ts";
import { createLetterEmbedder } from "../../support/letterEmbedder.ts";
import { libraryOf, page } from "../../support/digests.ts";

test("A library is described once; a description that failed is made again.", async () => {
  const library = await libraryOf(
    { "faq.md": page({ title: "When does the ferry leave?" }, "It leaves at six in the morning.") },
    createLetterEmbedder(),
  );
  let asked = 0;
  const describe = createDescribe({
    async ask({ question }) {
      asked += 1;
      if (asked === 1) throw new Error("The disk is full.");
      return noAnswer(question, "answered");
    },
    use: (work) => work(library),
  });
  await expect(describe()).rejects.toThrow("The disk is full.");
  const description = { documents: 1, suggestions: ["When does the ferry leave?"] };
  expect(await describe()).toEqual(description);
  expect(await describe()).toEqual(description);
  expect(asked).toBe(2);
});
