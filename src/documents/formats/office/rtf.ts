import { toOneLine } from "../../files/toOneLine.ts";
import { type DocumentParts, type ParsedBlock, UnreadableDocumentError } from "../../document.ts";
import { takePageFacts } from "../../facts/pageFacts.ts";
import { meantTitle } from "../../facts/metadata.ts";
import { decodeAs } from "../../files/codePages.ts";
import { tidyText } from "../../files/encoding.ts";
import { readRows } from "../tables/rows.ts";

/**
 * Reads Rich Text Format: paragraphs, headings by their style's outline level, and table rows. Headers,
 * footers, pictures, hidden and deleted text are left out; a footnote follows its paragraph.
 *
 * The reader is our own: the packages that read RTF mix headers, hidden text and the bytes of
 * pictures into the text.
 *
 * @throws UnreadableDocumentError if it is no RTF.
 */
export function readRtf(bytes: Uint8Array): DocumentParts {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  if (!source.startsWith("{\\rtf")) {
    throw new UnreadableDocumentError(
      "Expected a file that begins with {\\rtf, got another. Open it in a word processor and save it again as .rtf or .docx.",
    );
  }
  const page = createPage();
  let state: State = {
    destination: "text",
    isHidden: false,
    isTable: false,
    unicodeSkip: 1,
    font: null,
  };
  const stack: State[] = [];
  const fontPages = new Map<number, string>();
  let codePage = "windows-1252";
  let skip = 0;
  let pendingBytes: number[] = [];
  const flush = () => {
    if (pendingBytes.length === 0) return;
    const encoding = fontPages.get(state.font ?? -1) ?? codePage;
    const decoded = decodeAs(Uint8Array.from(pendingBytes), encoding);
    pendingBytes = [];
    page.write(decoded, state);
  };
  const tokens = new RegExp(tokenPattern);
  for (let match = tokens.exec(source); match !== null; match = tokens.exec(source)) {
    const [token, hex, word, parameter] = match;
    if (hex !== undefined) {
      if (skip > 0) skip -= 1;
      else pendingBytes.push(Number.parseInt(hex, 16));
      continue;
    }
    flush();
    if (token === "{") {
      stack.push(state);
    } else if (token === "}") {
      page.closeDestination(state, stack.at(-1));
      state = stack.pop() ?? state;
      skip = 0;
    } else if (token === "\\*") {
      // A destination that older readers may not know: all of these are beside the text.
      state = { ...state, destination: "other" };
    } else if (word === undefined) {
      const plain = token.startsWith("\\") ? (escapes.get(token) ?? token.slice(1)) : token;
      const text = plain.replaceAll(/[\r\n]/g, "").slice(skip);
      skip = Math.max(0, skip - plain.length);
      page.write(text, state);
    } else {
      const value = parameter === undefined || parameter === "" ? null : Number(parameter);
      if (word === "u" && value !== null) {
        page.write(String.fromCharCode(value < 0 ? value + 0x1_00_00 : value), state);
        skip = state.unicodeSkip;
      } else if (word === "bin" && value !== null) {
        // A picture's bytes, which may look like anything.
        tokens.lastIndex += Math.max(0, value);
      } else if (word === "ansicpg" && value !== null) {
        codePage = encodingOf(value) ?? codePage;
      } else if (word === "fcharset" && state.font !== null && value !== null) {
        const encoding = encodingOf(codePageOfCharset.get(value) ?? -1);
        if (encoding !== null) fontPages.set(state.font, encoding);
      } else {
        state = page.obey(word, value, state);
      }
    }
  }
  flush();
  return takePageFacts(page.finish());
}

interface State {
  /** Where text goes: into the document, a footnote, the title; or nowhere. */
  readonly destination: "text" | "footnote" | "title" | "other";
  readonly isHidden: boolean;
  readonly isTable: boolean;
  /** How many characters stand in for one that old readers do not know. */
  readonly unicodeSkip: number;
  readonly font: number | null;
}

// A hexadecimal byte, a control word with its parameter and the space that ends it, a control
// symbol, a brace, or a stretch of text.
const tokenPattern = /\\'([0-9a-f]{2})|\\([a-z]+)(-?\d*) ?|\\[^a-z']|[{}]|[^\\{}]+/gi;

const escapes = new Map([
  ["\\~", "\u00A0"],
  ["\\_", "\u2011"],
  ["\\-", ""],
  ["\\\n", "\n"],
]);

