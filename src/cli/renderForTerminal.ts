import colors from "picocolors";
import type { Block, Citation } from "../service/index.ts";

/**
 * An answer's blocks for a terminal, with what answers in bold where it can show that:
 *
 *     “The bridge is 140 metres long.”
 *       [1] The bridge · Port Gazette · 29 Jun 2026
 *           https://example.org/bridge
 *           also in The river · 1 Jun 2026
 */
export function renderForTerminal(blocks: readonly Block[]): string {
  return blocks
    .map((block, index) => {
      const isUnderQuote = block.kind === "citation" || block.kind === "also in";
      return `${index === 0 ? "" : isUnderQuote ? "\n" : "\n\n"}${renderBlock(block)}`;
    })
    .join("");
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case "note":
    case "hint":
      return block.text;
    case "quote":
      return `“${emphasise(block)}”`;
    case "citation": {
      const { citation, number } = block;
      const place = colors.dim(`      ${citation.url ?? citation.path}`);
      return `  ${number === null ? "" : `[${number}] `}${writeCitation(citation)}\n${place}`;
    }
    case "also in": {
      const { before, citations, after } = block;
      return `      ${before}${citations.map(writeCitation).join("; ")}${after}`;
    }
    case "nearest":
      return [block.text, ...block.citations.map((each) => `  ${writeCitation(each)}`)].join("\n");
  }
}

function writeCitation({ title, details }: Citation): string {
  return `${title} · ${details}`;
}

function emphasise({ text, marks }: Extract<Block, { kind: "quote" }>): string {
  let shown = "";
  let position = 0;
  for (const mark of marks) {
    shown += text.slice(position, mark.start) + colors.bold(text.slice(mark.start, mark.end));
    position = mark.end;
  }
  return shown + text.slice(position);
}
