import { describe, expect, test } from "vitest";
import { detectAnswerTypes, findAnswersOfType } from "../../../src/answer/question/answerTypes.ts";
import { askFiles, firstWords } from "../../support/askFiles.ts";
import { page } from "../../support/digests.ts";

function find(kind: "time" | "number", text: string, language: string): string[] {
  return findAnswersOfType({ kind }, text, language).map(({ start, end }) =>
    text.slice(start, end),
  );
}

describe("Four digits are a year, a count, or either, by what stands around them:", () => {
  test.each<[string, string, "year" | "count" | "either"]>([
    ["en", "It was built in 1879.", "year"],
    ["en", "The tower (1879) is white.", "year"],
    ["en", "The war of 1914–1918 was long.", "year"],
    ["en", "The ferry carries 1200 passengers.", "count"],
    ["en", "2000 drones were built.", "count"],
    ["en", "It costs €1500.", "count"],
    ["en", "It costs 1500 €.", "count"],
    ["en", "It carried 1200.", "either"],
    ["en", "Power failed in 1200 homes.", "either"],
    ["lv", "Muzeju dibināja 1931. gadā.", "year"],
    ["lv", "Prāmis pārvadā 1200 pasažieru.", "count"],
    ["uk", "Його збудували 1931 року.", "year"],
    ["uk", "Пором перевозить 1200 пасажирів.", "count"],
    ["ru", "Он построен в 1931 году.", "year"],
    ["ru", "Паром перевозит 1200 пассажиров.", "count"],
  ])("%s, %s", (language, text, kind) => {
    expect(find("time", text, language).length > 0).toBe(kind !== "count");
    expect(find("number", text, language).length > 0).toBe(kind !== "year");
  });
});

describe("A time is not only a date:", () => {
  test.each<[string, string, string[]]>([
    ["en", "It opens at noon.", ["noon"]],
    ["en", "It is open on Mondays and every evening.", ["Mondays", "every evening"]],
    ["en", "They meet at nine o'clock.", ["nine o'clock"]],
    ["en", "It was founded in 850.", ["850"]],
    ["en", "It ended in 44 BC.", ["44 BC"]],
    ["en", "They saw 850 gulls.", []],
    ["en", "Prune it in late winter.", ["winter"]],
    ["en", "It lasts for thirty-five minutes.", ["thirty-five minutes"]],
    ["lv", "Osta ir slēgta pirmdien un ziemā.", ["pirmdien", "ziemā"]],
    ["uk", "Його відкрили опівдні.", ["опівдні"]],
    ["ru", "Музей закрыт зимой.", ["зимой"]],
  ])("%s, %s", (language, text, times) => {
    expect(find("time", text, language)).toEqual(times);
  });

  test("“How long” may ask for a length.", () => {
    const [type] = detectAnswerTypes("How long is the bridge?").answerTypes;
    const text = "The bridge is 350 metres long and took two years.";
    expect(
      type && findAnswersOfType(type, text, "en").map(({ start, end }) => text.slice(start, end)),
    ).toEqual(["350 metres", "two years"]);
    expect(find("time", text, "en")).toEqual(["two years"]);
  });
});

describe("So these are answered:", () => {
  test.each([
    ["How many passengers does the ferry of Skala carry?", "1200 passengers"],
    ["When is the harbour of Skala open?", "on Mondays"],
    ["When does the market of Skala begin?", "at noon"],
    ["How long is the bridge of Skala?", "350 metres"],
    ["How much did the clock of Skala cost?", "€1500"],
  ])("%s", async (question, words) => {
    const ask = await askFiles({
      "ferry.md": page({ title: "Ferry" }, "The ferry of Skala carries 1200 passengers."),
      "port.md": page({ title: "Port" }, "The harbour of Skala is open on Mondays."),
      "market.md": page({ title: "Market" }, "The market of Skala begins at noon."),
      "bridge.md": page({ title: "Bridge" }, "The bridge of Skala is 350 metres long."),
      "clock.md": page({ title: "Clock" }, "The clock of Skala cost €1500."),
      "bees.md": page({ title: "Bees" }, "Bees sleep in a ball and shiver to keep warm."),
    });
    const answer = await ask(question);
    expect(answer.verdict).toBe("answered");
    expect(firstWords(answer)).toContain(words);
  });
});
