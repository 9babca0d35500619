import { expect, test } from "vitest";
import { askFiles, firstWords } from "../support/askFiles.ts";

const files = {
  "harbour.md":
    "# Harbour\n\nThe harbour of Skala bought two cranes in May 2025. The cranes were built in Tarn by the firm Lift.",
  "ferry.md":
    "# Ferry\n\nThe ferry of Ostvik was built in Norway. It carries bicycles free of charge.",
  "flour.md": "# Flour\n\nFlour costs two coins a pound at the mill. The mill grinds it at night.",
  "school.md": "# School\n\nThe school has two gyms. They were built of brick.",
};
const previous = "When did the harbour of Skala buy cranes?";

test.each([
  ["and where were they built?", "built in Tarn"],
  ["where?", "Tarn"],
  // These sound like follow-ups, and are answered better alone.
  ["And what about gyms?", "two gyms"],
  ["flour?", "Flour costs"],
  ["Is that ferry free?", "free of charge"],
  ["And who grinds it?", "The mill"],
])("After a question on cranes, “%s” is answered with “%s”.", async (question, words) => {
  const ask = await askFiles(files);
  expect(firstWords(await ask({ question, previous }))).toContain(words);
});
