import { describe, expect, test } from "vitest";
import { readNewsRequest } from "../../../src/languages/index.ts";

describe("News of everything is asked for by", () => {
  test.each([
    "What's new?",
    "whats new",
    "What’s new today?",
    "Hi, what is new here please",
    "latest news",
    "Any news?",
    "What's the latest news?",
    "Що нового?",
    "Привіт! Які новини?",
    "що нового сьогодні",
    "Что нового?",
    "последние новости",
    "Есть ли новости?",
    "Kas jauns?",
    "Jaunākās ziņas",
    "Kādi ir jaunumi šodien?",
  ])("“%s”", (question) => {
    expect(readNewsRequest(question)).toEqual({ topic: null });
  });
});

test.each([
  ["What's new about the harbour?", "the harbour"],
  ["Latest news on drone production", "drone production"],
  ["Що нового про порт?", "порт"],
  ["Какие новости о порте?", "порте"],
  ["Kas jauns par ostu?", "ostu"],
])("“%s” asks for news about %s.", (question, topic) => {
  expect(readNewsRequest(question)).toEqual({ topic });
});

describe("Nothing but an answer is wanted by", () => {
  test.each([
    "What's new in version 2?",
    "When did the new ferry sail?",
    "Who reads the latest news?",
    "What is the new harbour called?",
    "Що нового збудували в порту?",
    "Где читают последние новости?",
    "Thanks!",
    "",
  ])("“%s”", (question) => {
    expect(readNewsRequest(question)).toBeNull();
  });
});
