import { toOneLine } from "../files/toOneLine.ts";
import { alternatives, languages, words } from "../../languages/index.ts";
import type { DocumentParts } from "../document.ts";
import { readWrittenFacts, type WrittenFacts } from "./writtenFacts.ts";
import { isWebAddress } from "./webAddress.ts";
import { meantDate, readWrittenDate } from "./dates/writtenDates.ts";

/**
 * What front matter or a sidecar states, by whoever wrote it; `null` and `[]` for what they do not.
 * A reader may spread it into its `DocumentParts`.
 */
export interface StatedMetadata {
  readonly title: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly published: string | null;
  /** Absolute, or as written, to be joined with the folder's. */
  readonly url: string | null;
  readonly slug: string | null;
  readonly language: string | null;
  readonly isLanguageStated: boolean;
  readonly isDraft: boolean;
  readonly questions: readonly string[];
  /** What was not understood, for the maintainer. */
  readonly notes: readonly string[];
}

/**
 * Reads what front matter or a sidecar states, in the words of Quoth and of the site generators:
 *
 *     title                                   publisher
 *     published, date, publishDate, …         lastmod, updated, …: where no other date is stated
 *     url, permalink, canonical, path, source slug
 *     language, lang, locale                  author, authors: a name, not a handle
 *     draft: true, published: false           questions
 *
 * Other keys are left alone. A field that does not fit is ignored and told in `notes`.
 *
 * @param place where it stands, for the maintainer: "the front matter".
 */
