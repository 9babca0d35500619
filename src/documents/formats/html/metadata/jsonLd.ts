import { toOneLine } from "../../../files/toOneLine.ts";
import type { Page } from "../dom.ts";

export type JsonObject = { readonly [key: string]: unknown };

/** What a page says in JSON-LD. */
export interface JsonLd {
  /** The object that describes the page's text: an article rather than the page as such. */
  readonly article: JsonObject | null;
  /** What the site calls itself. */
  readonly siteNames: readonly string[];
  /** The object that `value` is or names by its `@id`; the first one of a list. */
  resolve(value: unknown): JsonObject | null;
}

/**
 * Reads all JSON-LD of a page, in the shapes that pages write it in: lists, `@graph`, `mainEntity`,
 * objects named by `@id`; within CDATA or comments, with entities, line breaks in strings and commas too
 * many. What cannot be read states nothing.
 *
 * @param address of the page, which tells its article from others that it lists.
 */
export function readJsonLd(page: Page, address: string | null): JsonLd {
  const objects: JsonObject[] = [];
  for (const script of page.querySelectorAll("script")) {
    if (!/ld\+json/i.test(script.getAttribute("type") ?? "")) continue;
    objects.push(...objectsIn(parseLeniently(script.textContent ?? "")));
  }
  const byId = new Map<unknown, JsonObject>();
  for (const object of objects) {
    const id = object["@id"];
    // A mention of an object is an object with nothing but its id.
    if (typeof id === "string" && Object.keys(object).length > 2) byId.set(id, object);
  }
  const resolve = (value: unknown): JsonObject | null => {
    const first: unknown = Array.isArray(value) ? value[0] : value;
    if (!isObject(first)) return byId.get(first) ?? null;
    return byId.get(first["@id"]) ?? first;
  };
  const sites = objects.filter((object) => hasType(object, /^WebSite$/));
  return {
    article: chooseArticle(objects, address),
    siteNames: sites.flatMap((site) => textIn(site.name) ?? []),
    resolve,
  };
}

/** The first string of a value, its entities decoded, or `null`. */
export function textIn(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (isObject(first)) return textIn(first["@value"]);
  if (typeof first !== "string") return null;
  return toOneLine(decodeEntities(first)) || null;
}

/** Kinds of things that a page can be about, the likeliest to be its text first. */
const articleTypes: readonly RegExp[] = [
  /Article$|BlogPosting$|^Report$|^Review$|^LiveBlogPosting$/,
  /^(Recipe|HowTo|Book|Course|CreativeWork|Dataset|FAQPage|QAPage|JobPosting|LearningResource|Legislation|PodcastEpisode|SocialMediaPosting|DiscussionForumPosting|TechArticle|Episode|NewsMediaItem|SpecialAnnouncement|Event|Product|SoftwareApplication)$/,
  /^(WebPage|ItemPage|AboutPage|ContactPage|MedicalWebPage|ProfilePage)$/,
  /^(VideoObject|AudioObject|ImageObject|MediaObject)$/,
];

function chooseArticle(objects: readonly JsonObject[], address: string | null): JsonObject | null {
  for (const type of articleTypes) {
    const fitting = objects.filter((object) => hasType(object, type) && isTelling(object));
    const own = fitting.find(
      (object) => address !== null && addressesOf(object).includes(plainAddress(address)),
    );
    const chosen = own ?? fitting.find((object) => object.headline !== undefined) ?? fitting[0];
    if (chosen) return chosen;
  }
  return null;
}

/** A page that states no more than its own type says nothing of its text. */
function isTelling(object: JsonObject): boolean {
  return [
    "headline",
    "name",
    "datePublished",
    "dateCreated",
    "datePosted",
    "uploadDate",
    "publisher",
  ].some((key) => object[key] !== undefined);
}

function addressesOf(object: JsonObject): string[] {
  const page = object.mainEntityOfPage;
  const written = [object.url, object["@id"], isObject(page) ? page["@id"] : page];
  return written.flatMap((one) => (typeof one === "string" ? [plainAddress(one)] : []));
}

function plainAddress(address: string): string {
  return address
    .replace(/^https?:\/\/(www\.)?/i, "")
    .replace(/[#?].*$/, "")
    .replace(/\/$/, "");
}

function hasType(object: JsonObject, type: RegExp): boolean {
  return [object["@type"]]
    .flat()
    .some((one) => type.test(String(one).replace(/^https?:\/\/schema\.org\//, "")));
}

/** An object, and those of its parts that may describe the page rather than another one. */
function objectsIn(json: unknown): JsonObject[] {
  if (Array.isArray(json)) return json.flatMap(objectsIn);
  if (!isObject(json)) return [];
  return [
    json,
    ...["@graph", "mainEntity", "mainEntityOfPage"].flatMap((key) => objectsIn(json[key])),
  ];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseLeniently(written: string): unknown {
  const bare = written
    .replace(/^\s*(?:\/\/|\/\*)?\s*(?:<!--|<!\[CDATA\[)\s*(?:\*\/)?/, "")
    .replace(/(?:\/\/|\/\*)?\s*(?:-->|\]\]>)\s*(?:\*\/)?\s*$/, "")
    .replace(/;\s*$/, "");
  for (const text of [bare, repair(bare)]) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      // Tried again with what is commonly wrong mended; else the page states nothing by it.
    }
  }
  return null;
}

/** Escapes line breaks within strings, and drops commas before a closing bracket. */
function repair(json: string): string {
  return json
    .replaceAll(/"(?:[^"\\]|\\.)*"/gs, (string) =>
      string.replaceAll(/\p{Cc}/gu, (sign) => (sign === "\n" ? String.raw`\n` : " ")),
    )
    .replaceAll(/,(\s*[}\]])/g, "$1");
}

const namedEntities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  laquo: "«",
  raquo: "»",
  shy: "",
};

/** Twice, for what was escaped twice on its way here. */
function decodeEntities(text: string): string {
  const decodeOnce = (encoded: string) =>
    encoded.replaceAll(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi,
      (entity, decimal, hexadecimal, name) => {
        if (name !== undefined) return namedEntities[String(name).toLowerCase()] ?? entity;
        const code =
          decimal === undefined ? Number.parseInt(String(hexadecimal), 16) : Number(decimal);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
      },
    );
  return decodeOnce(decodeOnce(text));
}
