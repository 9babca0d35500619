import type { AskingWords, Language, Quantity, QuestionWords, Unit } from "../language.ts";
import { alternatives, wordsSource } from "../patterns.ts";
import { forLanguages } from "../registry.ts";

/** What kinds of thing a question may ask for, in the order in which its words are looked for. */
export type AskedKind = "time" | "number" | "person" | "reason" | "place";

const kinds: readonly AskedKind[] = ["time", "number", "person", "reason", "place"];

/** What a question asks for, and the words that say so, by position. */
export interface Asking {
  readonly kind: AskedKind;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads from its wording what a question asks for: "Who announced it, and when?" asks for a person and
 * a time. "Who is Andris Kulbergs?" asks for neither, but what he is.
 *
 * @param language of the question, as `guessLanguage` tells it.
 */
export function readAsking(question: string, language: string | null): Asking[] {
  const patterns = askingPatterns.of(language, question);
  const definition = patterns.definition.exec(question);
  let rest = question;
  return kinds.flatMap((kind) => {
    const found = patterns[kind].exec(rest);
    if (!found) return [];
    const [words] = found;
    if (definition?.index === found.index && definition[0].length > words.length) return [];
    const [start, end] = [found.index, found.index + words.length];
    rest = rest.slice(0, start) + " ".repeat(words.length) + rest.slice(end);
    return [{ kind, start, end }];
  });
}

/** True for "What is a quay?", "Хто такий Берг?": it asks what something is. */
export function asksWhatIs(question: string, language: string | null): boolean {
  return askingPatterns.of(language, question).definition.test(question);
}

/** True for "How long …?", "Як довго …?", which ask for a length of time or of a thing. */
export function asksHowLong(question: string, language: string | null): boolean {
  return howLongPatterns.of(language, question).test(question);
}

const howLongPatterns = forLanguages(
  (some) => new RegExp(wordsSource(some.flatMap(({ questions }) => questions.howLong)), "iu"),
);

/** What a question for a number wants measured: a mass for "How much does it weigh?", or `null`. */
export function readQuantity(question: string, language: string | null): Quantity | null {
  const patterns = quantityPatterns.of(language, question);
  return patterns.find(([, pattern]) => pattern.test(question))?.[0] ?? null;
}

/** What a unit measures, as far as questions say it. */
export function quantityOf(unit: Unit): Quantity | null {
  return measured.get(unit) ?? null;
}

const units: Readonly<Record<Exclude<Quantity, "frequency" | "age">, readonly Unit[]>> = {
  mass: ["gram", "kilogram", "tonne"],
  length: ["millimetre", "centimetre", "metre", "kilometre"],
  money: ["dollar", "euro", "pound", "hryvnia", "rouble"],
};
const measured = new Map(
  Object.entries(units).flatMap(([quantity, own]) =>
    own.map((unit) => [unit, quantity as keyof typeof units] as const),
  ),
);

// "How often does it cost" asks how often, so that stands before what may be meant besides.
const quantities = ["frequency", "age", "mass", "length", "money"] as const satisfies Quantity[];

const quantityPatterns = forLanguages((some) =>
  quantities.map((quantity) => {
    const entries = some.flatMap(({ questions }) => questions.quantities[quantity]);
    return [quantity, new RegExp(wordsSource(entries), "iu")] as const;
  }),
);

/** The noun of "at which base", or `null`. */
export function readNamedNoun(question: string, language: string | null): string | null {
  return askingPatterns.of(language, question).named.exec(question)?.[1] ?? null;
}

const askingPatterns = forLanguages((some) => {
  // "when" asks at the head of a clause; elsewhere ("What did he say when …") it tells.
  const openers = alternatives(some.flatMap(({ questions }) => questions.openers));
  const head = `(?:^|[,;:]\\s*|(?<!\\p{L})(?:${openers})\\s+)`;
  const pattern = (kind: AskedKind | "definition") => {
    const { atHead, anywhere } = asking(some, kind);
    return new RegExp(
      `${head}(?:${alternatives(atHead)})(?!\\p{L})|${wordsSource(anywhere)}`,
      "iu",
    );
  };
  const which = alternatives(some.flatMap(({ questions }) => questions.which));
  const notNamed = alternatives(some.flatMap(({ questions }) => questions.notNamed));
  return {
    time: pattern("time"),
    number: pattern("number"),
    person: pattern("person"),
    reason: pattern("reason"),
    place: pattern("place"),
    definition: pattern("definition"),
    named: new RegExp(`(?<!\\p{L})(?:${which}) (?!(?:${notNamed})(?!\\p{L}))(\\p{L}+)`, "iu"),
  };
});

function asking(some: readonly Language[], kind: keyof QuestionWords): AskingWords {
  const each = some.flatMap(({ questions }) => {
    const field = questions[kind];
    return "atHead" in field ? [field] : [];
  });
  return {
    atHead: each.flatMap(({ atHead }) => atHead),
    anywhere: each.flatMap(({ anywhere }) => anywhere),
  };
}
