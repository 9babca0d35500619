import { describe, expect, test } from "vitest";
import { type Answer, quoteText } from "../../../src/answer/index.ts";
import type { ReadingWeights } from "../../../src/answer/reading/readingWeights.ts";
import {
  type LimitedReader,
  type ReadableText,
  type Reading,
} from "../../../src/embedding/index.ts";
import { askFiles, firstWords } from "../../support/askFiles.ts";

/** Only what the reader says counts: its log-odds for the order and the verdict, its spans for the quote. */
const weights: ReadingWeights = {
  languages: ["en"],
  order: { retrieval: 0, answered: 1, margin: 0, found: 0 },
  enough: 3,
  sentences: { quoteModel: 0, reader: 1 },
  verdict: {
    intercept: 0,
    order: 1,
    quoted: 0,
    evidence: 0,
    lead: 0,
    isDoubted: 0,
    lacksNumber: -6,
  },
  thresholds: { answered: 0.8, weak: 0.4 },
};

/** What a reader finds: for each answer its log-odds and, unless told otherwise, a score of 0.9. */
type Findings = Readonly<Record<string, { readonly logit: number; readonly score?: number }>>;

/** Finds these words, and nothing in texts that have none of them. */
function readerThatFinds(findings: Findings) {
  const asked: { question: string; texts: readonly ReadableText[] }[] = [];
  const reader: LimitedReader = {
    async read(question, texts) {
      asked.push({ question, texts });
      return texts.map(({ text }): Reading => {
        const found = Object.entries(findings).filter(([words]) => text.includes(words));
        const best = Math.max(-9, ...found.map(([, { logit }]) => logit));
        const spans = found.map(([words, { score = 0.9 }]) => {
          const start = text.indexOf(words);
          return { start, end: start + words.length, score };
        });
        return { answeredLogit: best, spanMargin: best, spans };
      });
    },
  };
  return { asked, passageReader: { reader, weights } };
}

const files = {
  "quay.md":
    "# Quay\n\nThe quay of Skala was built for ships. It is long. In the year of the flood masons from Tarn laid its stones. They are grey, as stones mostly are in that part of the country.",
  "ferry.md":
    "# Ferry\n\nThe ferry carries people and their carts. It was built far away, in Brevik.",
  "school.md": "# School\n\nThe school has two gyms. The pupils like to run in them.",
};

const marked = (answer: Answer) => {
  const [quote] = answer.quotes;
  if (!quote) return [];
  return quote.marks.map((mark) => quoteText(answer, { ...quote, ...mark }));
};

