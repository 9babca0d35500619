import { plainWords, stopWordShare } from "../../../languages/index.ts";
import { isElement, isText, type PageElement, type PageNode } from "./dom.ts";

/** Whether an element of a page is no part of its text. */
export type LeftOut = (element: PageElement, isInHeading: boolean) => boolean;

/**
 * Says what of a page is left out. An element's name, role or class alone condemns only what never
 * holds text; a class such as "related", "cookies" or "sidebar" does so only if what stands in the
 * element is short, linked or about the site, for "social-housing" may be what a page is about.
 *
 * @param root the page or the part of it that is read.
 */
export function createLeftOut(root: PageElement): LeftOut {
  const unfolding = findUnfolding(root);
  return (element, isInHeading) => {
    const name = element.localName;
    // Questions that unfold are buttons.
    if (name === "button") return !isInHeading && !isUnfoldingButton(element);
    if (leftOutElements.has(name)) return true;
    if (name === "header") return element.querySelector("h1, h2, p") === null;
    if (name === "form" || name === "aside") return !holdsText(element, mostWordsOfForm);
    if (name === "body" || name === "html" || name === "article" || name === "main") return false;
    if (isHidden(element) && !unfolding.has(element) && !isPanel(element)) return true;
    if (leftOutRoles.test(element.getAttribute("role") ?? "")) return true;
    return isNote(element) || isNamedAsFurniture(element);
  };
}

const leftOutElements = new Set(
  "audio canvas datalist del dialog embed figcaption footer head iframe img input map menu nav noscript object option picture rp rt s script select strike style svg template textarea video".split(
    " ",
  ),
);

const leftOutRoles =
  /^(?:alertdialog|banner|complementary|contentinfo|dialog|menu|menubar|navigation|search|toolbar)$/;

function isUnfoldingButton(button: PageElement): boolean {
  const isUnfolding =
    button.getAttribute("aria-expanded") !== null ||
    /collapse|accordion/.test(
      `${button.getAttribute("data-toggle") ?? ""} ${button.getAttribute("data-bs-toggle") ?? ""} ${button.getAttribute("class") ?? ""}`,
    );
  return isUnfolding && plainWords(button.textContent ?? "").length >= fewestWordsOfQuestion;
}

const fewestWordsOfQuestion = 3;

function isHidden(element: PageElement): boolean {
  return (
    element.getAttribute("hidden") !== null ||
    element.getAttribute("aria-hidden") === "true" ||
    /display:\s*none|visibility:\s*hidden/i.test(element.getAttribute("style") ?? "")
  );
}

