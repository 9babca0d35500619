import { appendFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** A file of a synthetic documents folder. */
export interface SyntheticFile {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/**
 * Makes up Markdown documents that look like news to everything that reads them: front matter, a
 * title, 4 to 16 sections of one or two paragraphs, sentences of real common words and invented rare
 * ones, as often as words of their rank are in English. They mean nothing.
 *
 * @param options the same options give the same files, in every process and on every machine.
 *   `passages` is how many the splitter makes of them, as long as it aims at 120 words: each section
 *   has 60 to 174 words, 3 to 6 sentences.
 */
export function* syntheticFiles(options: {
  readonly passages: number;
  readonly seed: number;
}): Generator<SyntheticFile, void> {
  const random = createRandom(options.seed);
  const words = createVocabulary(random);
  let left = options.passages;
  for (let number = 0; left > 0; number += 1) {
    const sections = Math.min(left, random.between(4, 16));
    left -= sections;
    const name = String(number).padStart(6, "0");
    const path = `${name.slice(0, 4)}/${name}-${words.invented()}.md`;
    yield { path, text: writeDocument(sections, random, words) };
  }
}

/**
 * Writes them below a folder, which is made if need be.
 *
 * @returns the paths of the files.
 */
export async function writeSyntheticFolder(
  folder: string,
  options: { readonly passages: number; readonly seed: number },
): Promise<string[]> {
  const paths: string[] = [];
  for (const { path, text } of syntheticFiles(options)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
    paths.push(path);
  }
  return paths;
}

/** Edits a document as a maintainer might: a section more at its end. */
export async function addSection(folder: string, path: string): Promise<void> {
  await appendFile(
    join(folder, path),
    "\n## Correction\n\nAn earlier version of this page gave another date. We have put it right.\n",
  );
}

export interface Random {
  /** From 0 up to 1. */
  draw(): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
}

/** mulberry32, by Tommy Ettinger: the same seed gives the same numbers everywhere. */
export function createRandom(seed: number): Random {
  let state = seed;
  const draw = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { draw, between: (least, most) => least + Math.floor(draw() * (most - least + 1)) };
}

interface Vocabulary {
  common(): string;
  invented(): string;
}

// In the order of how often English uses them, near enough.
const commonWords =
  "the of and to in a is that for it was on with as be by at from his which have an are this not but had their they were all been has would will more no its than who may other up into time only could new them some two first also after year any work such make over these year between long most people place very still even many under before through last must because where much way state three government city country party public water house night school system number during without against world week family month company group problem area fact water power money story business service history war office member law level order report plan minister border harbour bridge factory road market river winter summer council region defence training energy drone meeting ship train".split(
    " ",
  );
const syllables =
  "ba ber bran cor da del dor en fal fer gar go han il in kar ka la len lin lo mar mel mi mon na nor o or pa per po ra rel ri ro sal san ser si sta su ta tel ter ti to tra u ul va ver vi vor wen zan".split(
    " ",
  );
const inventedWords = 20_000;

function createVocabulary(random: Random): Vocabulary {
  const invented = Array.from({ length: inventedWords }, () =>
    Array.from(
      { length: random.between(2, 4) },
      () => syllables[random.between(0, syllables.length - 1)] ?? "",
    ).join(""),
  );
  return {
    common: createZipfDraw(commonWords, random),
    invented: createZipfDraw(invented, random),
  };
}

/** Draws the word of rank r with a weight of 1 / (r + 2.7), as Mandelbrot found it in English. */
function createZipfDraw(words: readonly string[], random: Random): () => string {
  let total = 0;
  const sums = Float64Array.from(words, (_, rank) => (total += 1 / (rank + 1 + 2.7)));
  return () => {
    const drawn = random.draw() * total;
    let low = 0;
    let high = words.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > drawn) high = middle;
      else low = middle + 1;
    }
    return words[low] ?? "";
  };
}

function writeDocument(sections: number, random: Random, words: Vocabulary): string {
  const title = writeHeading(random, words);
  const day = (most: number) => String(random.between(1, most)).padStart(2, "0");
  const parts = [
    `---
title: ${title}
publisher: The ${capitalise(words.invented())} Gazette
published: ${random.between(2015, 2026)}-${day(12)}-${day(28)}
url: https://${words.invented()}.example/${words.invented()}
language: en
---`,
    `# ${title}`,
  ];
  for (let section = 0; section < sections; section += 1) {
    const sentences = Array.from({ length: random.between(3, 6) }, () =>
      writeSentence(random, words),
    );
    const cut = random.between(2, sentences.length);
    const paragraphs = [sentences.slice(0, cut), sentences.slice(cut)];
    parts.push(`## ${writeHeading(random, words)}`);
    for (const paragraph of paragraphs) if (paragraph.length > 0) parts.push(paragraph.join(" "));
  }
  return `${parts.join("\n\n")}\n`;
}

function writeHeading(random: Random, words: Vocabulary): string {
  return capitalise(
    Array.from({ length: random.between(2, 6) }, (_, index) =>
      index % 2 === 0 ? words.invented() : words.common(),
    ).join(" "),
  );
}

/** 20 to 29 words, two thirds of them common; now and then a name, a figure or a comma. */
function writeSentence(random: Random, words: Vocabulary): string {
  const length = random.between(20, 29);
  const inner = Array.from({ length: length - 2 }, () => {
    const chance = random.draw();
    if (chance < 0.03) return String(random.between(2, 2026));
    if (chance < 0.07) return capitalise(words.invented());
    const word = chance < 0.34 ? words.invented() : words.common();
    return chance > 0.94 ? `${word},` : word;
  });
  // A figure in front or a short word behind ("no.") could join two sentences into one.
  return [capitalise(words.common()), ...inner, `${words.invented()}.`].join(" ");
}

function capitalise(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
