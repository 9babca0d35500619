import type { TokenRow } from "../models/transformers.ts";
import type { Outputs, RowProcess } from "./startRowProcess.ts";

/** Computes the rows of several questions at once. */
export interface RowPool {
  /**
   * @param rows of one question, the most promising first.
   * @returns the model's outputs for each row, in order.
   * @throws if a row fails, the process that computes it ends, or the signal is given; then the rows that
   *   are not begun are dropped.
   */
  run(rows: readonly TokenRow[], signal?: AbortSignal): Promise<Outputs[]>;
  /** Ends the processes. Rows under way fail. */
  close(): Promise<void>;
}

/**
 * Shares rows out among processes, each of which computes one at a time. Questions are served in the
 * order in which they come, so that as many as can be are answered in time; but one that has many rows
 * goes behind the others after every eight of them.
 *
 * Processes are started when there are rows for them. One that ended is replaced with the next row.
 *
 * @param most how many processes there may be.
 */
export function createRowPool(options: {
  readonly start: () => RowProcess;
  readonly most: number;
}): RowPool {
  const idle: RowProcess[] = [];
  const busy = new Set<RowProcess>();
  const waiting: Question[] = [];
  let isClosed = false;

  function takeProcess(): RowProcess | null {
    for (let process = idle.pop(); process; process = idle.pop()) {
      if (process.isAlive()) return process;
    }
    return busy.size < options.most ? options.start() : null;
  }

  function distribute(): void {
    while (waiting.length > 0) {
      const process = takeProcess();
      if (!process) return;
      busy.add(process);
      void serve(process, takeRow(waiting)).finally(distribute);
    }
  }

  async function serve(process: RowProcess, { question, row, index }: Turn): Promise<void> {
    try {
      question.outputs[index] = await process.run(row);
      question.left -= 1;
      if (question.left === 0) question.resolve(question.outputs);
      idle.push(process);
    } catch (error) {
      drop(question, error);
      // Whatever it was, the next one starts afresh.
      await process.kill();
    } finally {
      busy.delete(process);
    }
  }

  function drop(question: Question, reason: unknown): void {
    const index = waiting.indexOf(question);
    if (index >= 0) waiting.splice(index, 1);
    question.reject(reason);
  }

  return {
    async run(rows, signal) {
      signal?.throwIfAborted();
      if (isClosed) throw new Error("Expected an open reader, but it was closed.");
      if (rows.length === 0) return [];
      let giveUp = () => {};
      const outputs = new Promise<Outputs[]>((resolve, reject) => {
        const question = { rows, outputs: [], next: 0, left: rows.length, resolve, reject };
        giveUp = () => drop(question, signal?.reason);
        waiting.push(question);
      });
      signal?.addEventListener("abort", giveUp);
      distribute();
      return outputs.finally(() => signal?.removeEventListener("abort", giveUp));
    },
    async close() {
      isClosed = true;
      for (const question of waiting.splice(0))
        question.reject(new Error("The reader was closed."));
      await Promise.all([...idle.splice(0), ...busy].map((process) => process.kill()));
    },
  };
}

interface Question {
  readonly rows: readonly TokenRow[];
  readonly outputs: Outputs[];
  /** The row whose turn is next, and how many have no outputs yet. */
  next: number;
  left: number;
  resolve(outputs: Outputs[]): void;
  reject(reason: unknown): void;
}

interface Turn {
  readonly question: Question;
  readonly row: TokenRow;
  readonly index: number;
}

const rowsInATurn = 8;

/** @param waiting at least one question, each with a row that is not begun. */
function takeRow(waiting: Question[]): Turn {
  const [question] = waiting as [Question, ...Question[]];
  const index = question.next;
  const row = question.rows[index] as TokenRow;
  question.next += 1;
  const isDone = question.next === question.rows.length;
  if (isDone || question.next % rowsInATurn === 0) waiting.shift();
  if (!isDone && question.next % rowsInATurn === 0) waiting.push(question);
  return { question, row, index };
}
