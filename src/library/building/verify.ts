import { join } from "node:path";
import { documentId, type Span } from "../../documents/index.ts";
import { fingerprintContents } from "./changes.ts";
import { type DatabaseReader, openDatabase, type StoredPassage } from "../rows/database.ts";
import { passageWords } from "../rows/passageWords.ts";
import { pageAt, type StoredDocument } from "../rows/storedDocument.ts";
import { checkWordIndex } from "../rows/wordIndexCheck.ts";
import { findChangedFiles } from "../generations/generationFolder.ts";
import { databaseFile, type Manifest, readManifest, vectorsFile } from "../generations/manifest.ts";
import { vectorEngine } from "../vectors/vectorEngine.ts";
import type { VectorIndex } from "../vectors/vectorIndex.ts";

/**
 * Looks at everything in a generation: checksums, counts, that the documents are those it was built
 * of, that each passage lies in its document and its sentences fill it, none over another, that
 * keyword search finds each passage by its words and no other, and that each sentence has one vector,
 * finite and of length one. It reads the index twice from end to end, and finds all words anew.
 *
 * @param folder as `openCurrentGeneration` gives it.
 * @returns the problems, a sentence each; of each kind at most ten and how many more there are.
 *   Empty: all is well. What depends on a damaged file is not looked at.
 */
export async function verifyGeneration(folder: string): Promise<string[]> {
  let manifest: Manifest;
  try {
    manifest = await readManifest(folder);
  } catch (error) {
    return [messageOf(error)];
  }
  const damaged = await findChangedFiles(folder, manifest.files);
  // A native reader gets nothing that is not as it was written.
  if (damaged.length > 0) return damaged;
  const problems = createProblems();
  let database: DatabaseReader | null = null;
  let vectors: VectorIndex | null = null;
  try {
    database = openDatabase(join(folder, databaseFile));
    const { dimensions } = manifest.embedder;
    const { removedVectors } = manifest.counts;
    vectors = vectorEngine.open(join(folder, vectorsFile), dimensions, removedVectors);
    verifyCounts(manifest, database, vectors, problems);
    verifyContents(manifest, database, problems);
    verifyVectors(verifyDocuments(database, problems), vectors, problems);
    verifyWords(join(folder, databaseFile), database, problems);
  } catch (error) {
    // Counted right and yet not what was written: only a build that went wrong makes such a file.
    problems.add(
      "file",
      `Expected an index in ${folder}, but reading it fails: ${messageOf(error)}`,
    );
  } finally {
    database?.close();
    vectors?.close();
  }
  return problems.list();
}

interface Problems {
  add(kind: string, problem: string): void;
  list(): string[];
}

const mostOfAKind = 10;

function createProblems(): Problems {
  const kinds = new Map<string, { readonly first: string[]; count: number }>();
  return {
    add(kind, problem) {
      const known = kinds.get(kind) ?? { first: [], count: 0 };
      kinds.set(kind, known);
      known.count += 1;
      if (known.first.length < mostOfAKind) known.first.push(problem);
    },
    list: () =>
      Array.from(kinds.values()).flatMap(({ first, count }) =>
        count > first.length ? [...first, `… and ${count - first.length} more like that.`] : first,
      ),
  };
}

function verifyCounts(
  manifest: Manifest,
  database: DatabaseReader,
  vectors: VectorIndex,
  problems: Problems,
): void {
  const { documents, passages, sentences } = manifest.counts;
  const expected = { documents, passages, sentences, vectors: sentences };
  const found = { ...database.counts(), vectors: vectors.size };
  for (const kind of ["documents", "passages", "sentences", "vectors"] as const) {
    if (found[kind] !== expected[kind]) {
      problems.add("count", `Expected ${expected[kind]} ${kind}, got ${found[kind]}.`);
    }
  }
}

/** Which documents there are, at which paths and in which stories: as the build was given them. */
function verifyContents(
  { contents }: Manifest,
  database: DatabaseReader,
  problems: Problems,
): void {
  const documents = database.documents();
  const paths = new Map<string, string>();
  for (const { id, path, paths: all, text } of documents) {
    if (id !== documentId(text)) {
      problems.add("id", `${path}: the id ${id} is not that of its text.`);
    }
    for (const each of new Set([path, ...all])) {
      const other = paths.get(each);
      if (other !== undefined) problems.add("path", `${each} is the path of two documents.`);
      paths.set(each, id);
    }
  }
  const fingerprints = new Map(database.indexedDocuments().map((entry) => [entry.id, entry]));
  const indexed = documents.map(({ id, path, paths: all, story }) => ({
    id,
    path,
    paths: all,
    story,
    fingerprint: fingerprints.get(id)?.fingerprint ?? "",
  }));
  if (contents !== undefined && contents !== fingerprintContents(indexed)) {
    problems.add("contents", "The documents, their paths or their stories are not as given.");
  }
}

