import type { OpenIndex } from "../../src/service/index.ts";
import {
  createSnapshot,
  type DigestItem,
  getQuotedDocuments,
  maxDigestQuoteLength,
  type ShownPassage,
  type Snapshot,
} from "../../src/digest/index.ts";
import type { Span } from "../../src/documents/index.ts";
import type { Library } from "../../src/library/index.ts";
import { findTerms } from "../../src/passages/index.ts";
import { type Rouge, rouge } from "./rouge.ts";

/** What digests of a library's documents are like. Shares are from 0 to 1. */
export interface DigestFigures {
  readonly documents: number;
  /** The documents that were quoted under their own headline. */
  readonly quoted: number;
  /** What the quotes share with their documents' headlines. */
  readonly chosen: Rouge;
  /** What as many sentences from the beginning of the same documents share with them. */
  readonly lead: Rouge;
  /** Of all quotes: whole sentences at their position, and not too long. It must be 1. */
  readonly verbatim: number;
  /** Of all quotes, and of all beginnings: those that begin with a pronoun for who knows whom. */
  readonly pronouns: { readonly chosen: number; readonly lead: number };
  /**
   * Of all quotes: those that another document, at most 30 days older or newer, is quoted with too, but for
   * months and years. It should be 0.
   */
  readonly formulas: number;
  /** Days without news for which a passage was drawn from the archive, and those it came again. */
  readonly archive: { readonly days: number; readonly drawn: number; readonly repeats: number };
  /** The mean, and the slowest, of the digests of new documents. */
  readonly milliseconds: { readonly mean: number; readonly most: number };
}

/**
 * Measures digests as a chat gets them: eight documents are new each time, until each has been, and
 * then nothing is for 90 days. Costs about 50 ms for each eight of 1,000 documents.
 *
 * @param date of the first day.
 */
export async function measureDigest(
  app: Pick<OpenIndex, "use" | "digest">,
  { date }: { readonly date: string },
): Promise<DigestFigures> {
  const { snapshot, documents } = await app.use(async (library) => ({
    snapshot: await createSnapshot(library),
    documents: await library.listDocuments(),
  }));
  const told: ToldItem[] = [];
  const milliseconds: number[] = [];
  for (let start = 0; start < documents.length; start += newAtOnce) {
    const ids = new Set(documents.slice(start, start + newAtOnce).map(({ id }) => id));
    const seen = { documents: snapshot.documents.filter((entry) => !ids.has(entry.documentId)) };
    const before = performance.now();
    const digest = await app.digest({ seen, today: date, length: newAtOnce });
    milliseconds.push(performance.now() - before);
    if (digest === "nothing") continue;
    const quoted = digest.items.filter(({ quotes }) => quotes.length > 0);
    told.push(...(await app.use((library) => readItems(quoted, library))));
  }
  const quotes = told.flatMap((item) => item.quotes);
  return {
    documents: documents.length,
    quoted: told.length,
    chosen: meanRouge(told.map(({ chosen, title }) => rouge(chosen, title))),
    lead: meanRouge(told.map(({ lead, title }) => rouge(lead, title))),
    verbatim: share(quotes, ({ isVerbatim }) => isVerbatim),
    pronouns: {
      chosen: share(quotes, ({ text }) => beginsWithPronoun.test(text)),
      lead: share(told, ({ leadText }) => beginsWithPronoun.test(leadText)),
    },
    formulas: share(quotes, (quote) => quotes.some((other) => isRepeatOf(other, quote))),
    archive: await measureArchive(app, snapshot, date),
    milliseconds: { mean: mean(milliseconds), most: Math.max(0, ...milliseconds) },
  };
}

/** The figures for people. */
export function describeFigures(figures: DigestFigures): string {
  const { chosen, lead, pronouns, archive, milliseconds } = figures;
  return [
    `${figures.documents} documents, ${figures.quoted} of them headline a story with a quote.`,
    `                          chosen  lead`,
    `ROUGE-1 with the headline  ${chosen.words.toFixed(3)}  ${lead.words.toFixed(3)}`,
    `ROUGE-L with the headline  ${chosen.order.toFixed(3)}  ${lead.order.toFixed(3)}`,
    `begins with a pronoun      ${pronouns.chosen.toFixed(3)}  ${pronouns.lead.toFixed(3)}`,
    `verbatim                   ${figures.verbatim.toFixed(3)}`,
    `formulas within 30 days    ${figures.formulas.toFixed(3)}`,
    `From the archive on ${archive.drawn} of ${archive.days} days, again within 60 days: ${archive.repeats}.`,
    `A digest takes ${milliseconds.mean.toFixed(0)} ms, the slowest ${milliseconds.most.toFixed(0)} ms.`,
  ].join("\n");
}

const newAtOnce = 8;

