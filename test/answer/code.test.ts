import { expect, onTestFinished, test } from "vitest";
import { createAsk, quoteText } from "../../src/answer/answer.ts";
import { createTransformersEmbedder } from "../../src/embedding/models/transformersEmbedder.ts";
import { openLibrary } from "../../src/library/library.ts";
import { markdownDocument } from "../support/documents.ts";
import { buildHarbour } from "../support/harbour.ts";
import { embeddedModel, quoteModel } from "../support/models.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const manual = `# The gate

The gate keeps ships out at night. You open the gate from a program like this:

\`\`\`ts
const gate = findGate("north");
gate.lift({ slowly: true }); // the gate opens for the ferry
\`\`\`

The harbour master closes it at ten.

## The drawbridge

\`\`\`ts
bridge.swing(); // the drawbridge swings to the east for barges
\`\`\`
`;

async function quotesFor(question: string): Promise<string[]> {
  const embedder = await createTransformersEmbedder(embeddedModel);
  const indexFolder = await temporaryFolder();
  await buildHarbour(indexFolder, { documents: [markdownDocument(manual)], embedder });
  const library = await openLibrary(indexFolder, embedder);
  onTestFinished(() => library.close());
  const ask = createAsk(library, embedder, { quoteModel });
  const answer = await ask({ question });
  return [...answer.quotes, ...answer.further].map((quote) => quoteText(answer, quote));
}

test("Code is shown with the sentence that introduces it.", async () => {
  const [first] = await quotesFor("How do you open the gate from a program?");
  expect(first).toMatch(/like this:\n\nconst gate = .*\ngate\.lift\(.*ferry$/s);
});

test("Code does not answer a question in prose.", async () => {
  for (const quote of await quotesFor("Where does the drawbridge swing for barges?"))
    expect(quote).not.toContain("barges");
});

test("Code answers a question that has code in it, with the sentence before it.", async () => {
  const [swing] = await quotesFor("What does bridge.swing() do?");
  expect(swing).toContain("bridge.swing();");
  const [lift] = await quotesFor("What does gate.lift({slowly}) do for the ferry?");
  expect(lift).toMatch(/You open the gate .*gate\.lift/s);
});
