/**
 * The words of a text as answers are compared: small letters, no punctuation, no English articles
 * (as the SQuAD evaluation script does it; Rajpurkar et al., 2016). What punctuation parts is two
 * words: "Coptic-language" holds "Coptic".
 */
export function comparedWords(text: string): string[] {
  const words = text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(droppedMarks, "")
    .match(/\p{N}+(?:\.\p{N}+)*(?:[\p{L}\p{M}\p{N}]*)|[\p{L}\p{M}\p{N}]+/gu);
  return (words ?? []).filter((word) => !/^(?:a|an|the)$/.test(word));
}

// "Ostvik's", "don't", "1,000" and "U.S." are one word each, as "Ostvik", "dont", "1000" and "US".
const droppedMarks =
  /['’](?:s(?![\p{L}\p{N}]))?|(?<=\p{N}),(?=\p{N}{3})|(?<=(?<![\p{L}\p{N}])\p{L})\./gu;

/** Whether one of the answers stands in a text, its words one after the other and whole. */
export function holdsAnswer(text: string, answers: readonly string[]): boolean {
  const words = padded(text);
  return answers.some((answer) => {
    const wanted = padded(answer);
    return wanted.trim() !== "" && words.includes(wanted);
  });
}

function padded(text: string): string {
  return ` ${comparedWords(text).join(" ")} `;
}

/**
 * The harmonic mean of precision and recall of the words of a text against a reference, each word
 * as often as it stands there. 0 if they share none.
 */
export function wordF1(text: string, reference: string): number {
  const words = comparedWords(text);
  const left = new Map<string, number>();
  const wanted = comparedWords(reference);
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of words) {
    const count = left.get(word) ?? 0;
    if (count > 0) shared += 1;
    left.set(word, count - 1);
  }
  return shared === 0 ? 0 : (2 * shared) / (words.length + wanted.length);
}
