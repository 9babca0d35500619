/**
 * What Quoth knows of languages: one object each, behind the type `Language`.
 *
 *     languageOf("uk-UA")?.dates.months[2]           the forms of "March" in Ukrainian
 *     readNumbers("1,5 млн дол.", "uk")              [{ value: 1_500_000, unit: "dollar", … }]
 *     pointsBack("According to him, ships left.", "en")   true
 *     forLanguages((some) => …).of("lv", text)       a pattern of the lists for the text's language
 *
 * A language is added by a file beside `en.ts` and a line in `registry.ts`: docs/extending/language.md.
 */
export {
  type Language,
  type Quantity,
  type SiteTopic,
  type Stemmer,
  type Unit,
  type WordList,
  words,
} from "./language.ts";
export { alternatives, expandEntry, wordsSource } from "./patterns.ts";
export {
  forLanguages,
  languageOf,
  type LanguageCode,
  languages,
  primaryTag,
  stemmerOf,
} from "./registry.ts";
export { findWordedFigures, tellsBeginning } from "./detection/numbers/wordedFigures.ts";
export {
  asksHowLong,
  asksWhatIs,
  quantityOf,
  readAsking,
  readNamedNoun,
  readQuantity,
} from "./detection/questionWords.ts";
export { type Courtesy, readCourtesy } from "./detection/courtesies.ts";
export { guessLanguage } from "./detection/guessLanguage.ts";
export { readNewsRequest } from "./detection/newsRequests.ts";
export { monthOf } from "./detection/months.ts";
export { readNumbers, type WrittenNumber } from "./detection/numbers/numbers.ts";
export { pointsBack, readReferences } from "./detection/references.ts";
export { countriesOf } from "./terms/countries.ts";
export { foldAccents } from "./terms/folding.ts";
export { plainSpelling } from "./terms/spellings.ts";
export { allStopWords, plainWords, stopWordShare, stopWordsOf } from "./terms/stopWords.ts";