describe("With a reader", () => {
  test("the quote is the sentence in which it finds the answer, with the answer marked.", async () => {
    const { passageReader } = readerThatFinds({ "masons from Tarn": { logit: 4 } });
    const ask = await askFiles(files, passageReader);
    const answer = await ask("Who built the quay of Skala for ships?");
    expect(answer.verdict).toBe("answered");
    expect(firstWords(answer)).toBe("In the year of the flood masons from Tarn laid its stones.");
    expect(marked(answer)).toEqual(["masons from Tarn"]);
  });

  test("nothing is marked unless it is surer of the words than of all others.", async () => {
    const { passageReader } = readerThatFinds({ "masons from Tarn": { logit: 4, score: 0.4 } });
    const ask = await askFiles(files, passageReader);
    expect(marked(await ask("Who built the quay of Skala for ships?"))).toEqual([]);
  });

  test("the passage that it believes comes first, however well the words of another fit.", async () => {
    const { passageReader } = readerThatFinds({
      Brevik: { logit: 4 },
      "masons from Tarn": { logit: 1 },
    });
    const ask = await askFiles(files, passageReader);
    const answer = await ask("Where was the quay of Skala built for ships?");
    expect(firstWords(answer)).toContain("Brevik");
  });

  test.each([
    ["answered", 2],
    ["weak", 0],
    ["none", -2],
  ] as const)("the verdict is %s where its log-odds are %i.", async (verdict, logit) => {
    const { passageReader } = readerThatFinds({ "masons from Tarn": { logit } });
    const ask = await askFiles(files, passageReader);
    const answer = await ask("Who built the quay of Skala for ships?");
    expect(answer.verdict).toBe(verdict);
    expect(answer.confidence).toBeCloseTo(1 / (1 + Math.exp(-logit)));
  });

  test("a figure of the question that the passage does not have speaks against it.", async () => {
    const { passageReader } = readerThatFinds({ "masons from Tarn": { logit: 2 } });
    const ask = await askFiles(files, passageReader);
    const answer = await ask("Who built the quay of Skala for 300 ships?");
    expect(answer.verdict).toBe("none");
  });

  test("further quotes are only those that answer too.", async () => {
    const { passageReader } = readerThatFinds({
      "masons from Tarn": { logit: 4 },
      Brevik: { logit: 0 },
    });
    const ask = await askFiles(files, passageReader);
    const answer = await ask("Who built the quay of Skala for ships?");
    expect(answer.further.map((quote) => quoteText(answer, quote))).toEqual([
      "The ferry carries people and their carts. It was built far away, in Brevik.",
    ]);
  });

  test("what it finds in a heading is no answer.", async () => {
    const { passageReader } = readerThatFinds({ Masons: { logit: 4 }, grey: { logit: 1 } });
    const ask = await askFiles(
      {
        ...files,
        "quay.md":
          "# Quay\n\nShips come.\n\n## Masons ⚓\n\nThe quay of Skala is long. It is grey.",
      },
      passageReader,
    );
    expect(marked(await ask("Who built the quay of Skala?"))).toEqual(["grey"]);
  });

  test("twelve passages are read; only four if one of these answers for sure.", async () => {
    const ships = Array.from({ length: 15 }, (_, index) => [
      `ship${index}.md`,
      `# Ship ${index}\n\nThe ship of the captain number ${index} lies at the quay of Skala.`,
    ]);
    const counts: number[] = [];
    for (const logit of [2.9, 3]) {
      const { asked, passageReader } = readerThatFinds({ captain: { logit } });
      const ask = await askFiles(
        Object.fromEntries(ships) as Record<string, string>,
        passageReader,
      );
      await ask("Which ship lies at the quay of Skala?");
      counts.push(asked.flatMap(({ texts }) => texts).length);
    }
    expect(counts).toEqual([12, 4]);
  });

  test("it is not shown code, unless the question has code in it.", async () => {
    const { asked, passageReader } = readerThatFinds({ "at dawn": { logit: 4 } });
    const text =
      "# Gate\n\nThe gate opens like this:\n\n```\ngate.lift(2000);\n```\n\nIt closes at dawn, when the ferry has gone.";
    const ask = await askFiles({ ...files, "gate.md": text }, passageReader);
    const answer = await ask("When does the gate close?");
    expect(marked(answer)).toEqual(["at dawn"]);
    await ask("What does `gate.lift()` do to the gate?");
    const shown = asked.map(({ texts }) => texts.some((some) => some.text.includes("2000")));
    expect(shown).toEqual([false, true]);
  });

  test("a follow-up is read together with the question before it.", async () => {
    const { asked, passageReader } = readerThatFinds({ Brevik: { logit: 4 } });
    const ask = await askFiles(files, passageReader);
    await ask({ question: "and where?", previous: "When was the ferry built?" });
    expect(asked.map(({ question }) => question)).toEqual(["When was the ferry built? and where?"]);
  });

  test("it is told the title, and the heading where that says more.", async () => {
    const { asked, passageReader } = readerThatFinds({});
    const ask = await askFiles(
      { "quay.md": "# Quay\n\nShips come.\n\n## Stones\n\nThe quay of Skala is long." },
      passageReader,
    );
    await ask("How long is the quay of Skala?");
    expect(asked[0]?.texts).toContainEqual({
      title: "Quay",
      text: "Stones\n\nThe quay of Skala is long.",
    });
  });
});

describe("As without a reader is answered", () => {
  const isEqual = async (question: string, some: Readonly<Record<string, string>>, logit = -5) => {
    const { asked, passageReader } = readerThatFinds({ "": { logit } });
    const [withReader, without] = [await askFiles(some, passageReader), await askFiles(some)];
    expect(await withReader(question)).toEqual(await without(question));
    return asked;
  };

  test("a question in a language that it does not know.", async () => {
    expect(await isEqual("Хто збудував набережну і коли?", files)).toEqual([]);
  });

  test("a question whose passages are in a language that it does not know.", async () => {
    const latvian = {
      "osta.md": "# Osta\n\nOstu cēla mūrnieki no Tarnas, un tā ir ļoti gara. Tur nāk kuģi.",
    };
    expect(await isEqual("Skala Tarnas?", latvian)).toEqual([]);
  });

  test("a question for which it took too long.", async () => {
    const reader: LimitedReader = { read: async () => null };
    const ask = await askFiles(files, { reader, weights });
    const question = "Who built the quay of Skala?";
    expect(await ask(question)).toEqual(await (await askFiles(files))(question));
  });
});