// Apart from what the digest itself looks at: that it agrees with itself would tell nothing.
const beginsWithPronoun =
  /^["“«„(]*(?:He|She|It|They|We|This|That|These|Those|His|Her|Its|Their|Він|Вона|Воно|Вони|Його|Її|Їх|Это|Он|Она|Они|Его|Её|Ее|Их|Це|Viņš|Viņa|Viņi|Tas|Tā)(?!\p{L})/u;

interface ToldItem {
  /** Stems, in order. */
  readonly title: readonly string[];
  readonly chosen: readonly string[];
  /** Of as many sentences from the document's beginning. */
  readonly lead: readonly string[];
  readonly leadText: string;
  readonly quotes: readonly ToldQuote[];
}

interface ToldQuote {
  readonly text: string;
  readonly isVerbatim: boolean;
  readonly documentId: string;
  /** `null` if its document bears no date. */
  readonly published: string | null;
}

/** Whether two documents of a month are quoted with the same words. */
function isRepeatOf(one: ToldQuote, other: ToldQuote): boolean {
  if (one.documentId === other.documentId) return false;
  const days =
    Math.abs(Date.parse(one.published ?? "") - Date.parse(other.published ?? "")) / 86_400_000;
  return days <= 30 && withoutDates(one.text) === withoutDates(other.text);
}

function withoutDates(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}.]+/gu) ?? [];
  return words.filter((word) => !months.has(word) && !/^(?:19|20)\d\d$/.test(word)).join(" ");
}

const months: ReadonlySet<string> = new Set(
  "january february march april may june july august september october november december".split(
    " ",
  ),
);

async function readItems(
  items: readonly Pick<DigestItem, "quotes">[],
  library: Library,
): Promise<ToldItem[]> {
  const ids = items.flatMap(({ quotes }) => quotes[0]?.documentId ?? []);
  const documents = await library.getDocuments(ids);
  const passages = await library.getPassages(ids);
  return items.flatMap(({ quotes }) => {
    const document = documents.get(quotes[0]?.documentId ?? "");
    if (!document) return [];
    const { language, text, title } = document;
    const sentences = (passages.get(document.id) ?? []).flatMap((passage) => passage.sentences);
    const isChosen = (sentence: Span) =>
      quotes.some(({ start, end }) => sentence.start >= start && sentence.end <= end);
    const lead = sentences.slice(0, sentences.filter(isChosen).length);
    const stemsOf = (words: string) => findTerms(words, language).map(({ stem }) => stem);
    const textOf = ({ start, end }: Span) => text.slice(start, end);
    return [
      {
        title: stemsOf(title),
        chosen: quotes.flatMap((quote) => stemsOf(textOf(quote))),
        lead: lead.flatMap((sentence) => stemsOf(textOf(sentence))),
        leadText: lead.slice(0, 1).map(textOf).join(""),
        quotes: quotes.map((quote) => ({
          text: textOf(quote),
          documentId: document.id,
          published: document.published,
          isVerbatim:
            quote.documentId === document.id &&
            quote.end - quote.start <= maxDigestQuoteLength &&
            sentences.some(({ start }) => start === quote.start) &&
            sentences.some(({ end }) => end === quote.end),
        })),
      },
    ];
  });
}

async function measureArchive(
  app: Pick<OpenIndex, "use" | "digest">,
  seen: Snapshot,
  date: string,
): Promise<DigestFigures["archive"]> {
  const recentlyShown: ShownPassage[] = [];
  const lastShown = new Map<string, number>();
  let repeats = 0;
  for (let day = 0; day < archiveDays; day += 1) {
    const today = new Date(Date.parse(date) + day * 86_400_000).toISOString().slice(0, 10);
    const digest = await app.digest({ seen, today, archive: { seed: "measured", recentlyShown } });
    if (digest === "nothing" || !digest.shown) continue;
    recentlyShown.push(digest.shown);
    const quotes = digest.items.flatMap((item) => item.quotes);
    const documents = await app.use((library) => getQuotedDocuments(library, [digest]));
    const texts = quotes.map(({ documentId, start, end }) =>
      documents.get(documentId)?.text.slice(start, end),
    );
    for (const text of texts) {
      const last = lastShown.get(text ?? "");
      if (last !== undefined && day - last <= 60) repeats += 1;
      lastShown.set(text ?? "", day);
    }
  }
  return { days: archiveDays, drawn: recentlyShown.length, repeats };
}

const archiveDays = 90;

function meanRouge(scores: readonly Rouge[]): Rouge {
  return {
    words: mean(scores.map(({ words }) => words)),
    order: mean(scores.map(({ order }) => order)),
  };
}

/** 0 for none. */
function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function share<Item>(items: readonly Item[], has: (item: Item) => boolean): number {
  return items.filter(has).length / Math.max(1, items.length);
}
