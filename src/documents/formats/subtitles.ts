import { type DocumentParts, type ParsedBlock, UnreadableDocumentError } from "../document.ts";
import { endsSentence } from "../facts/pageFacts.ts";
import { decodeText } from "../files/encoding.ts";

/**
 * Reads subtitles (SubRip and WebVTT). What is said is put together again into whole sentences, and
 * sentences into paragraphs of about `paragraphCharacters`, or up to a silence of
 * `pauseSeconds`; over each paragraph the time at which it begins stands as a heading, so that a
 * quote says where to listen. Speakers' names stay, marks of style and position go.
 *
 * @throws UnreadableDocumentError if the bytes are no text or no line gives a time.
 */
export function readSubtitles(bytes: Uint8Array): DocumentParts {
  const cues = readCues(decodeText(bytes));
  if (cues.length === 0) {
    throw new UnreadableDocumentError(
      "Expected subtitles with times such as 00:01:02,000 --> 00:01:04,000, found none. Save them again as .srt or .vtt.",
    );
  }
  return { title: null, blocks: joinCues(cues) };
}

const paragraphCharacters = 600;
const pauseSeconds = 5;

interface Cue {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly text: string;
}

function readCues(text: string): Cue[] {
  return text.split(/\n[^\S\n]*\n/).flatMap((block) => {
    const lines = block.split("\n").map((line) => line.trim());
    const at = lines.findIndex((line) => line.includes("-->"));
    const [start, end] = (lines[at] ?? "").split("-->").map(readSeconds);
    if (start === undefined || end === undefined) return [];
    const said = lines
      .slice(at + 1)
      .join(" ")
      .replaceAll(/<v(?:\.\S+)? ([^>]+)>/g, "$1: ")
      .replaceAll(/<[^>]*>|\{\\[^}]*\}/g, "")
      .replaceAll(/\s+/g, " ")
      .trim();
    return said === "" ? [] : [{ startSeconds: start, endSeconds: end, text: said }];
  });
}

/** "01:02:03,450" or "02:03.450", with whatever stands after it. */
function readSeconds(text: string): number | undefined {
  const [, hours = "0", minutes, seconds] =
    /^\s*(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:[.,]\d+)?)/.exec(text) ?? [];
  if (minutes === undefined || seconds === undefined) return undefined;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(",", "."));
}

function joinCues(cues: readonly Cue[]): ParsedBlock[] {
  const blocks: ParsedBlock[] = [];
  let said: string[] = [];
  let startSeconds = 0;
  const close = () => {
    if (said.length === 0) return;
    blocks.push(
      { kind: "heading", text: formatTime(startSeconds) },
      { kind: "text", text: said.join(" ") },
    );
    said = [];
  };
  cues.forEach((cue, index) => {
    const before = cues[index - 1];
    // Roll-up captions say each line again in the next cue.
    if (before?.text === cue.text) return;
    const isLong = said.join(" ").length >= paragraphCharacters && endsSentence(said.at(-1) ?? "");
    const isPause = before !== undefined && cue.startSeconds - before.endSeconds >= pauseSeconds;
    if (isLong || isPause) close();
    if (said.length === 0) ({ startSeconds } = cue);
    said.push(cue.text);
  });
  close();
  return blocks;
}

function formatTime(seconds: number): string {
  const whole = Math.floor(seconds);
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${pad(Math.floor(whole / 3600))}:${pad(Math.floor(whole / 60) % 60)}:${pad(whole % 60)}`;
}
