import { isCallToRead, isCommand, isCredit } from "../../documents/furniture/siteWords.ts";
import { plainWords } from "../../languages/index.ts";

/**
 * True for a whole sentence that tells something: not a question, a fragment without its end, a
 * heading, the stub of a list, a credit or an invitation to read on. It may still point back.
 */
export function tells(sentence: string): boolean {
  return (
    /(?:[.!…。]|\.\.\.)["'”’»)\]]*$/u.test(sentence) &&
    !/\?["'”’»)\]]*$/u.test(sentence) &&
    // A small letter goes on with what was cut off; a dash, a bullet or "3." begins an item, but
    // "27. jūnijā" a date.
    /^["'“‘«„([]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(sentence) &&
    !/^(?:\d+|\p{L})[.)]\s(?!\p{Ll})/u.test(sentence) &&
    plainWords(sentence).length >= fewestWords &&
    !isCredit(sentence) &&
    !isCallToRead(sentence) &&
    !isCommand(sentence)
  );
}

const fewestWords = 4;

/**
 * True if a sentence cannot be understood without the one before it: it begins with a pronoun ("He
 * said") or with a word that joins it to what was said ("However"), or quotes somebody whom it only
 * calls "he". English, Ukrainian, Russian and Latvian.
 */
export function pointsBack(sentence: string): boolean {
  return beginsPointing.test(sentence) || saysHe.test(sentence);
}

const pronouns =
  "he|she|it|they|we|i|you|this|that|these|those|his|her|hers|its|their|theirs|him|them|our|my|both|such|neither|none|all of (?:them|these|those)|some of (?:them|these)|one of (?:them|these)|he['’]s|she['’]s|it['’]s|they['’](?:re|ve)|that['’]s|the (?:former|latter|same)|here|there(?! (?:is|are|was|were|has|have|had|will|would|can|may)(?!\\p{L}))|він|вона|воно|вони|його|її|їх|їхн\\p{L}*|йому|їй|їм|ми|я|це|цей|ця|ці|цього|цьому|цю|то|той|та сама|такий|така|такі|обидв\\p{L}*|там|тоді|он|она|оно|они|его|ее|её|их|ему|ей|им|мы|это|этот|эта|эти|этого|этому|эту|тот|те|такой|такая|такие|оба|обе|там|тогда|тут|viņš|viņa|viņi|viņas|viņu|viņam|viņai|viņiem|tas|tā|tie|tās|to|tam|tai|šis|šī|šie|šīs|šo|mēs|es|tur|abi|abas";
const joints =
  "and|but|or|so|yet|nor|however|therefore|thus|hence|moreover|furthermore|meanwhile|instead|otherwise|nevertheless|nonetheless|besides|also|then|still|similarly|likewise|consequently|accordingly|additionally|finally|in addition|as a result|for (?:example|instance)|in (?:contrast|other words|turn|response|return|that case)|on the (?:other hand|contrary)|at the same time|(?:in|at|for|of|by|from|during|after|before|under|with|since|on|until|because of|according to|as a result of) (?:it|this|that|these|those|them|him|her|then|there|which)|later|earlier|afterwards?|soon|as such|the (?:following|next|previous) (?:day|night|morning|week|month|year)|once there|another|others?|і|й|та|але|а|однак|проте|отже|також|тому|крім того|натомість|водночас|при цьому|після цього|до цього|(?:у|в) цьому|пізніше|згодом|потім|наступного дня|наприклад|за (?:його|її|їхніми) словами|и|но|однако|поэтому|также|кроме того|при этом|после этого|до этого|в этом|позже|позднее|затем|потом|на следующий день|зато|например|по (?:его|ее|её|их) словам|un|bet|taču|tomēr|tāpēc|tādēļ|turklāt|arī|vēlāk|pēc tam|pirms tam|nākamajā dienā|savukārt|piemēram|pēc (?:viņa|viņas|viņu) (?:teiktā|vārdiem)";
const beginsPointing = new RegExp(`^["'“‘«„(\\[]*(?:${pronouns}|${joints})(?!\\p{L})`, "iu");

// “We go,” he said.
const saysHe =
  /["”»],?\s(?:he|she|they|it) (?:said|says|added|told|wrote|explained|noted)|["”»],?\s(?:said|added|wrote) (?:he|she|they)(?!\p{L})|["”»],?\s[-–—]\s\p{L}+ (?:він|вона|вони|он|она|они)(?!\p{L})/iu;

/** False if a quotation or a bracket is opened outside a text, or not closed in it. */
export function isBalanced(sentence: string): boolean {
  const count = (pattern: RegExp) => sentence.match(pattern)?.length ?? 0;
  return (
    count(/["]/g) % 2 === 0 &&
    count(/[“„«]/g) === count(/[”»]/g) + lowQuotesClosedHigh(sentence) &&
    count(/\(/g) === count(/\)/g)
  );
}

/** „So“ closes with the mark that opens elsewhere: each such pair counts its closing one as opening. */
function lowQuotesClosedHigh(sentence: string): number {
  return 2 * (sentence.match(/„[^“”]*“/gu)?.length ?? 0);
}
