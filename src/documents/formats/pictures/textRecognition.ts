import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type ParsedBlock, UnreadableDocumentError } from "../../document.ts";
import { tidyText } from "../../files/encoding.ts";

/** A language whose writing can be recognised, by the package that holds its model. */
const models = {
  en: { package: "@tesseract.js-data/eng", name: "eng" },
  lv: { package: "@tesseract.js-data/lav", name: "lav" },
  uk: { package: "@tesseract.js-data/ukr", name: "ukr" },
} as const;

/** A language that pictures of text can be read in. */
export type RecognisedLanguage = keyof typeof models;

/** The languages that pictures of text can be read in. */
export const recognisedLanguages = Object.keys(models) as readonly RecognisedLanguage[];

/** Reads text in pictures. */
export interface TextRecogniser {
  /**
   * The paragraphs in a picture, those that it is sure enough of. About a second a page.
   *
   * @param picture PNG, JPEG, BMP or WebP.
   */
  read(picture: Uint8Array): Promise<ParsedBlock[]>;
  close(): Promise<void>;
}

// Below this Tesseract reads smudges: its own documentation calls 60 poor.
const leastConfidence = 60;

/**
 * Starts Tesseract with the models of some languages, which npm installed: nothing is downloaded. Costs a
 * second and about 150 MB.
 *
 * @param languages at least one.
 * @throws UnreadableDocumentError if its packages are not installed.
 */
export async function startTextRecogniser(
  languages: readonly RecognisedLanguage[],
): Promise<TextRecogniser> {
  const require = createRequire(import.meta.url);
  // Tesseract looks for all models in one folder, and each comes in a package of its own.
  const folder = await mkdtemp(join(tmpdir(), "quoth-text-recognition-"));
  try {
    const { createWorker } = await import("tesseract.js");
    for (const language of languages) {
      const { name, package: packageName } = models[language];
      const installed = dirname(require.resolve(`${packageName}/package.json`));
      const file = `${name}.traineddata.gz`;
      await copyFile(join(installed, "4.0.0_best_int", file), join(folder, file));
    }
    const worker = await createWorker(
      languages.map((language) => models[language].name),
      1,
      { langPath: folder, gzip: true, cacheMethod: "none" },
    );
    return {
      async read(picture) {
        const { data } = await worker.recognize(Buffer.from(picture), {}, { blocks: true });
        return (data.blocks ?? [])
          .flatMap((block) => block.paragraphs)
          .filter((paragraph) => paragraph.confidence >= leastConfidence)
          .map((paragraph) => ({ kind: "text", text: joinLines(tidyText(paragraph.text)) }));
      },
      async close() {
        await worker.terminate();
      },
    };
  } catch (error) {
    if (!isNotInstalled(error)) throw error;
    const packages = languages.map((language) => models[language].package).join(" ");
    throw new UnreadableDocumentError(
      `Expected the packages for text recognition, found them not installed. Run npm install tesseract.js ${packages}, or turn TEXT_RECOGNITION off.`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function isNotInstalled(error: unknown): boolean {
  return error instanceof Error && "code" in error && /MODULE_NOT_FOUND/.test(String(error.code));
}

/** A word that was broken at a line's end is one word again. */
function joinLines(text: string): string {
  return text
    .replaceAll(/(\p{Ll})-\n(?=\p{Ll})/gu, "$1")
    .replaceAll(/\s+/g, " ")
    .trim();
}
