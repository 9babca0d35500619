/**
 * What every front end does, whatever it is: a chat, a terminal, a web page. Open an index, ask it,
 * and present the answer, which comes as blocks that say what to show but not how:
 *
 *     const index = await openIndex(loadConfig());
 *     const reader = { words: createWords().for("en"), now: new Date() };
 *     const conversations = createConversations({ index });
 *     const question = "When did the tunnel open?";
 *     const answer = await conversations.ask({ conversationId: "terminal", question });
 *     for (const block of presentAnswer(answer, reader)) show(block);
 *     await index.close();
 *
 * `docs/extending/front-end.md` has a whole front end. `rebuildIndex`, `planIndex` and `verifyIndex` are
 * for whoever maintains the index.
 */
export { keepHeapSmall } from "./heap.ts";
export {
  type BuildReport,
  type BuildReporter,
  planIndex,
  rebuildIndex,
} from "./indexing/buildIndex.ts";
export { type Grading, verifyIndex } from "./indexing/gradeGenerations.ts";
export { loadModels, type Models } from "./indexing/models.ts";
export {
  type ChooseDigests,
  type DigestLibrary,
  type OpenIndex,
  openIndex,
} from "./indexing/openIndex.ts";
export { type Block, presentAnswer } from "./present/answerBlocks.ts";
export { createWords } from "./words/words.ts";
export { createConversations } from "./asking/conversations.ts";
