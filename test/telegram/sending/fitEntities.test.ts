import { expect, test } from "vitest";
import { renderBlocks } from "../../../src/telegram/features/asking/rendering/renderBlocks.ts";
import { cutIntoPages } from "../../../src/telegram/features/operator/reportPages.ts";
import { createRichText } from "../../../src/telegram/sending/richText.ts";
import { fitEntities, mostEntities } from "../../../src/telegram/sending/fitEntities.ts";
import type { Block } from "../../../src/service/index.ts";

/** An answer of three quotes, each with as many figures, and as many words between them. */
function answerOf(figures: number, between: string): Block[] {
  return [1, 2, 3].flatMap((number): Block[] => {
    const points = Array.from({ length: figures }, (_, index) => String(10 + (index % 90)));
    const marks = points.map((_, index) => {
      const start = index * (2 + between.length);
      return { start, end: start + 2 };
    });
    const citation = {
      title: `Source ${number}`,
      details: "undated",
      path: "a.md",
      url: "https://a.example/",
    };
    return [
      { kind: "quote", text: points.join(between), marks, number },
      { kind: "citation", citation, number },
    ];
  });
}

test.each([", ", " apples and "])(
  "An answer with more marks than Telegram keeps keeps its quotations and links: %j",
  (between) => {
    const { text, entities } = renderBlocks(answerOf(70, between));
    expect(entities.length).toBeLessThanOrEqual(mostEntities);
    const count = (type: string) => entities.filter((entity) => entity.type === type).length;
    expect([count("blockquote"), count("text_link")]).toEqual([3, 3]);
    expect(count("bold")).toBeGreaterThan(0);
    for (const { offset, length } of entities) {
      expect(text.slice(offset, offset + length)).toMatch(/^\S.*\S$/su);
    }
  },
);

test("What is bold in two lines stays two.", () => {
  const message = createRichText();
  for (let number = 0; number < 150; number += 1)
    message.append("x", { type: "bold" }).append("\n");
  expect(fitEntities(message.build()).entities).toHaveLength(mostEntities);
});

test("A page of a report has no more entities than Telegram keeps.", () => {
  const title = createRichText().append("Questions", { type: "bold" }).build();
  const items = Array.from({ length: 400 }, () =>
    createRichText().append("1×", { type: "bold" }).append(" why").build(),
  );
  const pages = cutIntoPages(title, items);
  expect(pages.every(({ entities }) => entities.length <= mostEntities)).toBe(true);
  const counts = pages.flatMap(({ entities }) => entities).length - pages.length;
  expect(counts).toBe(400);
});
