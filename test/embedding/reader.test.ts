import { expect, test } from "vitest";
import { createTransformersReader } from "../../src/embedding/models/transformersReader.ts";
import { tinyReader } from "../support/models.ts";
import { createWordReader } from "../support/wordModels.ts";
import { describeReader } from "./readerContract.ts";

describeReader("that goes by shared words", createWordReader);
describeReader("of a BERT-like model", () => createTransformersReader(tinyReader));

test("The reader that goes by shared words can be reckoned by hand.", async () => {
  const spans = await createWordReader().read("old harbour opens", [
    "The harbour of Riga opens today",
    "lamp",
  ]);
  expect(spans).toEqual([{ start: 4, end: 25, score: 2 / 3 }, null]);
});