/** The elements that something on the page unfolds, if there is text in them. */
function findUnfolding(root: PageElement): ReadonlySet<PageElement> {
  const ids = new Set<string>();
  const buttons =
    "[aria-controls], [data-target], [data-bs-target], [data-toggle][href^='#'], [data-bs-toggle][href^='#'], [role=tab][href^='#'], label[for]";
  for (const button of root.querySelectorAll(buttons)) {
    for (const attribute of ["aria-controls", "data-target", "data-bs-target", "href", "for"]) {
      for (const id of (button.getAttribute(attribute) ?? "").split(/\s+/))
        ids.add(id.replace(/^#/, ""));
    }
  }
  ids.delete("");
  const found = new Set<PageElement>();
  if (ids.size === 0) return found;
  for (const element of root.querySelectorAll("[id]")) {
    if (ids.has(element.getAttribute("id") ?? "") && holdsText(element, 0)) found.add(element);
  }
  return found;
}

/** A tab, or the answer that a script shows under its question. */
function isPanel(element: PageElement): boolean {
  const isNamed =
    element.getAttribute("role") === "tabpanel" ||
    element.getAttribute("hidden") === "until-found" ||
    /(?:^|[\s_-])(?:accordion|collapse|collapsible|tab-?pane|tab-?panel|faq|answer|toggle-content|panel-body)(?:[\s_-]|$)/i.test(
      element.getAttribute("class") ?? "",
    );
  return isNamed && holdsText(element, 0);
}

/** Marks of notes and what a wiki or a generator adds to its headings: [1], [edit], ¶, ↑. */
function isNote(element: PageElement): boolean {
  const name = element.localName;
  const text = (element.textContent ?? "").trim();
  if (text.length > longestMark) return false;
  if (name === "a") {
    const isWithin = /^#|#(?:cite|fn|note|ref)/i.test(element.getAttribute("href") ?? "");
    return (
      (isWithin && !/[\p{L}\p{N}]/u.test(text)) || element.getAttribute("role") === "doc-backlink"
    );
  }
  const named = `${element.getAttribute("class") ?? ""} ${element.getAttribute("role") ?? ""}`;
  if (name === "sup" || name === "span") {
    if (/doc-noteref|footnote-?ref|noteref|\breference\b|editsection|noprint/i.test(named))
      return true;
    return (
      name === "sup" &&
      element.querySelector("a[href*='#']") !== null &&
      /^[[(]?(?:[\p{N}*†‡]{1,4}|\p{L})[\])]?$/u.test(text)
    );
  }
  return false;
}

const longestMark = 60;

/** As pages name the parts that are about the site and not its text. */
const furnitureNames = new Set(
  "breadcrumb breadcrumbs cookie cookies consent gdpr share sharing sharethis addthis social socials related recommended recommendations recirculation newsletter subscribe subscription popular mostread mostpopular trending promo promos promotion advert advertisement ad ads sponsored sidebar pagination pager caption photocredit skiplink toolbar masthead".split(
    " ",
  ),
);
const commentNames = new Set(
  "comment comments commentlist commentlists commentary disqus respond replies discussion".split(
    " ",
  ),
);
const authorNames = new Set(
  "author authors authorbox authorbio autor autoren autorin auteur bio biography about the info description profile card vcard avatar writer contributor".split(
    " ",
  ),
);
/** Words that say of a part only that it is one. */
const partNames = new Set(
  "a account area article articles article- aside banner bar block blocks body bottom box btn button buttons c col column container content contents d default div embed entry feed field footer form group head header heading holder icons in inline inner inside item items js l label layer left link links list lists main media menu message modal module mod most my nav network news notice o of on outer overlay page panel pane placeholder pop popup post posts primary read region right row s secondary section shares side signup single site slot social sticky stories story strip tab tag tags teaser teasers text this thread title to tool tools top u ui unit view w web website widget widgets with wrap wrapper x".split(
    " ",
  ),
);

function isNamedAsFurniture(element: PageElement): boolean {
  const names = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`.split(
    /\s+/,
  );
  const kinds = new Set(names.map(kindOfName));
  if (kinds.has("comments")) return isCommentPart(element);
  if (kinds.has("author")) return isAuthorBox(element);
  if (!kinds.has("furniture")) return false;
  return element.querySelector("h1, article") === null && !holdsText(element, mostWordsOfFurniture);
}

/** "related-posts", "shareBar", "jp-relatedposts"; but not "social-housing" or "sharing-the-quay". */
function kindOfName(name: string): "furniture" | "comments" | "author" | null {
  const parts = name
    .replaceAll(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[_-]+|\d+/)
    .filter((part) => part !== "");
  if (parts.length === 0 || parts.length > mostParts) return null;
  const other = parts.filter((part) => !partNames.has(part));
  const whole = parts.join("");
  const isAll = (some: ReadonlySet<string>) =>
    (other.length > 0 && other.every((part) => some.has(part))) || some.has(whole);
  if (isAll(furnitureNames)) return "furniture";
  if (isAll(commentNames)) return "comments";
  return isAll(authorNames) && parts.length > 1 ? "author" : null;
}

const mostParts = 5;

/** Comments come in numbers, or under a heading that says so; a section on them does not. */
function isCommentPart(element: PageElement): boolean {
  if (
    element.querySelector("h1, article p") !== null &&
    element.querySelector("[class*=comment], li") === null
  )
    return false;
  return (
    element.localName === "li" ||
    element.querySelector("[class*=comment], [id*=comment], li, textarea, iframe") !== null ||
    !holdsText(element, 0)
  );
}

/** Who wrote it, told in a few words beside the text; a page may also be about its author. */
function isAuthorBox(element: PageElement): boolean {
  const words = plainWords(element.textContent ?? "").length;
  return (
    words <= mostWordsOfAuthorBox &&
    /auth?or|auteur/i.test(
      `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`,
    ) &&
    element.querySelector("h1, article, time") === null
  );
}

const mostWordsOfAuthorBox = 120;
const mostWordsOfForm = 60;
const mostWordsOfFurniture = 0;
const fewestWordsOfProse = 10;
const leastStopWords = 0.2;
const mostLinked = 0.3;

/**
 * Whether an element has running text that is not linked and does not speak to the reader of the
 * site; of more words than `words`, and more of it than of links.
 */
function holdsText(element: PageElement, words: number): boolean {
  let prose = 0;
  let linked = 0;
  for (const paragraph of paragraphsOf(element)) {
    linked += paragraph.linked;
    const own = plainWords(paragraph.text);
    const isProse =
      own.length >= fewestWordsOfProse &&
      paragraph.linked < mostLinked * own.length &&
      stopWordShare(paragraph.text, null) >= leastStopWords &&
      !speaksToVisitor(paragraph.text);
    if (isProse) prose += own.length;
  }
  return prose > Math.max(words, linked);
}

const visitorTopics =
  /\b(?:cookies?|newsletter|subscribe|subscription|sign up|privacy policy|log ?in|advertis\w+|e-?mail address|personal data)\b|куки|розсилк|рассылк|підпис|подпис|sīkdat|sīkfail|jaunum|abonē|datenschutz|einwillig/iu;
const visitorWords =
  /(?<!\p{L})(?:you|your|we|our|us|ви|вас|вам|ваш\p{L}*|ми|наш\p{L}*|вы|мы|jūs|jums|jūsu|mēs|mūsu|sie|ihr\p{L}*|wir|uns\p{L}*)(?!\p{L})/iu;

function speaksToVisitor(text: string): boolean {
  return visitorTopics.test(text) && visitorWords.test(text);
}

const inlineElements = new Set(
  "a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q s small span strong sub sup time u var".split(
    " ",
  ),
);

interface Paragraph {
  readonly text: string;
  /** Words of it that are links. */
  readonly linked: number;
}

function paragraphsOf(root: PageElement): Paragraph[] {
  const found: Paragraph[] = [];
  let open = { text: "", linked: 0 };
  const close = () => {
    if (open.text.trim() !== "") found.push(open);
    open = { text: "", linked: 0 };
  };
  const walk = (node: PageNode, isLink: boolean) => {
    if (isText(node)) {
      const text = node.textContent ?? "";
      open.text += text;
      if (isLink) open.linked += plainWords(text).length;
      return;
    }
    if (
      !isElement(node) ||
      (node !== root && (leftOutElements.has(node.localName) || node.localName === "button"))
    )
      return;
    const isInline = inlineElements.has(node.localName);
    if (!isInline) close();
    for (const child of node.childNodes) walk(child, isLink || node.localName === "a");
    if (!isInline) close();
  };
  walk(root, false);
  close();
  return found;
}
