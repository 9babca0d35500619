/**
 * A word or phrase of a language, in lower case, as the lists of a `Language` hold it:
 *
 *     latest               this word, whole, in any case, with either apostrophe
 *     jaunāk*              every word that begins so: * is any number of letters, also none
 *     (which|what) year    "which year" and "what year"
 */
export type WordEntry = string;
export type WordList = readonly WordEntry[];

/** Takes the ending off a word in lower case: "factories" and "factory" are "factori". */
export type Stemmer = (word: string) => string;

/**
 * What Quoth knows of a language. Every list that a stage needs stands here, so that a language is one
 * file; `docs/extending/language.md` adds one. An empty list means that the language has no such words.
 */
export interface Language<Code extends string = string> {
  /** ISO 639-1, as in the first part of a BCP 47 tag: `uk`. */
  readonly code: Code;
  /** In English, for people who maintain Quoth. */
  readonly name: string;
  readonly script: "Latin" | "Cyrillic";
  /** Letters that no other language of the same script here has; a question is told by them. */
  readonly ownLetters: string;
  readonly stem: Stemmer;
  /** Words too common to say what a text is about: "of", "the". */
  readonly stopWords: ReadonlySet<string>;
  readonly sentences: SentenceWords;
  readonly numbers: NumberWords;
  readonly figures: FigureWords;
  readonly dates: DateWords;
  readonly questions: QuestionWords;
  readonly references: ReferenceWords;
  readonly statements: StatementWords;
  readonly pages: PageWords;
  readonly courtesies: CourtesyWords;
}

/** Where sentences end. Abbreviations are written without their last full stop: "dr", "т. д". */
export interface SentenceWords {
  /**
   * True if the package sentencex knows the language's abbreviations and quotation marks; the lists are
   * added to what it knows. Without it, our own rules find the ends.
   */
  readonly isKnownToSentencex: boolean;
  /** True if a full stop makes a number an ordinal: "2. Pasaules karš". */
  readonly hasStoppedOrdinals: boolean;
  /** What they shorten comes next, so they never end a sentence: "Dr.", "No.", "вул.". */
  readonly leading: WordList;
  /** They follow what they belong to, and may end a sentence: "p.m.", "грн.", "u.c.". */
  readonly trailing: WordList;
}

export interface NumberWords {
  /** Before the decimals: "." in 12.5. The other one groups thousands. */
  readonly decimalMark: "." | ",";
  /** Numbers below a hundred, and single words for hundreds ("двісті"), that add up. */
  readonly cardinals: Readonly<Record<WordEntry, number>>;
  /** They multiply the number before: "hundred", "million", "тис.". */
  readonly scales: Readonly<Record<WordEntry, number>>;
  /** They stand for a number by themselves: "half", "dozen", "twice", "півтора". */
  readonly amounts: Readonly<Record<WordEntry, number>>;
  /** Numbers of no stated value: "hundreds", "dozens". */
  readonly indefinite: WordList;
  /** They may stand between two words of one number: "and" in "two hundred and five", "a" in "half a million". */
  readonly joints: WordList;
  /** Forms of "one" that are a pronoun more often than a number. */
  readonly pronouns: WordList;
  /** Before a number they say that it ends or begins something, or is not exact: "since", "more than". */
  readonly bounds: WordList;
  /** What is counted or measured, by its name: `{ metre: ["metre*", "m"] }`. */
  readonly units: Readonly<Partial<Record<Unit, WordList>>>;
}

/** What a number counts, if it is one of these. Signs such as % and € are the same in every language. */
export type Unit =
  | "percent"
  | "dollar"
  | "euro"
  | "pound"
  | "hryvnia"
  | "rouble"
  | "millimetre"
  | "centimetre"
  | "metre"
  | "kilometre"
  | "hectare"
  | "gram"
  | "kilogram"
  | "tonne"
  | "litre"
  | "second"
  | "minute"
  | "hour"
  | "day"
  | "week"
  | "month"
  | "year";

/** What a number tells, as far as questions say it. */
export type Quantity = "mass" | "length" | "money" | "frequency" | "age";

/** What gives a figure without a number. */
export interface FigureWords {
  /** How many, before what is counted: "a single", "no". */
  readonly counts: WordList;
  /** How often: "weekly", "every day", "on Saturdays". */
  readonly frequencies: WordList;
  /** How much it costs: "free". */
  readonly free: WordList;
  /** With a year they tell how old something is: "built in 1750". */
  readonly beginnings: WordList;
  /** How far, how long or how heavy, before a unit: "a kilometre", "several weeks". */
  readonly articles: WordList;
  /** True if a unit needs no such word: "кілометр від села". */
  readonly hasBareUnits: boolean;
}

export interface DateWords {
  /** True if names of months and weekdays are written with a capital: "May" and "may" differ. */
  readonly hasCapitals: boolean;
  /** January to December, each in every form and abbreviation that is written with a day or a year. */
  readonly months: readonly WordList[];
  /** Monday to Sunday, in every form. */
  readonly weekdays: readonly WordList[];
  /** What may follow the year of a date: "г.", "року", "gada". */
  readonly year: WordList;
  /** Lengths of time and what time is counted in: "weeks", "century". */
  readonly periods: WordList;
  /** Times of a day or year and days without a date: "noon", "yesterday", "winter". */
  readonly moments: WordList;
  /** They may stand in a date and tell nothing: "on", "the". */
  readonly joints: WordList;
}

/** A way to ask. */
export interface AskingWords {
  /** They ask at the head of a clause only: "when", but not in "what he said when". */
  readonly atHead: WordList;
  /** They ask wherever they stand: "which year". */
  readonly anywhere: WordList;
}

