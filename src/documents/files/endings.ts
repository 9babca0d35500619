/** What the names of files end with that can be read; in lower case. */
export const readableEndings = [".docx", ".htm", ".html", ".md", ".pdf", ".txt"] as const;

export type ReadableEnding = (typeof readableEndings)[number];

export function isReadableEnding(ending: string): ending is ReadableEnding {
  return (readableEndings as readonly string[]).includes(ending);
}
