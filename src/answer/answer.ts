import type { Embedder } from "../embedding/index.ts";
import type { Library, StoredDocument, StoredPassage } from "../library/index.ts";
import {
  blendWithPrevious,
  followUpWeight,
  hasOwnTerms,
  mergeWithPrevious,
} from "./question/followUp.ts";
import { detectForeignLanguage } from "./question/foreignLanguage.ts";
import { withoutInvisible } from "./question/invisible.ts";
import { type Correction, type Question, readQuestion } from "./question/question.ts";
import { type Candidate, createQuoteFinder } from "./quotes/quoteFinder.ts";
import type { Place, ShownQuote } from "./quotes/quote.ts";
import type { QuoteModel, VerdictThresholds } from "./quotes/quoteModel.ts";
import { type PassageReader, readPassages } from "./reading/passageReading.ts";
import { orderByReading } from "./reading/judgeReading.ts";
import { rankPassages } from "./retrieval/ranking.ts";
import { findDisagreement, type Disagreement } from "./sources/disagreement.ts";
import { mergeEquivalentQuotes } from "./sources/equivalentQuotes.ts";
import type { Judgement, Verdict } from "./grading/verdict.ts";

/** What the documents say to a question. "none" is an answer like the others, without quotes. */
export interface Answer {
  readonly question: string;
  /** The words of the question that were taken for typing errors, and for what; in order. */
  readonly corrections: readonly Correction[];
  readonly verdict: Verdict;
  /** The probability that the best quote answers the question, 0 to 1; 0 without a quote. */
  readonly confidence: number;
  /** Best first: one to three if answered, one if weak, none if none. */
  readonly quotes: readonly ShownQuote[];
  /** The next best after `quotes`, for a reader who wants more; at most five. */
  readonly further: readonly ShownQuote[];
  /** Two of `quotes` that give different figures, dates or names; `null` if the sources agree. */
  readonly disagreement: Disagreement | null;
  /**
   * When the newest quoted document was published, if the question asks how things stand now;
   * otherwise `null`.
   */
  readonly newest: string | null;
  /**
   * The question's language, if no document is in it and the answer is not sure; otherwise `null`.
   */
  readonly foreignLanguage: string | null;
  /** Ids of the documents nearest to the question, quoted or not; best first, at most three. */
  readonly nearest: readonly string[];
  /** Every document named above, by id, as it was when the answer was found. */
  readonly sources: ReadonlyMap<string, StoredDocument>;
}

/** What is asked. */
export interface Asked {
  readonly question: string;
  /**
   * The question before this one, for a follow-up such as "and when?". Ignored if this question
   * stands alone. Default: none.
   */
  readonly previous?: string | null;
  /** Words that the question is about: passages near them come first. Default: none. */
  readonly near?: Pick<Place, "documentId" | "start" | "end"> | null;
  /**
   * The question is a document's headline, of which more is wanted. If it asks something ("How much will the
   * harbour cost?"), the document need not answer that. Default: no.
   */
  readonly isHeadline?: boolean;
}

/** Finds the quotes that answer a question. */
export type Ask = (asked: Asked) => Promise<Answer>;

export interface AskModels {
  readonly quoteModel: QuoteModel;
  /** Default: the library's own, else the quote model's. */
  readonly thresholds?: VerdictThresholds;
  /** Reads the best passages, so that order, quote and verdict come from what it finds. Default: none. */
  readonly passageReader?: PassageReader | null;
}

/**
 * Creates a function that answers from one library. It keeps nothing between questions but word
 * vectors, may be called concurrently, and throws for no question. An answer costs about 10 ms at
 * 1,000 passages with the embedded model.
 *
 * @param embedder the one the library was built with, with the prefix for questions if its model
 *   needs one.
 */
export function createAsk(
  library: Library,
  embedder: Pick<Embedder, "embed" | "knowsWord">,
  models: AskModels,
): Ask {
  const finder = createQuoteFinder({ library, embedder, ...models });
  const answer = async (
    { question, vector }: EmbeddedQuestion,
    near: Asked["near"] = null,
    passageReader: PassageReader | null = models.passageReader ?? null,
  ) => {
    const ranking = await rankPassages(library, question, vector, near);
    const depth = passageReader ? maxMatchedToRead : maxMatchedPassages;
    const matched = await finder.matchPassages(question, ranking.slice(0, depth));
    const readings = await readPassages(passageReader, question, matched.passages);
    const candidates = finder.chooseQuotes(question, matched, maxQuotedPassages, readings);
    // What a reader has judged to be no answer is not offered as one.
    return composeAnswer(question, candidates, library.languages, readings !== null);
  };
  return async ({ question: asked, previous = null, near = null, isHeadline = false }) => {
    const text = withoutInvisible(asked);
    const { alone, followUp } = await embedQuestion(text, previous, library, embedder);
    if (isHeadline) {
      // Whatever figure or date it asks for: more of its document is wanted, not that.
      return answer({ ...alone, question: { ...alone.question, answerTypes: [] } }, near, null);
    }
    if (!followUp) return answer(alone, near);
    const leaning = await answer(followUp, near);
    if (!hasOwnTerms(alone.question)) return leaning;
    // "What is a quay?" after a question on ships is answered better without them.
    const own = await answer(alone, near);
    return own.verdict === "answered" && own.confidence >= leaning.confidence ? own : leaning;
  };
}

