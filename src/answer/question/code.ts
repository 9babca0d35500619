/**
 * True for a question that has code in it: words between backticks, a call, a name as programs write
 * it, an option of a command, the name of a file or of an error.
 */
export function hasCode(question: string): boolean {
  return codePatterns.some((pattern) => pattern.test(question));
}

const codePatterns: readonly RegExp[] = [
  /`[^`]+`/,
  // "reply()", "bot.on(':text')"; a word with an ending in brackets, "file(s)", is none.
  /(?<![\p{L}\p{N}])[\w$][\w$.]*\((?!s\)|es\))[^\s()]*\)/u,
  // "snake_case", "MAX_LENGTH"
  /(?<![\p{L}\p{N}])[A-Za-z\d]+_[A-Za-z\d_]+/u,
  // "camelCase"; not "iPhone", "eBay", "openSUSE"
  /(?<![\p{L}\p{N}])[a-z]{2,}[A-Z][a-z]/u,
  // "TypeError", "ENOENT", "ECONNREFUSED"
  /(?<![\p{L}\p{N}])(?:[A-Z][A-Za-z]*(?:Error|Exception)|ENOENT|EACCES|EPERM|E(?:CONN|ADDR|HOST|TIME)[A-Z]+)(?![A-Za-z])/u,
  // "--verbose", "-v"
  /(?<!\S)(?:--[a-z][\w-]*|-[a-zA-Z])(?=[\s?!.,;:=)]|$)/,
  // "ctx.reply", "package.json"; not "e.g.", "3.5", "U.S.", "done.Then" or an address on the web.
  /(?<![\p{L}\p{N}@/.-])(?!www\.)[A-Za-z_$][\w$-]+\.(?:[a-z_$][\w$]+\.)*(?!(?:com|org|net|edu|gov|int|info|[a-z]{2})(?![A-Za-z_$.]))[a-z_$][\w$]+(?![\p{L}\p{N}])/u,
  // Endings of two letters are those of countries too, but these are files more often; "Node.js" is a name.
  /(?<![\p{L}\p{N}@/.-])(?:[a-z]|[A-Z]{2})[\w-]*\.(?:js|ts|py|rb|go|rs|sh|md|cs|h|c)(?![\p{L}\p{N}.])/u,
];
