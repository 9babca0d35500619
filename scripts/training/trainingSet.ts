import { readFile } from "node:fs/promises";
import { z } from "zod";
import { UsageError } from "../../src/cli/command.ts";

/** Passages, each once, and questions that one of them answers. */
export interface TrainingSet {
  readonly name: string;
  readonly corpus: readonly { readonly id: string; readonly title: null; readonly text: string }[];
  readonly questions: readonly {
    readonly text: string;
    readonly passageId: string;
    readonly answers: readonly string[];
  }[];
}

const lineSchema = z.object({
  question: z.string().min(1),
  passage: z.string().min(1),
  answers: z.array(z.string().min(1)).min(1),
});

/** @throws UsageError naming the first line that makes no sense. */
export async function readTrainingSet(path: string): Promise<TrainingSet> {
  const lines = (await readFile(path, "utf8")).split("\n").filter((line) => line.trim() !== "");
  const ids = new Map<string, string>();
  const questions = lines.map((line, index) => {
    const parsed = lineSchema.safeParse(parseLine(line));
    if (!parsed.success) {
      throw new UsageError(
        `Expected {"question", "passage", "answers"} in line ${index + 1} of ${path}, got ${line.slice(0, 80)}`,
      );
    }
    const { question, passage, answers } = parsed.data;
    const passageId = ids.get(passage) ?? `p${ids.size}`;
    ids.set(passage, passageId);
    return { text: question, passageId, answers };
  });
  const corpus = [...ids].map(([text, id]) => ({ id, title: null, text }));
  return { name: "training", corpus, questions };
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Told with the line's number by the caller, like any other wrong line.
    return null;
  }
}
