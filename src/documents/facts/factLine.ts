import { alternatives, languages, type WordList, words } from "../../languages/index.ts";
import { readLeadingDate, readWrittenDate, readWrittenMonth } from "./dates/writtenDates.ts";

/** What a line of its own says about its page. */
export interface FactLine {
  readonly published: string | null;
  readonly updated: string | null;
  readonly publisher: string | null;
  /** True if the line says in words what it states: "Published: …". */
  readonly isLabelled: boolean;
}

/**
 * Reads a line that says nothing but who published the page and when.
 *
 *     Published: 29 June 2026                    Опубліковано 5 березня 2024
 *     Mar 5, 2024 | By A. Writer                 By A. Writer, 5 March 2024, 3 min read
 *     Publisher: The Riga Times                  Last updated: 05.03.2024. 14:30
 *
 * @param mayStandAlone whether a date without a label is one of publication.
 * @param language of the page, as a BCP 47 tag.
 * @returns `null` for any line that says more, or something else.
 */
export function readFactLine(
  line: string,
  mayStandAlone: boolean,
  language: string | null,
): FactLine | null {
  if (line.length > longestLine) return null;
  const publisher = publisherLabel.exec(line)?.[1]?.trim();
  if (publisher !== undefined && publisher.length <= longestPublisher) {
    return { published: null, updated: null, publisher, isLabelled: true };
  }
  const state = {
    published: null as string | null,
    updated: null as string | null,
    isLabelled: false,
  };
  let rest = line.trim();
  while (rest !== "") {
    const next = takePiece(rest, state, mayStandAlone, language);
    if (next === null) return null;
    rest = next.replace(separator, "");
  }
  const { published, updated, isLabelled } = state;
  if (published === null && updated === null) return null;
  return { published, updated, publisher: null, isLabelled };
}

/** The date of publication that a text begins with, labelled, whatever follows it. */
export function readLabelledDate(text: string, language: string | null): string | null {
  const label = publishedLabel.exec(text);
  return label && (readLeadingDate(text.slice(label[0].length), language)?.date ?? null);
}

const longestLine = 140;
const longestPublisher = 60;

/** Labels of languages that have no file in `src/languages/`. */
const furtherLabels = {
  published: words(`
    veröffentlicht, veröffentlichungsdatum, veröffentlichung, erschienen, erstellt, datum, eingestellt,
    geschrieben, gepostet, verfasst, publié, publiée, mis en ligne, date de publication, posté, paru,
    publicado, publicada, fecha de publicación, fecha, pubblicato, pubblicata, data di pubblicazione,
    data, publicado em, data de publicação, gepubliceerd, geplaatst, opublikowano, opublikowany,
    data publikacji, dodano, utworzono, publikováno, vydáno, zveřejněno, julkaistu, publicerad,
    publicerat, publiceret, publisert, paskelbta, paskelbimo data, avaldatud, kuupäev, δημοσιεύτηκε`),
  updated: words(`
    aktualisiert, zuletzt aktualisiert, letzte aktualisierung, letzte änderung, zuletzt geändert, stand,
    mis à jour, dernière mise à jour, actualizado, última actualización, aggiornato,
    ultimo aggiornamento, atualizado, última atualização, bijgewerkt, zaktualizowano, aktualizacja,
    ostatnia aktualizacja, uuendatud, atnaujinta, aktualizováno, päivitetty, uppdaterad`),
  bylines:
    words(`von, par, por, di, da, door, przez, od, af, av, autor, autorka, autore, auteur, autoren,
    redaktion`),
  publishers: words("quelle, herausgeber, fuente, fonte, bron, źródło, wydawca, zdroj"),
};

const pages = languages.map((language) => language.pages);
// Between a label and its date: "Published: ", "Veröffentlicht am ".
const joint = String.raw`(?:\s*[:：–—|-]|\s+(?:on|at|am|vom|den|le|el|il|em|op|dnia)(?=\s))*\s*`;
const labelled = (labels: WordList) =>
  new RegExp(String.raw`^\(?(?:${alternatives(labels)})(?![\p{L}\p{M}])\.?${joint}`, "iu");
const publishedLabel = labelled([
  ...pages.flatMap((page) => page.dateLabels),
  ...furtherLabels.published,
]);
const updatedLabel = labelled([
  ...pages.flatMap((page) => page.updateLabels),
  ...furtherLabels.updated,
]);
const publisherLabel = new RegExp(
  String.raw`^(?:${alternatives([...pages.flatMap((page) => page.publisherLabels), ...furtherLabels.publishers])})\s*[:：]\s*(.+)$`,
  "iu",
);

const separator = /^[\s|·•‧∙●▪/,;:–—.()-]+/u;

/** Who wrote it, and what else pages put beside a date. */
const asides: readonly RegExp[] = [
  // "By A. Writer", up to the next sign between two pieces.
  new RegExp(
    String.raw`^(?:${alternatives([...pages.flatMap((page) => page.bylines), ...furtherLabels.bylines])})(?:\s*:)?\s+\p{L}[^|·•,:]{1,40}?(?=\s*(?:$|[|·•,–—]|\s-\s|\s(?:on|am|at|le|el)\s|\d))`,
    "iu",
  ),
  /^\d+\s*-?\s*(?:min\p{L}*|мин\p{L}*|хв\p{L}*)\.?(?:\s+(?:\p{L}+\s){0,2}(?:read|lesezeit|lecture|lectura|lettura|чтения|читання|lasīšanai))?/iu,
  /^(?:reading time|lesezeit|lesedauer)\s*:?\s*\d+\s*min\p{L}*/iu,
  /^(?:no|\d+)\s*(?:comm?ent\p{L}*|komment\p{L}*|koment\p{L}*|коммент\p{L}*|комент\p{L}*|replies|views?)/iu,
  /^(?:on|am|at|in|um|le|el|il|о|в|plkst)(?=\s)/iu,
];

interface FoundDates {
  published: string | null;
  updated: string | null;
  isLabelled: boolean;
}

/** Takes a date, labelled or not, or an aside off the beginning. @returns what follows, or `null`. */
function takePiece(
  text: string,
  found: FoundDates,
  mayStandAlone: boolean,
  language: string | null,
): string | null {
  for (const [label, kind] of [
    [publishedLabel, "published"],
    [updatedLabel, "updated"],
  ] as const) {
    const stated = label.exec(text);
    if (!stated) continue;
    const value = text.slice(stated[0].length);
    const date = readLeadingDate(value, language) ?? wholeDate(value, language);
    if (date === null) continue;
    found[kind] ??= date.date;
    found.isLabelled = true;
    return date.rest;
  }
  if (mayStandAlone || found.published !== null) {
    const date = readLeadingDate(text, language) ?? wholeDay(text, language);
    if (date !== null) {
      // Of two dates without a label the second is another thing's.
      if (found.published !== null && !found.isLabelled) return null;
      found.published ??= date.date;
      return date.rest;
    }
  }
  if (!mayStandAlone && found.published === null && found.updated === null) return null;
  const aside = asides.map((form) => form.exec(text)).find((one) => one !== null);
  return aside ? text.slice(aside[0].length) : null;
}

/** "2024-03" and "March 2024", which only a label makes a date of publication. */
function wholeDate(text: string, language: string | null) {
  const date = readWrittenDate(text, language) ?? readWrittenMonth(text, language);
  return date === null ? null : { date, rest: "" };
}

function wholeDay(text: string, language: string | null) {
  const date = readWrittenDate(text, language);
  return date === null || date.length < "2026-06-29".length ? null : { date, rest: "" };
}
