import { createRichText, type RichText, type RichTextBuilder } from "../../../sending/richText.ts";
import {
  clip,
  type Words,
  type ReindexState,
  type IndexSummary,
} from "../../../../service/index.ts";

/**
 * How indexing goes, or how it went: what has changed, and which files could not be read and why.
 * Never near the longest message.
 *
 * @param keptName a file that was just put into the documents, to be told of first.
 */
export function renderReindexing(state: ReindexState, words: Words, keptName?: string): RichText {
  const message = createRichText();
  switch (state.kind) {
    case "running":
      return message.append(describeProgress(state, words)).build();
    case "failed":
      return message
        .append(words("index-failed"))
        .append(`\n\n${clip(state.reason, 1000)}`)
        .build();
    case "stopped":
      return message.append(words("index-stopped", { command: "/reindex" })).build();
    case "finished":
      if (keptName !== undefined) appendKept(message, state.summary, keptName, words);
      return appendSummary(message, state.summary, words).build();
  }
}

function describeProgress(
  { done, total }: { readonly done: number; readonly total: number },
  words: Words,
): string {
  if (total === 0) return words("index-begun");
  return words("index-progress", { done, total, percent: Math.floor((done / total) * 100) });
}

function appendKept(
  message: RichTextBuilder,
  { documents: { failed } }: IndexSummary,
  name: string,
  words: Words,
): void {
  const failure = failed.find(({ path }) => path.normalize("NFC") === name);
  message.append(clip(name, longestPath), { type: "bold" }).append(" ");
  if (failure) message.append(words("document-unread", { reason: clip(failure.reason, 300) }));
  else message.append(words("document-read"));
  message.append("\n\n");
}

function appendSummary(
  message: RichTextBuilder,
  { published, documents, grading }: IndexSummary,
  words: Words,
): RichTextBuilder {
  message.append(words(published ? "index-published" : "index-not-published"));
  const { added, changed, renamed, removed, unchanged, failed } = documents;
  const changes = words("index-changes", {
    added: added.length,
    changed: changed.length,
    renamed: renamed.length,
    removed: removed.length,
    unchanged: unchanged.length,
  });
  message.append(`\n${changes}`);
  appendGrading(message, grading, words);
  if (failed.length === 0) return message;
  message.append(`\n\n${words("index-unread", { files: failed.length })}`);
  for (const { path, reason } of failed.slice(0, mostFailures)) {
    message.append("\n• ").append(clip(path, longestPath), { type: "bold" });
    message.append(` ${clip(reason, 150)}`);
  }
  const more = failed.length - mostFailures;
  return more > 0 ? message.append(`\n${words("index-unread-more", { files: more })}`) : message;
}

function appendGrading(
  message: RichTextBuilder,
  grading: IndexSummary["grading"],
  words: Words,
): void {
  const share = grading?.next.recall ?? null;
  if (share === null) return;
  const percent = Math.round(share * 100);
  const before = grading?.previous?.recall ?? null;
  const text =
    before === null
      ? words("index-grading", { percent })
      : words("index-grading-before", { percent, before: Math.round(before * 100) });
  message.append(`\n${text}`);
}

const mostFailures = 10;
const longestPath = 100;
