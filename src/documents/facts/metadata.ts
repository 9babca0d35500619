import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { alternatives, languages } from "../../languages/index.ts";
import { isWebAddress } from "./webAddress.ts";
import { readWrittenDate } from "./writtenDates.ts";
import { type DocumentParts, UnreadableDocumentError } from "../document.ts";

/** What front matter and sidecars may state; `null` and `[]` for what they do not. */
export type StatedMetadata = z.output<typeof metadataSchema>;

const metadataSchema = z.object({
  title: z.string().trim().min(1).nullish().default(null),
  publisher: z.string().trim().min(1).nullish().default(null),
  published: z
    .union([z.string(), z.number()])
    .nullish()
    .transform((written, context) => {
      if (written === null || written === undefined) return null;
      const published = readWrittenDate(String(written));
      if (published === null)
        context.addIssue(`expected a date such as 2026-06-29, got ${written}`);
      return published;
    }),
  url: z.string().refine(isWebAddress, "expected an http or https address").nullish().default(null),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, "expected a language tag such as en or uk")
    .nullish()
    .default(null),
  questions: z
    .array(z.string().trim().min(1))
    .nullish()
    .transform((questions) => questions ?? []),
});

/**
 * Reads `title`, `publisher`, `published`, `url`, `language` and `questions` from YAML, all
 * optional; other keys are left alone.
 *
 * @param place where it stands, for the maintainer: "the front matter".
 * @throws UnreadableDocumentError if it is no YAML or makes no sense.
 */
export function readMetadata(yaml: string, place: string): StatedMetadata {
  let written: unknown;
  try {
    written = parseYaml(yaml) ?? {};
  } catch (error) {
    throw new UnreadableDocumentError(
      `Expected YAML in ${place}: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`,
    );
  }
  if (!isRecord(written)) {
    throw new UnreadableDocumentError(
      `Expected lines such as title: … in ${place}, got a list or a sentence.`,
    );
  }
  const parsed = metadataSchema.safeParse(written);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new UnreadableDocumentError(`In ${place}, ${problems.join("; ")}.`);
}

function isRecord(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What `stated` says, and where it says nothing, what `parts` says. */
export function withMetadata(stated: StatedMetadata, parts: DocumentParts): DocumentParts {
  return {
    title: stated.title ?? parts.title,
    publisher: stated.publisher ?? parts.publisher ?? null,
    published: stated.published ?? parts.published ?? null,
    url: stated.url ?? parts.url ?? null,
    language: stated.language ?? parts.language ?? null,
    questions: stated.questions.length > 0 ? stated.questions : (parts.questions ?? []),
    blocks: parts.blocks,
  };
}

/** A title that a person gave, or `null` for what a program puts there when nobody does. */
export function meantTitle(written: string | null | undefined): string | null {
  const title = (written ?? "").replaceAll(/\s+/g, " ").trim();
  const isDefault =
    defaultTitle.test(title) ||
    /^[^\s]+\.(docx?|odt|rtf|pdf|indd|pages|tex|dvi|qxd|html?)$/i.test(title);
  return /\p{L}/u.test(title) && !isDefault ? title : null;
}

const defaultTitle = new RegExp(
  `^(?:microsoft (?:word|powerpoint|excel) - |(?:${alternatives([
    ...languages.flatMap(({ pages }) => pages.defaultTitles),
    "unbenannt",
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
