import { expect, test } from "vitest";
import { nothingRead } from "../../../src/embedding/readers/reader.ts";
import { createTransformersReader } from "../../../src/embedding/readers/transformersReader.ts";
import { tinyAnsweredReader, tinyReader } from "../../support/models.ts";
import { createWordReader } from "../../support/wordModels.ts";
import { describeReader } from "./readerContract.ts";

describeReader("that goes by shared words", createWordReader);
for (const location of [tinyReader, tinyAnsweredReader]) {
  describeReader(location.name, () => createTransformersReader(location));
}

test("The reader that goes by shared words can be reckoned by hand.", async () => {
  const readings = await createWordReader().read("old harbour opens", [
    { title: "Old", text: "The harbour of Riga opens today" },
    { title: "", text: "lamp" },
  ]);
  const logit = Math.log(2);
  expect(readings).toEqual([
    {
      answeredLogit: expect.closeTo(logit, 6),
      spanMargin: expect.closeTo(logit, 6),
      spans: [{ start: 4, end: 25, score: 2 / 3 }],
    },
    nothingRead,
  ]);
});
