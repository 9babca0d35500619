import type { ParsedBlock } from "../../document.ts";
import {
  alternatives,
  languages,
  plainWords,
  type SiteTopic,
  words,
  wordsSource,
} from "../../../languages/index.ts";

/*
 * Words by which websites speak of themselves: those of `languages/`, and of a few languages that have
 * no file there. They are customs of the trade and not any one site's phrases; alone none of them
 * condemns a paragraph.
 */

/** Each with its words in German, French, Spanish, Lithuanian and Polish; they may begin a word. */
const siteTopics = Object.entries({
  cookies: "slapuk*, ciastecz*",
  browser: "navigateur*, navegador*",
  website: "webseite*",
  version: "fassung*",
  settings: "einstellung*, paramètres",
  consent: "zustimm*, akzeptier*, accepte*",
  newsletter: "abonnier*, inscri*",
  language: "sprache*, langue*, idioma*",
  privacy: "datenschutz*, confidentialité",
  account: "konto*, compte*",
  notifications: "benachrichtig*",
  sharing: "teilen*, partage*",
} satisfies Record<SiteTopic, string>).map(([topic, further]) => ({
  topic: topic as SiteTopic,
  pattern: wholeText([
    ...languages.flatMap(({ pages }) => pages.siteTopics[topic as SiteTopic]),
    ...words(further),
  ]),
}));

/** What news tell of, too: an app, a new version, an account at a bank. */
const commonTopics: ReadonlySet<SiteTopic> = new Set([
  "browser",
  "website",
  "version",
  "settings",
  "language",
  "account",
  "notifications",
  "sharing",
]);
// Of a request every few words are about the site; of a paragraph that tells something, few are.
const shortRequest = 20;
const fewestSiteWords = 0.15;

const toTheReader = new RegExp(
  wordsSource([
    ...languages.flatMap(({ pages }) => pages.readers),
    ...words("sie, ihr*, wir, vous, votre, vos, nous, usted, tu, tus"),
  ]),
  "iu",
);

const longestRequest = 60;

/**
 * True for a request to the reader about the site ("By staying, you accept cookies"), in a text that
 * is about other things: one on browsers may say the same of them as its subject.
 */
export function speaksOfSite(block: ParsedBlock, blocks: readonly ParsedBlock[]): boolean {
  const { text } = block;
  const plain = plainWords(text);
  if (plain.length > longestRequest || plain.length < 3 || !toTheReader.test(text)) return false;
  const topics = siteTopics.filter(({ pattern }) => plain.some((word) => pattern.test(word)));
  if (topics.length < 2) return false;
  const isCommon = topics.every(({ topic }) => commonTopics.has(topic));
  const siteWords = plain.filter((word) => topics.some(({ pattern }) => pattern.test(word)));
  if (isCommon && plain.length > shortRequest && siteWords.length < fewestSiteWords * plain.length)
    return false;
  const alike = blocks.filter((other) => {
    if (other === block) return false;
    const otherWords = plainWords(other.text);
    return (
      topics.filter(({ pattern }) => otherWords.some((word) => pattern.test(word))).length >= 2
    );
  });
  // Consent and language prompts come in twos; a text that keeps to the subject has more.
  return alike.length <= 1;
}

/** "Photo: a ship", "© Reuters", "FILE PHOTO: …". */
export function isCredit(text: string): boolean {
  return text.length <= 250 && (labelledPhoto.test(text) || creditedName.test(text));
}

const labelledPhoto = new RegExp(
  `^\\(?(?:(?:file|stock|handout|archive) )?(?:${alternatives([
    ...languages.flatMap(({ pages }) => pages.photo),
    ...words("bild, bilder, crédit, crédits"),
  ])})(?: (?:${alternatives([
    ...languages.flatMap(({ pages }) => pages.photoBy),
    ...words("de, von"),
  ])}))?\\s*(?:[:©/|]|by )`,
  "iu",
);

// "A ship at the quay. Anna Berg / Reuters": an agency counts after a sign or alone, for news ends its
// sentences with agencies too ("… he told Reuters.").
const creditedName =
  /^©|(?:©|\/)\s?(?:\p{Lu}[\p{L}.]*\s?){1,4}$|(?:^|[.!?…,|/(–—-]\s*)(?:via\s+)?(?:\p{Lu}[\p{L}.]*\s){0,3}(?:getty images|shutterstock|reuters|afp|epa)[)\s.]*$/iu;

/** "Read more", "See also: …": an invitation to another page. */
export function isCallToRead(text: string): boolean {
  const rest = callToRead.exec(text)?.groups?.rest;
  if (rest === undefined) return false;
  return /^\s*[:»›→>…]/.test(rest) || (plainWords(text).length <= 6 && !/[.?!]$/.test(text));
}

const callToRead = new RegExp(
  `^(?:${alternatives([
    ...languages.flatMap(({ pages }) => pages.callsToRead),
    ...words("lesen sie auch, mehr zum thema, lire aussi, à lire, lee también"),
  ])})(?<rest>.*)$`,
  "iu",
);

/** "Share on …", "Advertisement": a button or a label of a few words. */
export function isCommand(text: string): boolean {
  return plainWords(text).length <= 6 && command.test(text) && !/[.?]$/.test(text);
}

const command = new RegExp(
  `^(?:(?:${alternatives([
    ...languages.flatMap(({ pages }) => pages.commands),
    ...words("teilen*, partager*, compartir*"),
  ])})(?![\\p{L}\\p{M}])|(?:\\d+ )?(?:${alternatives([
    ...languages.flatMap(({ pages }) => pages.labels),
    ...words("anzeige, werbung"),
  ])})$)`,
  "iu",
);

/** A pattern for texts that are an entry from end to end. */
function wholeText(entries: readonly string[]): RegExp {
  return new RegExp(`^(?:${alternatives(entries)})$`, "iu");
}
