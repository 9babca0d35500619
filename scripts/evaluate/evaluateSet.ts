import { type Answer, type Quote, quoteText } from "../../src/answer/index.ts";
import {
  areaUnderRoc,
  mean,
  measureRankings,
  percentile,
  type RankingFigures,
  share,
} from "./metrics.ts";
import type { SetQuestion } from "./questionSet.ts";
import { type RankedUnits, rankInEveryWay, type Subject } from "./rankings.ts";
import { holdsAnswer, wordF1 } from "./wording.ts";

/** How a library does on one set of questions. What a set cannot measure is `null`. */
export interface SetFigures {
  readonly set: string;
  readonly passages: number;
  readonly questions: number;
  readonly bm25: RankingFigures;
  readonly vectors: RankingFigures;
  readonly hybrid: RankingFigures;
  readonly quote: QuoteFigures;
  readonly verdict: VerdictFigures;
  readonly time: TimeFigures;
}

interface QuoteFigures {
  /**
   * Of the answerable questions whose answers are known: an answer stands in the first quote, or in
   * what would be the first if the verdict were not "none". It measures the choice of quotes;
   * `falseSilences` tells how often the verdict then keeps them back.
   */
  readonly answerInFirst: number | null;
  /** Likewise, in the first quote, if one is shown. */
  readonly shownInFirst: number | null;
  /** Likewise, in any quote shown. */
  readonly answerInAny: number | null;
  /** UTF-16 units of all quotes of an answer, over the answerable questions that got a quote. */
  readonly charactersShown: number | null;
  /** Word F1 of the first quote and the sentences that answer; 0 without a quote. */
  readonly selectedF1: number | null;
}

interface VerdictFigures {
  /** Of the confidence: answerable questions against the set's unanswerable ones. */
  readonly auroc: number | null;
  /** Of the confidence: answerable questions against other sets' questions. */
  readonly offTopicAuroc: number | null;
  /** Of the unanswerable questions: the verdict is "answered". */
  readonly falseAnswers: number | null;
  /** Of the unanswerable questions: the verdict is "weak". */
  readonly weakFalseAnswers: number | null;
  /** Of the answerable questions: the verdict is "none". */
  readonly falseSilences: number | null;
  /**
   * How often the best quote is right, where the confidence is below 0.2, 0.4, 0.6, 0.8 and above;
   * unanswerable questions count as wrong. `null` where no question is.
   */
  readonly reliability: readonly (number | null)[];
}

interface TimeFigures {
  readonly p50Milliseconds: number | null;
  readonly p95Milliseconds: number | null;
  readonly questionsPerSecond: number | null;
}

/**
 * Asks every question, one after the other. Costs an answer for each, and the three rankings for
 * each that has relevant passages; then an answer for each question that is off the topic.
 *
 * @param offTopic questions that are taken to have no answer in this library.
 */
export async function evaluateSet(
  set: { readonly name: string; readonly questions: readonly SetQuestion[] },
  subject: Subject,
  offTopic: readonly string[],
  onProgress?: (questions: { readonly done: number; readonly total: number }) => void,
): Promise<SetFigures> {
  const total = set.questions.length + offTopic.length;
  const asked: AskedQuestion[] = [];
  for (const question of set.questions) {
    asked.push(await askQuestion(question, subject));
    onProgress?.({ done: asked.length, total });
  }
  const offTopicConfidences: number[] = [];
  for (const question of offTopic) {
    offTopicConfidences.push((await subject.ask({ question })).confidence);
    onProgress?.({ done: asked.length + offTopicConfidences.length, total });
  }
  return {
    set: set.name,
    passages: subject.library.manifest.counts.passages,
    questions: set.questions.length,
    ...measureEveryRanking(asked),
    quote: measureQuotes(asked),
    verdict: measureVerdicts(asked, offTopicConfidences),
    time: measureTime(asked),
  };
}

interface AskedQuestion {
  readonly question: SetQuestion;
  readonly answer: Answer;
  readonly milliseconds: number;
  /** `null` for a question without relevant passages, which no ranking can be measured by. */
  readonly ranked: RankedUnits | null;
}