/** Destinations whose text is none of the document's. */
const besideTheText = new Set(
  "annotation atnauthor atndate atnid author colortbl comment company filetbl fonttbl footer footerf footerl footerr generator header headerf headerl headerr info keywords listtable listoverridetable manager object operator pict private revtbl rsidtbl shppict stylesheet subject xmlopen themedata".split(
    " ",
  ),
);

const namedCharacters = new Map([
  ["emdash", "—"],
  ["endash", "–"],
  ["lquote", "‘"],
  ["rquote", "’"],
  ["ldblquote", "“"],
  ["rdblquote", "”"],
  ["bullet", "•"],
  ["tab", " "],
  ["line", " "],
  ["emspace", " "],
  ["enspace", " "],
]);

/** Code pages of fonts' character sets, by the RTF specification 1.9.1. */
const codePageOfCharset = new Map([
  [0, 1252],
  [128, 932],
  [129, 949],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [186, 1257],
  [204, 1251],
  [238, 1250],
]);

const otherEncodings = new Map([
  [866, "ibm866"],
  [932, "shift_jis"],
  [936, "gbk"],
  [949, "euc-kr"],
  [950, "big5"],
  [65_001, "utf-8"],
]);

function encodingOf(codePage: number): string | null {
  const other = otherEncodings.get(codePage);
  if (other !== undefined) return other;
  return codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : null;
}

/** Gathers text into blocks. */
function createPage() {
  const blocks: ParsedBlock[] = [];
  let text = "";
  let title = "";
  let footnote = "";
  let notes: string[] = [];
  let isHeading = false;
  let cells: string[] = [];
  let rows: string[][] = [];
  const endTable = () => {
    blocks.push(...readRows(rows));
    rows = [];
  };
  const endParagraph = () => {
    const tidy = toOneLine(tidyText(text));
    text = "";
    if (tidy !== "") {
      endTable();
      blocks.push({ kind: isHeading ? "heading" : "text", text: tidy });
    }
    for (const note of notes) blocks.push({ kind: "text", text: note });
    notes = [];
  };
  const endCell = () => {
    cells.push(tidyText(text));
    text = "";
  };
  return {
    write(written: string, { destination, isHidden }: State) {
      if (isHidden) return;
      if (destination === "text") text += written;
      else if (destination === "title") title += written;
      else if (destination === "footnote") footnote += written;
    },
    /** Does what a control word says. @returns the state that holds after it. */
    obey(word: string, value: number | null, state: State): State {
      const named = namedCharacters.get(word);
      if (named !== undefined) this.write(named, state);
      // What a text box, an object or a field shows is text again, inside what is not.
      if (word === "shptxt" || word === "result" || word === "fldrslt") {
        return { ...state, destination: "text" };
      }
      if (besideTheText.has(word)) return { ...state, destination: "other" };
      const isText = state.destination === "text";
      if (word === "title") return { ...state, destination: "title" };
      if (word === "footnote" && isText) return { ...state, destination: "footnote" };
      if (word === "f") return { ...state, font: value };
      if (word === "uc") return { ...state, unicodeSkip: value ?? 1 };
      if (word === "v" || word === "deleted") return { ...state, isHidden: value !== 0 };
      if (word === "plain") return { ...state, isHidden: false };
      if (!isText) return state;
      if (word === "par" || word === "sect" || word === "page") {
        // In a cell a paragraph's end is a space; the cell ends with \cell.
        if (state.isTable) text += " ";
        else endParagraph();
      } else if (word === "pard") {
        isHeading = false;
        return { ...state, isTable: false };
      } else if (word === "outlinelevel") {
        isHeading = value !== null && value < 9;
      } else if (word === "intbl") {
        return { ...state, isTable: true };
      } else if (word === "cell") {
        endCell();
      } else if (word === "row") {
        rows.push(cells);
        cells = [];
      }
      return state;
    },
    /** At a group's end: a footnote is complete, and waits for its paragraph's end. */
    closeDestination(state: State, around: State | undefined) {
      if (state.destination !== "footnote" || around?.destination === "footnote") return;
      const tidy = toOneLine(tidyText(footnote));
      if (tidy !== "") notes.push(tidy);
      footnote = "";
    },
    finish(): DocumentParts {
      if (cells.length > 0) rows.push(cells);
      endParagraph();
      endTable();
      return { title: meantTitle(tidyText(title).trim() || null), blocks };
    },
  };
}