export function readMetadata(
  text: string,
  place: string,
  format: "yaml" | "toml" = "yaml",
): StatedMetadata {
  const written = readWrittenFacts(text, place, format);
  const notes = [...written.notes];
  const note = (key: string, problem: string) => notes.push(`In ${place}, ${key}: ${problem}`);
  const language = readLanguage(written, note);
  return {
    title: readText(written, ["title"])?.replaceAll(/`([^`]+)`/g, "$1") ?? null,
    publisher: readText(written, ["publisher"]) ?? sourceName(written),
    author: readAuthor(written),
    published: readPublished(written, note),
    url: readAddress(written, note),
    slug: readText(written, ["slug"]),
    language,
    isLanguageStated: language !== null,
    isDraft: readDraft(written),
    questions: readQuestions(written, note),
    notes,
  };
}

type Note = (key: string, problem: string) => void;

function readText({ values }: WrittenFacts, keys: readonly string[]): string | null {
  for (const key of keys) {
    const written = values.get(key);
    const value = isRecord(written) ? written.name : written;
    const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
    if (text !== "") return text.replaceAll(/\s+/g, " ");
  }
  return null;
}

const dateKeys = "published date publishdate publisheddate datepublished pubdate created".split(
  " ",
);
const changeKeys =
  "lastmod lastmodified lastupdated lastupdate updated updatedat modified modifieddate dateupdated".split(
    " ",
  );

function readPublished({ values }: WrittenFacts, note: Note): string | null {
  for (const key of [...dateKeys, ...changeKeys]) {
    const value = values.get(key);
    // Jekyll says by "published: true" that it is no draft.
    if (value === null || value === undefined || typeof value === "boolean") continue;
    const written = dateText(value);
    if (written === "") continue;
    const date = readWrittenDate(written);
    if (date !== null && meantDate(date) !== null) return date;
    if (date === null) note(key, `expected a date such as 2026-06-29, got ${shorten(written)}`);
  }
  return null;
}

function dateText(value: unknown): string {
  // A date of TOML.
  if (value instanceof Date) return value.toISOString();
  // Docusaurus: last_update: { date: … }, MkDocs: date: { created: … }
  if (isRecord(value)) return dateText(value.date ?? value.created ?? "");
  const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  return text.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");
}

function readAddress(written: WrittenFacts, note: Note): string | null {
  const source = readText(written, ["source"]);
  const address =
    readText(written, ["url", "canonicalurl", "canonical", "permalink", "link", "path"]) ??
    (source !== null && isAbsolute(source) ? source : null);
  if (address === null) return null;
  if (isWebAddress(address)) return address;
  // "/:year/:title/" is a rule for making addresses, and a word such as "pretty" the name of one.
  if (!isAbsolute(address) && (/[:{}]|\s/.test(address) || /^[\w-]+$/.test(address))) return null;
  if (!/^(?:\.{0,2}\/(?!\/)|[\w%-]+\/|[\w%-]+\.html?$)/.test(address)) {
    note(
      "url",
      `expected an http or https address that Telegram links to, got ${shorten(address)}`,
    );
    return null;
  }
  return address;
}

function isAbsolute(address: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address);
}

function sourceName(written: WrittenFacts): string | null {
  const source = readText(written, ["source"]);
  return source !== null && !isAbsolute(source) && !source.includes("/") ? source : null;
}

function readLanguage(written: WrittenFacts, note: Note): string | null {
  const text = readText(written, ["language", "lang", "locale"]);
  const language = meantLanguage(text);
  if (text !== null && language === null) {
    note("language", `expected a language tag such as en or uk, got ${shorten(text)}`);
  }
  return language;
}

/** A name such as "Anna Shore"; "ashore" is a key into a list that the site has elsewhere. */
function readAuthor({ values }: WrittenFacts): string | null {
  const names = [values.get("author") ?? values.get("authors")].flat().flatMap((value: unknown) => {
    const name = isRecord(value) ? value.name : value;
    const text = typeof name === "string" ? toOneLine(name) : "";
    return /^\p{Lu}.* \p{L}/u.test(text) && text.length <= longestName ? [text] : [];
  });
  return names.length > 0 && names.length <= mostNames ? names.join(", ") : null;
}

const longestName = 60;
const mostNames = 3;

function readDraft({ values }: WrittenFacts): boolean {
  const isFalse = (value: unknown) => value === false || /^(?:false|no)$/i.test(String(value));
  return (
    /^(?:true|yes)$/i.test(String(values.get("draft"))) ||
    /^draft$/i.test(String(values.get("status"))) ||
    isFalse(values.get("published")) ||
    isFalse(values.get("publish"))
  );
}

/** Questions, written as such or as `{ question: … }`; what else stands there is told and ignored. */
function readQuestions({ values }: WrittenFacts, note: Note): string[] {
  const written = values.get("questions");
  if (written === null || written === undefined) return [];
  const questions = [written].flat().flatMap((value: unknown) => {
    const question = isRecord(value) ? (value.question ?? value.q) : value;
    const text = typeof question === "string" ? toOneLine(question) : "";
    return text.includes("?") && text.length <= longestQuestion ? [text] : [];
  });
  if (questions.length < [written].flat().length) {
    note("questions", "expected questions, each with a question mark; what is none is ignored");
  }
  return questions;
}

const longestQuestion = 300;

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What `stated` says, and where it says nothing, what `parts` says. */
export function withMetadata(stated: StatedMetadata, parts: DocumentParts): DocumentParts {
  return {
    ...parts,
    title: stated.title ?? parts.title,
    publisher: stated.publisher ?? parts.publisher ?? null,
    author: stated.author ?? parts.author ?? null,
    published: stated.published ?? parts.published ?? null,
    url: stated.url ?? parts.url ?? null,
    slug: stated.slug ?? parts.slug ?? null,
    language: stated.language ?? parts.language ?? null,
    isLanguageStated: stated.isLanguageStated || parts.isLanguageStated === true,
    isDraft: stated.isDraft || parts.isDraft === true,
    questions: stated.questions.length > 0 ? stated.questions : (parts.questions ?? []),
    notes: [...(parts.notes ?? []), ...stated.notes],
  };
}

/** A title that a person gave, or `null` for what a program puts there when nobody does. */
export function meantTitle(written: string | null | undefined): string | null {
  const title = toOneLine(written ?? "");
  const isDefault =
    defaultTitle.test(title) ||
    /^[^\s]+\.(docx?|odt|rtf|pdf|indd|pages|tex|dvi|qxd|html?)$/i.test(title);
  return /\p{L}/u.test(title) && !isDefault ? title : null;
}

const defaultTitle = new RegExp(
  `^(?:microsoft (?:word|powerpoint|excel) - |(?:${alternatives([
    ...languages.flatMap(({ pages }) => pages.defaultTitles),
    ...words(`unbenannt, powerpoint-präsentation, présentation powerpoint, presentazione di powerpoint,
      presentación de powerpoint, apresentação do powerpoint, prezentacja programu powerpoint,
      powerpoint-presentatie, prezentace aplikace powerpoint`),
  ])})\\s*\\d*$|layout \\d+$)`,
  "iu",
);

/** An address that can be linked to, or `null`. */
export function meantAddress(written: string | null | undefined): string | null {
  const address = (written ?? "").trim();
  return isWebAddress(address) ? address : null;
}

/** A language tag in its usual spelling (`uk-UA`), or `null` for what is none. */
export function meantLanguage(written: string | null | undefined): string | null {
  const tag = (written ?? "").trim().replaceAll("_", "-");
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    // A tag in form only, such as "en-u".
    return null;
  }
}
