/**
 * Rewrites the XML of a Word document so that mammoth, which drops what it does not know, reads all
 * that a reader of the document sees, and only that:
 *
 *     fldSimple, dir, bdo         their words stand in the sentence: the element goes, they stay
 *     m:oMath                     a formula becomes text: f = 12 + 3l, (a + b)/c, x^2
 *     vanish, dstrike             hidden or struck twice: marked as struck out, which is not read
 *     ruby                        the word without its reading aid
 *     altChunk                    the paragraphs of the page or text that is embedded
 *
 * Takes time in proportion to the text.
 *
 * @param hiddenStyles ids of character styles that hide or strike.
 * @param readChunk the paragraphs of what is embedded under a relation's id.
 */
export function simplifyWordXml(
  xml: string,
  hiddenStyles: ReadonlySet<string> = new Set(),
  readChunk: (id: string) => readonly string[] = () => [],
): string {
  return xml
    .replaceAll(/<\/?(?:w:)?(?:fldSimple|dir|bdo)\b[^>]*>/g, "")
    .replaceAll(/<m:oMathParaPr\b[^>]*\/>|<m:oMathParaPr\b[^>]*>[\s\S]*?<\/m:oMathParaPr>/g, "")
    .replaceAll(/<\/?m:oMathPara\b[^>]*>/g, "")
    .replaceAll(/<m:oMath\b[^>]*>([\s\S]*?)<\/m:oMath>/g, (_, inner: string) =>
      run(readFormula(inner)),
    )
    .replaceAll(/<w:(?:strike|dstrike|vanish)\s+w:val="(?:0|false|off|none)"\s*\/>/g, "")
    .replaceAll(/<w:(?:dstrike|vanish)\b[^>]*\/>/g, "<w:strike/>")
    .replaceAll(/<w:rStyle\s+w:val="([^"]*)"\s*\/>/g, (style: string, id: string) =>
      hiddenStyles.has(id) ? "<w:strike/>" : style,
    )
    .replaceAll(/<w:rt>[\s\S]*?<\/w:rt>|<w:rubyPr>[\s\S]*?<\/w:rubyPr>|<\/?w:ruby(?:Base)?>/g, "")
    .replaceAll(
      /<w:altChunk\b[^>]*\br:id="([^"]*)"[^>]*?(?:\/>|>[\s\S]*?<\/w:altChunk>)/g,
      (_, id: string) =>
        readChunk(id)
          .map((text) => `<w:p>${run(escapeXml(text))}</w:p>`)
          .join(""),
    );
}

/** The ids of the character styles whose text nobody sees, or sees struck out. */
export function findHiddenStyles(stylesXml: string): Set<string> {
  const hidden = new Set<string>();
  for (const [, attributes = "", inner = ""] of stylesXml.matchAll(
    /<w:style\b([^>]*)>([\s\S]*?)<\/w:style>/g,
  )) {
    const id = /\bw:styleId="([^"]*)"/.exec(attributes)?.[1];
    const isHiding = /<w:(?:vanish|strike|dstrike)(?:\s+w:val="(?:1|true|on)")?\s*\/>/.test(inner);
    if (id !== undefined && isHiding && /\bw:type="character"/.test(attributes)) hidden.add(id);
  }
  return hidden;
}

function run(text: string): string {
  return `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A formula in a line; its text stays escaped as it is in the XML. */
function readFormula(xml: string): string {
  return xml
    .replaceAll(/<m:(\w+Pr|ctrlPr)\b[^>]*\/>|<m:(\w+Pr)\b[^>]*>[\s\S]*?<\/m:\2>/g, "")
    .replaceAll(
      /<m:(num|den|sup|sub|deg)\b[^>]*>([\s\S]*?)<\/m:\1>/g,
      (_, part: string, inner: string) => joinPart(part, plainOf(inner)),
    )
    .replaceAll(/<m:rad\b[^>]*>/g, "√")
    .replaceAll(/<[^>]*>/g, "");
}

function plainOf(xml: string): string {
  return xml.replaceAll(/<[^>]*>/g, "");
}

function joinPart(part: string, text: string): string {
  if (text === "") return "";
  const grouped = /^[\p{L}\p{N}.,]*$/u.test(text) ? text : `(${text})`;
  if (part === "num") return `${grouped}/`;
  if (part === "sup") return `^${grouped}`;
  if (part === "sub") return `_${grouped}`;
  return part === "deg" ? "" : grouped;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