async function askQuestion(question: SetQuestion, subject: Subject): Promise<AskedQuestion> {
  const start = performance.now();
  const answer = await subject.ask({ question: question.text });
  const milliseconds = performance.now() - start;
  const ranked = question.relevant.size > 0 ? await rankInEveryWay(question.text, subject) : null;
  return { question, answer, milliseconds, ranked };
}

function measureEveryRanking(
  asked: readonly AskedQuestion[],
): Pick<SetFigures, "bm25" | "vectors" | "hybrid"> {
  const measure = (way: keyof RankedUnits) =>
    measureRankings(
      asked.flatMap(({ question: { relevant }, ranked }) =>
        ranked === null ? [] : [{ found: ranked[way], relevant }],
      ),
    );
  return { bm25: measure("bm25"), vectors: measure("vectors"), hybrid: measure("hybrid") };
}

function measureQuotes(asked: readonly AskedQuestion[]): QuoteFigures {
  const answerable = asked.filter(({ question }) => question.isAnswerable);
  const known = answerable.filter(({ question }) => question.answers.length > 0);
  const holdsIn =
    (quotesOf: (answer: Answer) => readonly (Quote | undefined)[]) =>
    ({ question, answer }: AskedQuestion) =>
      quotesOf(answer).some(
        (quote) => quote !== undefined && holdsAnswer(quoteText(answer, quote), question.answers),
      );
  const quoted = answerable.filter(({ answer }) => answer.quotes.length > 0);
  const selected = answerable.filter(({ question }) => question.selectedSentences.length > 0);
  return {
    answerInFirst: share(
      known,
      holdsIn(({ quotes, further }) => [quotes[0] ?? further[0]]),
    ),
    shownInFirst: share(
      known,
      holdsIn(({ quotes }) => quotes.slice(0, 1)),
    ),
    answerInAny: share(
      known,
      holdsIn(({ quotes }) => quotes),
    ),
    charactersShown: mean(
      quoted.map(({ answer }) =>
        answer.quotes.reduce((sum, quote) => sum + quote.end - quote.start, 0),
      ),
    ),
    selectedF1: mean(
      selected.map(({ question, answer }) => {
        const [first] = answer.quotes;
        return first ? wordF1(quoteText(answer, first), question.selectedSentences.join(" ")) : 0;
      }),
    ),
  };
}

function measureVerdicts(
  asked: readonly AskedQuestion[],
  offTopicConfidences: readonly number[],
): VerdictFigures {
  const answerable = asked.filter(({ question }) => question.isAnswerable);
  const unanswerable = asked.filter(({ question }) => !question.isAnswerable);
  const confidences = (some: readonly AskedQuestion[]) =>
    some.map(({ answer }) => answer.confidence);
  return {
    auroc: areaUnderRoc(confidences(answerable), confidences(unanswerable)),
    offTopicAuroc: areaUnderRoc(confidences(answerable), offTopicConfidences),
    falseAnswers: share(unanswerable, ({ answer }) => answer.verdict === "answered"),
    weakFalseAnswers: share(unanswerable, ({ answer }) => answer.verdict === "weak"),
    falseSilences: share(answerable, ({ answer }) => answer.verdict === "none"),
    reliability: measureReliability(asked),
  };
}

function measureReliability(asked: readonly AskedQuestion[]): (number | null)[] {
  const known = asked.filter(
    ({ question }) => !question.isAnswerable || question.answers.length > 0,
  );
  return confidenceBins.map(([from, to]) =>
    share(
      known.filter(({ answer }) => answer.confidence >= from && answer.confidence < to),
      ({ question, answer }) => {
        const [best] = [...answer.quotes, ...answer.further];
        return best !== undefined && holdsAnswer(quoteText(answer, best), question.answers);
      },
    ),
  );
}

/** From one confidence up to, and without, another. */
export const confidenceBins = [
  [0, 0.2],
  [0.2, 0.4],
  [0.4, 0.6],
  [0.6, 0.8],
  [0.8, 1.01],
] as const;

function measureTime(asked: readonly AskedQuestion[]): TimeFigures {
  const milliseconds = asked.map((question) => question.milliseconds);
  const average = mean(milliseconds);
  return {
    p50Milliseconds: percentile(milliseconds, 0.5),
    p95Milliseconds: percentile(milliseconds, 0.95),
    questionsPerSecond: average === null ? null : 1_000 / average,
  };
}
