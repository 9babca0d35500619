import { type Library, pageAt } from "../../library/index.ts";
import { type Chats, type FeedbackSummary, findQuotesAgain } from "../../memory/index.ts";
import { toCitation } from "../present/citation.ts";
import { clip } from "../present/clip.ts";
import type { Words } from "../words/words.ts";

/** A report for operators, as things stand. Without entries, its title says all. */
export interface OperatorReport {
  readonly title: string;
  readonly entries: readonly ReportEntry[];
}

export type ReportEntry =
  /** A question, and how often it was asked. */
  | { readonly kind: "question"; readonly count: number; readonly question: string }
  /** A quote as it stands in today's document. */
  | {
      readonly kind: "quote";
      readonly votes: string;
      readonly quote: string;
      /** Where it stands, in two lines: its citation, and the document's path. */
      readonly source: string;
    }
  /** A quote that is no longer in the documents, in words that name its document at the most. */
  | { readonly kind: "lost quote"; readonly votes: string; readonly text: string };

export interface ReportsOptions {
  readonly chats: Pick<Chats, "questions" | "feedback" | "quotes">;
  /** Works with the library of this moment. */
  readonly use: <Result>(work: (library: Library) => Promise<Result>) => Promise<Result>;
  readonly questionLog: "on" | "off";
}

/** The questions of the last week that got no sure answer, most asked first. */
export async function reportUnanswered(
  { chats, questionLog }: ReportsOptions,
  words: Words,
): Promise<OperatorReport> {
  const say = (title: string) => ({ title, entries: [] });
  if (questionLog === "off") return say(words("unanswered-off", { setting: "QUESTION_LOG" }));
  const questions = await chats.questions.unanswered(7);
  if (questions.length === 0) return say(words("unanswered-none"));
  return {
    title: words("unanswered-title", { questions: questions.length }),
    entries: questions.map(({ text, count }) => ({
      kind: "question",
      count,
      question: clip(text.replaceAll(/\s+/gu, " "), 300),
    })),
  };
}

/** The votes of the last 30 days, and the quotes that were disliked most. */
export async function reportFeedback(
  { chats, use }: ReportsOptions,
  words: Words,
): Promise<OperatorReport> {
  const { up, down, mostDisliked } = await chats.feedback.summary(30);
  if (up + down === 0) return { title: words("feedback-none"), entries: [] };
  const title = words("feedback-title", { up, down });
  return {
    title: mostDisliked.length > 0 ? `${title}\n${words("feedback-disliked")}` : title,
    entries: await use((library) => describeDisliked(mostDisliked, { chats, library, words })),
  };
}

async function describeDisliked(
  disliked: FeedbackSummary["mostDisliked"],
  options: Pick<ReportsOptions, "chats"> & { readonly library: Library; readonly words: Words },
): Promise<ReportEntry[]> {
  const { chats, library, words } = options;
  const shown = await chats.quotes.get(disliked.map(({ quoteId }) => quoteId));
  const known = shown.filter((quote) => quote !== null);
  const again = (await findQuotesAgain(known, library)).values();
  return disliked.map(({ up, down }, index) => {
    const votes = `👎 ${down} · 👍 ${up}`;
    const quote = shown[index] ?? null;
    const found = quote && (again.next().value ?? null);
    if (!found) {
      const path = quote ? ` ${clip(quote.path, 200)}` : "";
      return { kind: "lost quote", votes, text: `${words("feedback-quote-gone")}${path}` };
    }
    const { place, document } = found;
    const page = pageAt(document, place.start);
    const { title, details } = toCitation(document, words, { page });
    return {
      kind: "quote",
      votes,
      quote: document.text.slice(place.start, place.end),
      source: `${title} · ${details}\n${clip(document.path, 200)}`,
    };
  });
}