function composeAnswer(
  question: Question,
  candidates: readonly Candidate[],
  languages: Library["languages"],
  onlyAnswers: boolean,
): Answer {
  const { verdict, confidence } = candidates[0] ?? nothingFound;
  const merged = mergeEquivalentQuotes(candidates, question.text);
  const sure = merged.filter((found, index) => index === 0 || found.verdict === "answered");
  const { shown, disagreement } = findDisagreement(question, sure, maxQuotes[verdict]);
  // Where nothing answers, `further` says what was nearest; it is not offered then.
  const isOffered = onlyAnswers && verdict !== "none";
  const further = merged.filter(
    (candidate) => !shown.includes(candidate) && !(isOffered && candidate.verdict === "none"),
  );
  return {
    question: question.text,
    corrections: question.corrections,
    verdict,
    confidence,
    quotes: shown.map(({ quote }) => quote),
    further: further.slice(0, maxFurtherQuotes).map(({ quote }) => quote),
    disagreement,
    newest: question.asksForLatest ? newestOf(shown) : null,
    foreignLanguage:
      verdict === "answered" ? null : detectForeignLanguage(question.text, languages),
    nearest: [...new Set(candidates.map(({ document }) => document.id))].slice(0, 3),
    sources: new Map(candidates.map(({ document }) => [document.id, document])),
  };
}

/**
 * Creates a function that gives the order in which an answer considers passages, to measure it.
 *
 * @returns for a question, best first: the passages that are matched term by term, then all others
 *   that either search found.
 */
export function createRank(
  library: Library,
  embedder: Pick<Embedder, "embed" | "knowsWord">,
  { quoteModel, passageReader = null }: Pick<AskModels, "quoteModel" | "passageReader">,
): (question: string) => Promise<StoredPassage[]> {
  const finder = createQuoteFinder({ library, embedder, quoteModel });
  const depth = passageReader ? maxMatchedToRead : maxMatchedPassages;
  return async (text) => {
    const { alone } = await embedQuestion(text, null, library, embedder);
    const { question, vector } = alone;
    const ranking = await rankPassages(library, question, vector);
    const matched = await finder.matchPassages(question, ranking.slice(0, depth));
    const readings = await readPassages(passageReader, question, matched.passages);
    const first = orderByReading(matched.passages, readings);
    return [
      ...first.map(({ passage: { evidence } }) => evidence.ranked.passage),
      ...ranking.slice(depth).map(({ passage }) => passage),
    ];
  };
}

/** The words of a quote, as its document has them. */
export function quoteText(
  answer: Pick<Answer, "sources">,
  quote: Pick<Place, "documentId" | "start" | "end">,
): string {
  return sourceOf(answer, quote).text.slice(quote.start, quote.end);
}

/**
 * The document of one of an answer's quotes.
 *
 * @throws Error if the quote is from another answer.
 */
export function sourceOf(
  answer: Pick<Answer, "sources">,
  { documentId }: Pick<Place, "documentId">,
): StoredDocument {
  const document = answer.sources.get(documentId);
  if (!document) throw new Error(`Expected a quote of this answer, got one of ${documentId}.`);
  return document;
}

const nothingFound: Judgement = { verdict: "none", confidence: 0 };
const maxQuotes: Readonly<Record<Verdict, number>> = { answered: 3, weak: 1, none: 0 };
const maxFurtherQuotes = 5;
// Beyond the first ten, matching never brought a passage to the top on any question set.
const maxMatchedPassages = 12;
// With a reader, the ones further down have a chance.
const maxMatchedToRead = 24;
// Three to show and more to follow; some of them say the same.
const maxQuotedPassages = 6;

interface EmbeddedQuestion {
  readonly question: Question;
  readonly vector: Float32Array;
}

/**
 * Reads a question and embeds it: alone, and, if it is a follow-up, together with the previous one.
 */
async function embedQuestion(
  text: string,
  previousText: string | null,
  library: Library,
  embedder: Pick<Embedder, "embed" | "knowsWord">,
): Promise<{ alone: EmbeddedQuestion; followUp: EmbeddedQuestion | null }> {
  const question = await readQuestion(text, library, embedder);
  const weight = previousText === null ? 0 : followUpWeight(question);
  const previous =
    previousText !== null && weight > 0
      ? await readQuestion(previousText, library, embedder)
      : null;
  const [vector = new Float32Array(), previousVector] = await embedder.embed(
    previous ? [question.correctedText, previous.correctedText] : [question.correctedText],
  );
  const alone = { question, vector };
  if (!previous || !previousVector) return { alone, followUp: null };
  const followUp = {
    question: mergeWithPrevious(question, previous),
    vector: blendWithPrevious(vector, previousVector, weight),
  };
  return { alone, followUp };
}

function newestOf(shown: readonly { readonly document: StoredDocument }[]): string | null {
  return (
    shown
      .flatMap(({ document }) => document.published ?? [])
      .toSorted()
      .at(-1) ?? null
  );
}
