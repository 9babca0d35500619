import type { ParsedBlock } from "../document.ts";
import { plainWords } from "../../languages/index.ts";

/*
 * Words by which websites speak of themselves, in the languages we meet most. They are customs of
 * the trade and not any one site's phrases; alone none of them condemns a paragraph.
 */

/** Beginnings of words. */
const siteTopics = [
  "cookie|куки|сookie|sīkdat|sīkfail|slapuk|ciastecz",
  "browser|браузер|pārlūk|navigateur|navegador",
  "website|site|webpage|online|сайт|онлайн|vietn|mājaslap|tīmekļ|webseite",
  "version|верс|versij|fassung",
  "setting|налаштуван|настройк|iestatījum|einstellung|paramètres",
  "consent|accept|agree|згод|погодж|соглас|piekrīt|piekriš|zustimm|akzeptier|accepte",
  "newsletter|subscri|розсилк|підпи|рассылк|подпи|abonē|jaunumu|abonnier|inscri",
  "language|мов|язык|valod|sprache|langue|idioma",
  "privacy|terms|політик|конфіденц|конфиденц|privātum|datenschutz|confidentialité",
  "login|account|register|profile|акаунт|аккаунт|реєстр|регистр|kont|konto|compte",
  "notification|app|сповіщ|уведомлен|paziņojum|benachrichtig",
  "switch|click|share|comment|перейти|натисн|нажм|поділ|делит|koplieto|teilen|partage",
].map((beginnings) => new RegExp(`^(?:${beginnings})`, "u"));

const toTheReader =
  /(?<!\p{L})(?:you|your|we|our|us|ви|вас|вам|ваш\p{L}*|ми|нас|вы|мы|jūs|jums|jūsu|mēs|sie|ihr\p{L}*|wir|vous|votre|vos|nous|usted|tu|tus)(?!\p{L})/iu;

const longestRequest = 60;

/**
 * True for a request to the reader about the site ("By staying, you accept cookies"), in a text that
 * is about other things: one on browsers may say the same of them as its subject.
 */
export function speaksOfSite(block: ParsedBlock, blocks: readonly ParsedBlock[]): boolean {
  const { text } = block;
  const words = plainWords(text);
  if (words.length > longestRequest || words.length < 3 || !toTheReader.test(text)) return false;
  const topics = siteTopics.filter((topic) => words.some((word) => topic.test(word)));
  if (topics.length < 2) return false;
  const alike = blocks.filter((other) => {
    if (other === block) return false;
    const otherWords = plainWords(other.text);
    return topics.filter((topic) => otherWords.some((word) => topic.test(word))).length >= 2;
  });
  // Consent and language prompts come in twos; a text that keeps to the subject has more.
  return alike.length <= 1;
}

/** "Photo: a ship", "© Reuters", "FILE PHOTO: …". */
export function isCredit(text: string): boolean {
  return (
    text.length <= 250 &&
    (/^\(?(?:(?:file|stock|handout|archive) )?(?:photo(?:graph)?|image|picture|credits?|фото|світлина|зображення|изображение|foto|attēls|bild|crédit)s?(?: (?:by|credit|de|von|autors?))?\s*(?:[:©/|]|by )/iu.test(
      text,
    ) ||
      /^©|(?:©|\/)\s?(?:\p{Lu}[\p{L}.]*\s?){1,4}$/u.test(text) ||
      /(?:getty images|shutterstock|reuters|afp|epa)[)/\s.]*$/iu.test(text))
  );
}

/** "Read more", "See also: …": an invitation to another page. */
export function isCallToRead(text: string): boolean {
  const call =
    /^(?:read (?:more|also|next)|also read|see also|more on|related(?: (?:articles?|stories|news|topics))?|recommended|most (?:popular|read|viewed)|trending|читайте (?:також|ещё|еще|также)|дивіться також|смотрите также|більше новин|більше за темою|ещё по теме|по теме|популярн\p{L}+|lasi(?:et)? (?:arī|vēl|vairāk)|saistīt\p{L}+|populārāk\p{L}+|lesen sie auch|mehr zum thema|lire aussi|à lire|lee también)(?<rest>.*)$/iu.exec(
      text,
    );
  if (!call) return false;
  const rest = call.groups?.rest ?? "";
  return /^\s*[:»›→>…]/.test(rest) || (plainWords(text).length <= 6 && !/[.?!]$/.test(text));
}

/** "Share on …", "Advertisement": a button or a label of a few words. */
export function isCommand(text: string): boolean {
  return (
    plainWords(text).length <= 6 &&
    /^(?:share(?: |$)|tweet$|print$|e-?mail$|copy link|follow us|subscribe|sign up|log in|advertise?ment|sponsored|\d+ comments?$|comments?$|поділ\p{L}+ся|поширити|підпи\p{L}+|реклама|подел\p{L}+ся|подпи\p{L}+|комент\p{L}+$|коммент\p{L}+$|dalīties|dalies|kopīgot|reklāma|abonē|komentār\p{L}*$|teilen|anzeige$|werbung$|partager|compartir)/iu.test(
      text,
    ) &&
    !/[.?]$/.test(text)
  );
}
