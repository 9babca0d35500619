import { expect, test } from "vitest";
import { readCourtesy } from "../../../src/languages/index.ts";

test.each([
  ["Thanks!", "thanks"],
  ["thank you very much 🙏", "thanks"],
  ["ok, thanks", "thanks"],
  ["Hi", "greeting"],
  ["Good morning everyone", "greeting"],
  ["hello there bot!", "greeting"],
  ["got it", "agreement"],
  ["👍", "signs"],
  ["???", "signs"],
  ["Liels paldies par palīdzību!", "thanks"],
  ["Labdien", "greeting"],
  ["Щиро дякую", "thanks"],
  ["Добрий день!", "greeting"],
  ["Спасибо большое!", "thanks"],
  ["Здравствуйте", "greeting"],
  ["ок", "agreement"],
])("%s says no more than %s.", (text, courtesy) => {
  expect(readCourtesy(text)).toBe(courtesy);
});

test.each([
  "Hi, when was the bridge built?",
  "Thanks to whom was it built?",
  "What does thank you mean?",
  "Who said good morning?",
  "bridge",
  "12",
  "Good bread",
  "Дякую, а коли?",
  "thanks ".repeat(40),
])("%s says more.", (text) => {
  expect(readCourtesy(text)).toBeNull();
});
