/**
 * Reads a folder of documents:
 *
 *     const cache = await openParseCache("data/parsed.gz", await readParserVersion());
 *     const { documents, failures, notes, fingerprint } = await readDocuments("seeds", {}, cache);
 *     await cache.save();
 *
 * The cache is optional and spares the parsing of files that it knows. `fingerprintFolder` tells whether a
 * folder has changed without parsing any of it.
 */
export {
  type DocumentNote,
  fingerprintFolder,
  type PassedOverFile,
  readDocuments,
  type ReadingSettings,
} from "./folders/folder.ts";
export { openParseCache, readParserVersion } from "./parsing/parseCache.ts";
