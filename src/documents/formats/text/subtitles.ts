import {
  type DocumentParts,
  type PageTurn,
  type ParsedBlock,
  UnreadableDocumentError,
} from "../../document.ts";
import { endsSentence } from "../../facts/pageFacts.ts";
import { decodeText } from "../../files/encoding.ts";

/**
 * Reads subtitles (SubRip and WebVTT). What is said is put together again into whole sentences, and
 * sentences into paragraphs of about `paragraphCharacters`, or up to a silence of
 * `pauseSeconds`. A page is the second at which a subtitle begins, so a citation says where to listen.
 * Speakers' names stay, marks of style and position go.
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
  return { title: null, pageKind: "second", blocks: joinCues(cues) };
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
  let said = "";
  let turns: PageTurn[] = [];
  const close = () => {
    const [first, ...pageTurns] = turns;
    if (first) blocks.push({ kind: "text", text: said, page: first.page, pageTurns });
    said = "";
    turns = [];
  };
  cues.forEach((cue, index) => {
    const before = cues[index - 1];
    // Roll-up captions say each line again in the next cue.
    if (before?.text === cue.text) return;
    const isLong = said.length >= paragraphCharacters && endsSentence(said);
    const isPause = before !== undefined && cue.startSeconds - before.endSeconds >= pauseSeconds;
    if (isLong || isPause) close();
    if (said !== "") said += " ";
    turns.push({ start: said.length, page: Math.floor(cue.startSeconds) });
    said += cue.text;
  });
  close();
  return blocks;
}
