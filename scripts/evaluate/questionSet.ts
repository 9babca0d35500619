import { readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { z } from "zod";

/** A corpus and questions to ask of it, with what should come. */
export interface QuestionSet {
  /** The folder's own name. */
  readonly name: string;
  /** In the order of the file; their ids are unique. At least one. */
  readonly corpus: readonly CorpusPassage[];
  /** At least one. */
  readonly questions: readonly SetQuestion[];
}

export interface CorpusPassage {
  readonly id: string;
  readonly title: string | null;
  /** May be empty. */
  readonly text: string;
}

export interface SetQuestion {
  readonly text: string;
  /** Any of them is right; none if the set does not say. */
  readonly answers: readonly string[];
  readonly isAnswerable: boolean;
  /** The sentences of the corpus that answer; none if the set does not say. */
  readonly selectedSentences: readonly string[];
  /** The grade of each relevant passage, by its id; empty if the set does not say. */
  readonly relevant: ReadonlyMap<string, number>;
}

/** A folder is no question set. The message names file and line. */
class QuestionSetError extends Error {
  override readonly name = "QuestionSetError";
}

/**
 * Reads a folder of three files:
 *
 *     corpus.jsonl    {"id": "p1", "title": "Harbour", "text": "It opens at six."}    title optional
 *     queries.jsonl   {"id": "q1", "text": "When does it open?", "answers": ["at six"]}
 *                     {"id": "q2", "text": "Who owns it?", "unanswerable": true}
 *     qrels.tsv       q1 ⇥ p1 ⇥ 1                                   question, passage, grade
 *
 * A question may also have `selected_sentences`. Other keys are left alone.
 *
 * @throws QuestionSetError for the first line that makes no sense.
 */
export async function readQuestionSet(folder: string): Promise<QuestionSet> {
  const corpus = await readJsonLines(folder, "corpus.jsonl", corpusSchema);
  const queries = await readJsonLines(folder, "queries.jsonl", querySchema);
  const grades = await readGrades(folder, {
    questions: new Set(queries.map(({ id }) => id)),
    passages: new Set(corpus.map(({ id }) => id)),
  });
  return {
    name: basename(resolve(folder)),
    corpus: corpus.map(({ id, title, text }) => ({ id, title: title?.trim() || null, text })),
    questions: queries.map((query) => ({
      text: query.text,
      answers: query.answers,
      isAnswerable: !query.unanswerable,
      selectedSentences: query.selected_sentences,
      relevant: grades.get(query.id) ?? new Map<string, number>(),
    })),
  };
}

const id = z.string().min(1);
const corpusSchema = z.object({ id, title: z.string().nullish(), text: z.string() });
const querySchema = z.object({
  id,
  text: z.string().trim().min(1),
  answers: z.array(z.string().trim().min(1)).default([]),
  unanswerable: z.boolean().default(false),
  selected_sentences: z.array(z.string()).default([]),
});

async function readJsonLines<Line extends { readonly id: string }>(
  folder: string,
  name: string,
  schema: z.ZodType<Line>,
): Promise<Line[]> {
  const seen = new Set<string>();
  const lines = (await readLines(folder, name)).map(({ written, place }) => {
    const line = schema.safeParse(parseJson(written, place));
    if (!line.success) {
      const problems = line.error.issues.map((issue) => {
        const key = issue.path.join(".");
        return key === "" ? issue.message : `${key}: ${issue.message}`;
      });
      throw new QuestionSetError(`${place}: ${problems.join("; ")}. Correct the line.`);
    }
    if (seen.has(line.data.id)) {
      throw new QuestionSetError(
        `${place}: expected each id once, got "${line.data.id}" again. Correct the line.`,
      );
    }
    seen.add(line.data.id);
    return line.data;
  });
  if (lines.length === 0) {
    throw new QuestionSetError(`Expected at least one line in ${join(folder, name)}, got none.`);
  }
  return lines;
}

function parseJson(written: string, place: string): unknown {
  try {
    return JSON.parse(written);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new QuestionSetError(`${place}: expected JSON (${reason}). Correct the line.`, {
      cause: error,
    });
  }
}

/** What is relevant to each question, by ids; a grade of 0 means that a passage is not. */
async function readGrades(
  folder: string,
  known: { readonly questions: ReadonlySet<string>; readonly passages: ReadonlySet<string> },
): Promise<Map<string, Map<string, number>>> {
  const grades = new Map<string, Map<string, number>>();
  for (const { written, place } of await readLines(folder, "qrels.tsv")) {
    const [question = "", passage = "", grade = "", ...rest] = written.split("\t");
    const problem =
      rest.length > 0 || !/^\d+$/.test(grade)
        ? `expected question, passage and a grade of 0 or more with tabs between them, got "${written}"`
        : !known.questions.has(question)
          ? `expected the id of a question in queries.jsonl, got "${question}"`
          : !known.passages.has(passage)
            ? `expected the id of a passage in corpus.jsonl, got "${passage}"`
            : null;
    if (problem !== null) throw new QuestionSetError(`${place}: ${problem}. Correct the line.`);
    if (Number(grade) === 0) continue;
    const ofQuestion = grades.get(question) ?? new Map<string, number>();
    grades.set(question, ofQuestion.set(passage, Number(grade)));
  }
  return grades;
}

/** The lines of a file that are not blank, each with its place: "news/qrels.tsv, line 3". */
async function readLines(
  folder: string,
  name: string,
): Promise<{ written: string; place: string }[]> {
  const path = join(folder, name);
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw new QuestionSetError(
      `Expected a folder with corpus.jsonl, queries.jsonl and qrels.tsv, but ${path} cannot be read. Name another folder.`,
      { cause: error },
    );
  });
  return text
    .split(/\r?\n/)
    .map((written, index) => ({ written, place: `${path}, line ${index + 1}` }))
    .filter(({ written }) => written.trim() !== "");
}
