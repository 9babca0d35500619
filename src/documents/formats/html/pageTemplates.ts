import { wordsOfTag, wordsOfValue } from "../markdown/templateWords.ts";

/**
 * Takes out of a page that is still a template what its generator would carry out (Jekyll, Hugo, Eleventy,
 * Django and others). What a tag shows is left, like in Markdown; `{{ … }}`, which only the generator
 * knows, is "…".
 *
 *     <p>Call {{ site.phone }}, {% include hours.html %} or <a href="{% link fees.md %}">the office</a>.</p>
 *     <p>Call …,  or <a href="">the office</a>.</p>
 *
 * @param isTemplate surely, since it has front matter. Else it is one if it has a tag that includes
 *   something or decides about it, and code stays as it is, since there a page may show one.
 */
export function dropHtmlTemplates(html: string, isTemplate: boolean): string {
  if (isTemplate) return dropTags(html);
  let isSure = false;
  changeOutsideCode(html, (text) => {
    isSure ||= control.test(text);
    return "";
  });
  return isSure ? changeOutsideCode(html, dropTags) : html;
}

const openingTag = /<(pre|code|script|style|textarea)\b[^>]{0,500}>/gi;

/** Changes all but what stands in such an element; one that is not closed is none. */
function changeOutsideCode(html: string, change: (text: string) => string): string {
  const lower = html.toLowerCase();
  let out = "";
  let end = 0;
  for (const opening of html.matchAll(openingTag)) {
    if (opening.index < end) continue;
    const closing = lower.indexOf(`</${(opening[1] ?? "").toLowerCase()}`, opening.index);
    if (closing < 0) break;
    out += change(html.slice(end, opening.index)) + html.slice(opening.index, closing);
    end = closing;
  }
  return out + change(html.slice(end));
}

const control =
  /\{%-?\s*(?:include|extends|block|if|for|assign|load|render|layout|raw|comment)\b[^%\n]{0,300}%\}|\{\{-?\s*(?:define|partial|range|with|template)\s[^}\n]{0,300}\}\}/;

function dropTags(html: string): string {
  return html
    .replaceAll(comments, "")
    .replaceAll(addresses, "$1$2$2")
    .replaceAll(/\{%-?([^%]{0,500}?(?:%(?!\})[^%]{0,500}?){0,3})-?%\}/g, (_, tag: string) =>
      wordsOfTag(tag),
    )
    .replaceAll(/\{\{[<%]([^{}]{0,500}?)[%>]\}\}/g, (_, tag: string) => wordsOfTag(tag))
    .replaceAll(/\{\{-?([^{}]{0,500})-?\}\}/g, (_, value: string) =>
      control.test(`{{${value}}}`) || /^\s*(?:end|else|if)\b/.test(value)
        ? ""
        : wordsOfValue(value),
    );
}

const comments =
  /\{%-?\s*comment\s*-?%\}[\s\S]{0,20000}?\{%-?\s*endcomment\s*-?%\}|\{#[^#\n]{1,500}#\}|\{\{-?\s*\/\*[\s\S]{0,2000}?\*\/\s*-?\}\}/g;

// A tag's quotation marks would end the attribute.
const addresses =
  /(\s(?:href|src|action|content|class|id)=)(["'])(?=[^>]{0,300}\{[{%])(?:\{\{[^}\n]{0,300}\}\}|\{%[^%\n]{0,300}%\}|(?!\2)[^>{}]){0,100}\2/gi;
