/** The source of a regular expression for a number in digits, separators and fractions included. */
export const digitsSource = [
  // "1 1/2", "3/4", "½", "1½"
  String.raw`(?:\d+[ \u00a0])?\d+[/⁄]\d+(?![\d/⁄])`,
  String.raw`\d*[½⅓⅔¼¾]`,
  // "12 000", "12'000"
  String.raw`\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?!\d)(?:[.,]\d+)?`,
  String.raw`\d[\d.,]*(?<=\d)`,
].join("|");

const fractions: Readonly<Record<string, number>> = {
  "½": 1 / 2,
  "⅓": 1 / 3,
  "⅔": 2 / 3,
  "¼": 1 / 4,
  "¾": 3 / 4,
};

/**
 * The value of digits. A mark before exactly three last digits groups thousands, unless it is the
 * language's decimal mark, or a scale follows:
 *
 *     12,000     12000 in every language
 *     12.500     12.5 in English, 12500 where the decimal mark is a comma
 *     2,375      2375; 2.375 before "million"
 *
 * @param digits as `digitsSource` finds them.
 * @returns `null` for what is no single number, such as a version ("1.2.3").
 */
export function readDigits(
  digits: string,
  decimalMark: "." | ",",
  hasScale: boolean,
): number | null {
  const fraction = /^(?:(\d+)\s)?(\d+)[/⁄](\d+)$/.exec(digits);
  if (fraction) {
    const [, whole = "0", over, under] = fraction;
    return Number(under) === 0 ? null : Number(whole) + Number(over) / Number(under);
  }
  const sign = fractions[digits.at(-1) ?? ""];
  if (sign !== undefined) return Number(digits.slice(0, -1)) + sign;
  const compact = digits.replaceAll(/[\s'’]/gu, "");
  const marks = compact.match(/[.,]/g) ?? [];
  const [first] = marks;
  if (first === undefined) return Number(compact);
  if (marks.length === 1) {
    const isGroup =
      /^[1-9]\d{0,2}[.,]\d{3}$/.test(compact) &&
      !hasScale &&
      (first === "," || first !== decimalMark) &&
      compact === digits;
    return Number(isGroup ? compact.replace(first, "") : compact.replace(",", "."));
  }
  const last = marks.at(-1) ?? "";
  const decimals = marks.filter((mark) => mark === last).length === 1 ? last : "";
  const [whole = "", part = ""] = decimals === "" ? [compact] : compact.split(decimals);
  const isGrouped = /^\d{1,3}(?:,\d{3})+$|^\d{1,3}(?:\.\d{3})+$/.test(whole);
  return isGrouped ? Number(`${whole.replaceAll(/[.,]/g, "")}.${part || "0"}`) : null;
}