export interface QuestionWords {
  readonly time: AskingWords;
  readonly number: AskingWords;
  readonly person: AskingWords;
  readonly reason: AskingWords;
  readonly place: AskingWords;
  /** They ask what somebody or something is; of those that match, the longest says what is asked. */
  readonly definition: AskingWords;
  /** They ask for a length of time, or of a thing: "how long". */
  readonly howLong: WordList;
  /** What is measured, where a question asks for a number: "weigh" asks for a mass. */
  readonly quantities: Readonly<Record<Quantity, WordList>>;
  /** A question may begin with these before its question word: "and", "since". */
  readonly openers: WordList;
  /** They ask for a thing called by the noun that follows: "which", "what". */
  readonly which: WordList;
  /** No nouns, where they follow a word of `which`: "is", "about". */
  readonly notNamed: WordList;
  /** What a question is asked with, beside the stop words: "explain", "please". */
  readonly small: WordList;
  /** About how things stand now: "latest", "currently". */
  readonly latest: WordList;
  /** They ask for news, each a whole question: "what's new". */
  readonly news: WordList;
  /** They may stand after such a question and say nothing else: "today", "please". */
  readonly newsTimes: WordList;
  /** They lead to what the news should be about: "about". */
  readonly newsTopics: WordList;
}

/** Words that need what was said before. */
export interface ReferenceWords {
  /** In a question, they mean something named before: "it", "there". */
  readonly inQuestions: WordList;
  /** They hold such a word that means nothing: "is there", "how long does it take". */
  readonly questionExpletives: WordList;
  /** Of these words, those that join a clause where a noun stands before: "the crane that fell". */
  readonly relatives: WordList;
  /** Before a question, they join it to the one before: "and", "but". */
  readonly questionOpeners: WordList;
  /** At the head of a sentence, they mean something named before: "he", "such". */
  readonly pronouns: WordList;
  /** They begin like a pronoun of these and point at nothing: "there is". */
  readonly expletives: WordList;
  /** At the head of a sentence, they join it to the one before: "however", "according to him". */
  readonly connectives: WordList;
  /** Beside a quotation, they say who spoke without a name: "he said". */
  readonly attributions: WordList;
}

export interface StatementWords {
  /** "because", "in order to". */
  readonly reasons: WordList;
  /** They turn a statement into its opposite: "not", "never", "without". */
  readonly negations: WordList;
  /** Before the name of a place: "in", "near". */
  readonly placePrepositions: WordList;
  /** Before where something comes from or goes: "from", "to". */
  readonly directionPrepositions: WordList;
  /** They may stand within a name: "of", "van". */
  readonly nameParticles: WordList;
  /** They begin sentences and no names: "the", "however". */
  readonly sentenceOpeners: WordList;
}

/** Topics by which websites speak of themselves. */
export type SiteTopic =
  | "cookies"
  | "browser"
  | "website"
  | "version"
  | "settings"
  | "consent"
  | "newsletter"
  | "language"
  | "privacy"
  | "account"
  | "notifications"
  | "sharing";

/** What pages and files say around their text. */
/** What people write to each other that asks nothing. A message of nothing else is no question. */
export interface CourtesyWords {
  readonly thanks: WordList;
  readonly greetings: WordList;
  /** That something was read or is fine: "ok", "got it". */
  readonly agreement: WordList;
  /** They go with the others: "very much", "there", "bot". */
  readonly company: WordList;
  /** They open or close a text for its readers, and what they begin states no news: "welcome to", "dear". */
  readonly openings: WordList;
  /** They lead to another place in the text: "see below". */
  readonly pointers: WordList;
  /** They lead there at the end of a sentence: "below". */
  readonly pointersAtEnd: WordList;
  /** They say that a program wrote it. */
  readonly machines: WordList;
}

export interface PageWords {
  /** Before a date of publication: "published". */
  readonly dateLabels: WordList;
  /** Before the date of the last change: "updated". */
  readonly updateLabels: WordList;
  /** Before the name of an author: "by". */
  readonly bylines: WordList;
  /** In a paragraph that stands under page after page: who wrote for whom, and whose rights it is. */
  readonly siteNotices: WordList;
  /** In the title of what was said at a meeting: "minutes". */
  readonly minutes: WordList;
  /** In such titles, and in others: "meeting". */
  readonly meetings: WordList;
  /** Over a list of what is in a document: "contents". */
  readonly contents: WordList;
  /** Before who published: "source". */
  readonly publisherLabels: WordList;
  /** Titles that a program gives: "untitled". */
  readonly defaultTitles: WordList;
  /** Between a page's number and how many there are: "of". */
  readonly pageOf: WordList;
  /** Before a picture's caption: "photo". */
  readonly photo: WordList;
  /** Between that and a name: "by". */
  readonly photoBy: WordList;
  /** Invitations to another page: "read more". */
  readonly callsToRead: WordList;
  /** Buttons and labels begin so: "share", "advertisement". */
  readonly commands: WordList;
  /** Buttons and labels that are nothing more: "print", "comments". */
  readonly labels: WordList;
  /** The reader, and those who speak to him: "you", "our". */
  readonly readers: WordList;
  readonly siteTopics: Readonly<Record<SiteTopic, WordList>>;
}

/** A list, as in `words("he, she, (all|some) of them")`. */
export function words(list: string): WordList {
  return list
    .split(",")
    .map((entry) => entry.replaceAll(/\s+/g, " ").trim())
    .filter((entry) => entry !== "");
}
