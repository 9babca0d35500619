import { expect, test } from "vitest";
import { readSubtitles } from "../../../../src/documents/formats/text/subtitles.ts";

const blocksOf = (subtitles: string) =>
  readSubtitles(Buffer.from(subtitles)).blocks.map(({ text, page, pageTurns = [] }) => [
    text,
    page,
    ...pageTurns.map((turn) => [text.slice(turn.start, turn.start + 10), turn.page]),
  ]);

test("What is said is put together to sentences, with the seconds at which each subtitle begins.", () => {
  expect(
    blocksOf(
      "1\r\n00:00:58,500 --> 00:01:00,000\r\nThe council <i>approved</i>\r\n\r\n2\r\n00:01:00,000 --> 00:01:03,000\r\nthe plan yesterday.\r\n\r\n3\r\n01:02:03,000 --> 01:02:05,000\r\nWork begins in May.\r\n",
    ),
  ).toEqual([
    ["The council approved the plan yesterday.", 58, ["the plan y", 60]],
    ["Work begins in May.", 3723],
  ]);
});

test("WebVTT is read: hours may be missing, notes and styles are left out, speakers stay.", () => {
  expect(
    blocksOf(
      "WEBVTT\n\nNOTE made by hand\n\nSTYLE\n::cue { color: red }\n\nintro\n00:03.000 --> 00:05.000 align:start\n<v Anna Berg>We open in May.\n",
    ),
  ).toEqual([["Anna Berg: We open in May.", 3]]);
});

test("A line that the next cue says again is said once.", () => {
  const cue = (seconds: number, text: string) =>
    `00:0${seconds}.000 --> 00:0${seconds + 1}.000\n${text}\n\n`;
  expect(blocksOf(`WEBVTT\n\n${cue(1, "We open in May.")}${cue(2, "We open in May.")}`)).toEqual([
    ["We open in May.", 1],
  ]);
});

test("A long speech becomes several paragraphs, cut at sentence ends.", () => {
  const cues = Array.from(
    { length: 40 },
    (_, index) =>
      `00:${10 + index}.000 --> 00:${11 + index}.000\nThis is sentence number ${index} of the speech.\n`,
  );
  const texts = blocksOf(`WEBVTT\n\n${cues.join("\n")}`).map(([text]) => String(text));
  expect(texts.length).toBeGreaterThan(1);
  expect(texts.every((text) => text.endsWith(".") && text.length < 700)).toBe(true);
});

test("A text without times is refused with what to do.", () => {
  expect(() => readSubtitles(Buffer.from("Dear all"))).toThrow(/Save them again/);
});
