import { expect, test } from "vitest";
import { readSubtitles } from "../../../src/documents/formats/subtitles.ts";

const textsOf = (subtitles: string) =>
  readSubtitles(Buffer.from(subtitles)).blocks.map(({ kind, text }) => [kind, text]);

test("What is said is put together to sentences, with the time at which it begins over it.", () => {
  expect(
    textsOf(
      "1\r\n00:00:58,500 --> 00:01:00,000\r\nThe council <i>approved</i>\r\n\r\n2\r\n00:01:00,000 --> 00:01:03,000\r\nthe plan yesterday.\r\n\r\n3\r\n01:02:03,000 --> 01:02:05,000\r\nWork begins in May.\r\n",
    ),
  ).toEqual([
    ["heading", "00:00:58"],
    ["text", "The council approved the plan yesterday."],
    ["heading", "01:02:03"],
    ["text", "Work begins in May."],
  ]);
});

test("WebVTT is read: hours may be missing, notes and styles are left out, speakers stay.", () => {
  expect(
    textsOf(
      "WEBVTT\n\nNOTE made by hand\n\nSTYLE\n::cue { color: red }\n\nintro\n00:03.000 --> 00:05.000 align:start\n<v Anna Berg>We open in May.\n",
    ),
  ).toEqual([
    ["heading", "00:00:03"],
    ["text", "Anna Berg: We open in May."],
  ]);
});

test("A line that the next cue says again is said once.", () => {
  const cue = (seconds: number, text: string) =>
    `00:0${seconds}.000 --> 00:0${seconds + 1}.000\n${text}\n\n`;
  expect(textsOf(`WEBVTT\n\n${cue(1, "We open in May.")}${cue(2, "We open in May.")}`)).toEqual([
    ["heading", "00:00:01"],
    ["text", "We open in May."],
  ]);
});

test("A long speech becomes several paragraphs, cut at sentence ends.", () => {
  const cues = Array.from(
    { length: 40 },
    (_, index) =>
      `00:${10 + index}.000 --> 00:${11 + index}.000\nThis is sentence number ${index} of the speech.\n`,
  );
  const texts = textsOf(`WEBVTT\n\n${cues.join("\n")}`).filter(([kind]) => kind === "text");
  expect(texts.length).toBeGreaterThan(1);
  expect(texts.every(([, text]) => (text ?? "").endsWith(".") && (text ?? "").length < 700)).toBe(
    true,
  );
});

test("A text without times is refused with what to do.", () => {
  expect(() => readSubtitles(Buffer.from("Dear all"))).toThrow(/Save them again/);
});
