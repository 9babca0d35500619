/**
 * What every front end does, whatever it is: a chat, a terminal, a web page. Open an index, ask it,
 * and close it when you are done:
 *
 *     const index = await openIndex(loadConfig());
 *     const answer = await index.ask({ question: "When did the tunnel open?" });
 *     console.log(answer.verdict, answer.quotes.map((quote) => quoteText(answer, quote)));
 *     await index.close();
 *
 * `rebuildIndex`, `planIndex` and `verifyIndex` are for whoever keeps the index.
 */
export { keepHeapSmall } from "./heap.ts";
export {
  type BuildReport,
  type BuildReporter,
  type IndexOptions,
  planIndex,
  rebuildIndex,
  type RebuildOptions,
} from "./indexing/buildIndex.ts";
export { type Grading, verifyIndex } from "./indexing/gradeGenerations.ts";
export {
  type BiggerModelOptions,
  loadModels,
  type ModelOptions,
  type Models,
} from "./indexing/models.ts";
export {
  type ChooseDigests,
  type DigestChoice,
  type DigestDesk,
  type DigestLibrary,
  type OpenIndex,
  openIndex,
  type OpenIndexOptions,
} from "./indexing/openIndex.ts";