function verifyWords(path: string, database: DatabaseReader, problems: Problems): void {
  const check = checkWordIndex(path);
  try {
    for (const document of database.documents()) {
      const passages = database.passagesOf(document.id);
      const words = passageWords(document, passages);
      check.expect(
        passages.flatMap(({ id }, index) => {
          const own = words[index];
          return own ? [{ id, words: own }] : [];
        }),
      );
    }
    for (const id of check.wrongPassages()) {
      problems.add("words", `Keyword search does not find passage ${id} by its words.`);
    }
  } finally {
    check.close();
  }
}

/** @returns whether each sentence that was found has a word in it, by its id. */
function verifyDocuments(database: DatabaseReader, problems: Problems): Map<number, boolean> {
  const sentences = new Map<number, boolean>();
  let passageCount = 0;
  for (const document of database.documents()) {
    const passages = database.passagesOf(document.id);
    passageCount += passages.length;
    const named = passages.map((passage) => ({ ...passage, name: `passage ${passage.id}` }));
    verifySpans(named, { start: 0, end: document.text.length }, document, problems);
    for (const passage of passages) {
      verifyPassage(passage, document, problems);
      for (const { id, start, end } of passage.sentences) {
        sentences.set(id, /[\p{L}\p{N}]/u.test(document.text.slice(start, end)));
      }
    }
  }
  const { passages: allPassages, sentences: allSentences } = database.counts();
  if (passageCount < allPassages) {
    problems.add("lost", `${allPassages - passageCount} passages belong to no document.`);
  }
  if (sentences.size < allSentences) {
    problems.add("lost", `${allSentences - sentences.size} sentences belong to no passage.`);
  }
  return sentences;
}

function verifyPassage(passage: StoredPassage, document: StoredDocument, problems: Problems): void {
  if (passage.sentences.length === 0) {
    problems.add("empty", `${document.path}: passage ${passage.id} has no sentence.`);
  }
  const named = passage.sentences.map((sentence) => ({
    ...sentence,
    name: `sentence ${sentence.id}`,
  }));
  verifySpans(named, { ...passage, name: `passage ${passage.id}` }, document, problems);
  verifyFilled(passage, document, problems);
  verifyPlace(passage, document, problems);
}

/** No word of a passage may stand outside its sentences. */
function verifyFilled(passage: StoredPassage, { path, text }: StoredDocument, problems: Problems) {
  let end = passage.start;
  for (const sentence of [
    ...passage.sentences.toSorted((a, b) => a.start - b.start),
    { start: passage.end, end: passage.end },
  ]) {
    if (/[\p{L}\p{N}]/u.test(text.slice(end, sentence.start))) {
      problems.add(
        "unfilled",
        `${path}: passage ${passage.id} has words in no sentence (${end} to ${sentence.start}).`,
      );
    }
    end = Math.max(end, sentence.end);
  }
}

/** Its heading has to stand above it, and its page has to be the one that begins there or before. */
function verifyPlace(passage: StoredPassage, document: StoredDocument, problems: Problems): void {
  const { id, heading, page, start } = passage;
  if (heading !== null && !document.text.slice(0, start).includes(heading)) {
    problems.add(
      "heading",
      `${document.path}: the heading of passage ${id} does not stand above it.`,
    );
  }
  if (page !== null && page !== pageAt(document, start)) {
    problems.add("page", `${document.path}: passage ${id} is not on page ${page}.`);
  }
}

/** Each has to be inside and none over another; their ids, so their order, may be any. */
function verifySpans(
  spans: readonly (Span & { readonly name: string })[],
  outer: Span & { readonly name?: string },
  { path }: StoredDocument,
  problems: Problems,
): void {
  const { start, end, name: outerName = "the text" } = outer;
  let before: (Span & { readonly name: string }) | null = null;
  for (const span of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const where = `${path}: ${span.name} (${span.start} to ${span.end})`;
    if (!(span.start < span.end)) problems.add("nothing", `${where} holds nothing.`);
    if (span.start < start || span.end > end) {
      problems.add("outside", `${where} is not inside ${outerName} (${start} to ${end}).`);
    }
    if (before && span.start < before.end) {
      problems.add("over", `${where} begins before ${before.name} ends at ${before.end}.`);
    }
    if (!before || span.end > before.end) before = span;
  }
}

function verifyVectors(
  sentences: ReadonlyMap<number, boolean>,
  vectors: VectorIndex,
  problems: Problems,
): void {
  const labels = new Set(vectors.labels());
  for (const id of sentences.keys()) {
    if (!labels.has(id)) problems.add("bare", `Sentence ${id} has no vector.`);
  }
  for (const label of labels) {
    const hasWords = sentences.get(label);
    if (hasWords === undefined) {
      problems.add("stray", `The vector ${label} belongs to no sentence.`);
    }
    const vector = vectors.vector(label);
    const length = Math.hypot(...vector);
    if (!Number.isFinite(length)) {
      problems.add("infinite", `The vector of sentence ${label} has values that are no numbers.`);
    } else if (length === 0 ? hasWords : Math.abs(length - 1) > 0.001) {
      problems.add("length", `The vector of sentence ${label} has length ${length}, not 1.`);
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
