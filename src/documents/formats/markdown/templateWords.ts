/** Tags that show nothing of what stands in them: control flow, files, pictures, addresses. */
const withoutWords =
  /^(?:\/|end|if|elsif|elif|else|unless|for|case|when|assign|set|capture|with|include|import|from|extends|block|macro|call|layout|render|partial|slot|link|post_url|page|url|ref|relref|raw|comment|highlight|code|image|img|picture|figure|video|youtube|vimeo|audio|embed|gist|tweet|param|toc|raw|css|script|asset|static|cycle|paginate|new-in|deprecated)/i;

const longestTag = 500;

/**
 * What a reader of the finished page sees of a template tag, as far as the tag itself says it: a
 * title or label that is named, a sentence in quotation marks, or the only string that is no path.
 *
 *     slack_channel "hiring"                 →  hiring
 *     alert "Mind the gap", "warning"        →  Mind the gap
 *     glossary_tooltip text="node" id="n-1"  →  node
 *     include "footer.html"                  →
 *
 * @param tag what stands between the brackets, without `%`, `<` and `-`.
 */
export function wordsOfTag(tag: string): string {
  const inner = tag.trim().slice(0, longestTag);
  if (withoutWords.test(inner)) return "";
  const [, named] =
    /\b(?:text|title|label|header|caption|summary)\s*[=:]\s*["']([^"']*)["']/.exec(inner) ?? [];
  if (named !== undefined) return named;
  const strings = [...inner.matchAll(/(?<![=:]\s*)(?:"([^"]*)"|'([^']*)')/g)]
    .map(([, double, single]) => double ?? single ?? "")
    .filter((words) => !isPath(words));
  return (
    strings.find((words) => /\S\s+\S/.test(words)) ??
    (strings.length === 1 ? (strings[0] ?? "") : "")
  );
}

/** What `{{ … }}` shows: a string as it is; of anything else, that something stands here. */
export function wordsOfValue(value: string): string {
  const [, double, single] = /^\s*(?:"([^"]*)"|'([^']*)')/.exec(value) ?? [];
  const words = double ?? single;
  if (words === undefined) return "…";
  return isPath(words) ? "" : words;
}

function isPath(words: string): boolean {
  return /^\S*\/\S*$|^\S+\.[a-z]{2,5}$/i.test(words);
}
