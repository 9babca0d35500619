import { extname } from "node:path";
import { type DocumentParts, type SourceFile, UnreadableDocumentError } from "../document.ts";
import { decodeText } from "../files/encoding.ts";
import { type FormatOptions, formatOf, loadReader, readableEndings } from "../formats/formats.ts";
import { dropFurniture } from "../folders/furniture/furniture.ts";
import { detectLanguage, isOtherLanguage } from "../facts/detectLanguage.ts";
import { readMetadata, withMetadata } from "../facts/metadata.ts";

/** A file understood by itself, before the others of its folder are looked at. Plain data. */
export interface ParsedFile {
  readonly path: string;
  readonly contentHash: string;
  readonly parts: DocumentParts;
}

/**
 * Reads a file's blocks and what it states of itself. But for the `path` and `contentHash` that it
 * hands on, the result depends on the file's bytes, its sidecar's, its extension and the options only.
 *
 * @throws UnreadableDocumentError, and nothing else, whatever the bytes are.
 */
export async function parseFile(
  file: SourceFile,
  options: FormatOptions = { textRecognition: [] },
): Promise<ParsedFile> {
  const { path, contentHash } = file;
  const extension = extname(path).toLowerCase();
  const format = formatOf(path);
  if (format === null) {
    const known = readableEndings.join(", ");
    throw new UnreadableDocumentError(
      `Expected one of ${known}, got ${extension || "no extension"}. Convert it, or take it out of the folder.`,
    );
  }
  try {
    const read = await loadReader(format);
    const parts = dropInvisible(await read(file.bytes, options));
    const stated = file.sidecar && readMetadata(decodeText(file.sidecar), "its .meta.yaml");
    const known = stated ? withMetadata(stated, parts) : parts;
    if (parts.members?.length === 0) {
      throw new UnreadableDocumentError(
        "Expected messages with text, found none. Export it again, or take it out of the folder.",
      );
    }
    const members = parts.members?.map((member) => ({
      ...understand(dropInvisible(member)),
      name: member.name,
    }));
    return { path, contentHash, parts: { ...understand(known), ...(members && { members }) } };
  } catch (error) {
    if (error instanceof UnreadableDocumentError) throw error;
    throw new UnreadableDocumentError(
      `Expected a ${extension} file, got one that its reader fails on (${error instanceof Error ? error.message : String(error)}). Save it anew, or take it out of the folder.`,
    );
  }
}

const unreadableSign = "\uFFFD";

/** Settles what language a text is in, by which its furniture is told. */
function understand(parts: DocumentParts): DocumentParts {
  const detectedLanguage = detectLanguage(parts.blocks);
  const declared = parts.language ?? null;
  const isBelieved =
    parts.isLanguageStated === true || !isOtherLanguage(parts.blocks, declared, detectedLanguage);
  const language = isBelieved ? declared : null;
  const { blocks } = dropFurniture({ ...parts, language: language ?? detectedLanguage });
  const notes = [...(parts.notes ?? []), ...noteDamage(blocks)];
  return { ...parts, blocks, language, detectedLanguage, notes };
}

function noteDamage(blocks: DocumentParts["blocks"]): string[] {
  const first = blocks.find(({ text }) => text.includes(unreadableSign));
  if (!first) return [];
  const count = blocks.reduce((sum, { text }) => sum + text.split(unreadableSign).length - 1, 0);
  const at = first.text.indexOf(unreadableSign);
  const around = first.text.slice(Math.max(0, at - 20), at + 20);
  return [
    `${count === 1 ? "One sign" : `${count} signs`} could not be read, the first in "${around}"`,
  ];
}

/** Soft hyphens and spaces without width say where a word may be broken; no reader sees them. */
function dropInvisible(parts: DocumentParts): DocumentParts {
  const visible = (text: string) => text.replaceAll(/[\u00AD\u200B\u2060]/g, "");
  return {
    ...parts,
    title: parts.title === null ? null : visible(parts.title),
    blocks: parts.blocks.map((block) => ({ ...block, text: visible(block.text) })),
  };
}
