import type { RichMessage } from "grammy/types";
import { badRequest, isObject } from "./rules.ts";

/**
 * Checks a rich message against what Telegram documents of blocks, for the kinds that our bot sends.
 * Telegram's words for refusing one are not documented; these are our own.
 */
export function readRichMessage(value: unknown): RichMessage {
  if (!isObject(value)) throw badRequest("rich message is empty");
  const { blocks } = value;
  if (value["html"] !== undefined || value["markdown"] !== undefined) {
    throw badRequest("expected blocks: markup is not parsed here");
  }
  if (!Array.isArray(blocks) || blocks.length === 0) throw badRequest("rich message is empty");
  const found: Found = { blocks: 0, text: "", references: new Set(), links: new Set() };
  for (const block of blocks as unknown[]) readBlock(block, found);
  if (found.blocks > 500) throw badRequest("rich message has too many blocks");
  if (found.text.length > 32_768) throw badRequest("rich message is too long");
  for (const name of found.links) {
    if (!found.references.has(name)) throw badRequest(`reference ${String(name)} not found`);
  }
  return { blocks: blocks as RichMessage["blocks"] };
}

interface Found {
  blocks: number;
  text: string;
  readonly references: Set<unknown>;
  readonly links: Set<unknown>;
}

function readBlock(block: unknown, found: Found): void {
  if (!isObject(block)) throw badRequest("can't parse rich block: expected an Object");
  found.blocks += 1;
  const { type } = block;
  if (type === "paragraph" || type === "footer") return readText(block["text"], found);
  if (type === "details") readText(block["summary"], found);
  const inner = block["blocks"];
  if ((type !== "blockquote" && type !== "details") || !Array.isArray(inner)) {
    throw badRequest(`can't parse rich block of the type ${String(type)}`);
  }
  for (const entry of inner as unknown[]) readBlock(entry, found);
}

function readText(text: unknown, found: Found): void {
  if (typeof text === "string") {
    found.text += text;
    return;
  }
  if (Array.isArray(text)) {
    for (const piece of text as unknown[]) readText(piece, found);
    return;
  }
  if (!isObject(text)) throw badRequest("can't parse rich text");
  const { type } = text;
  if (type === "reference") found.references.add(text["name"]);
  else if (type === "reference_link") found.links.add(text["reference_name"]);
  else if (type === "url" && typeof text["url"] !== "string") throw badRequest("url is missing");
  else if (type !== "bold" && type !== "marked" && type !== "url") {
    throw badRequest(`can't parse rich text of the type ${String(type)}`);
  }
  readText(text["text"], found);
}
