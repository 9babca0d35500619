import { readFile } from "node:fs/promises";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { quoteText } from "../../src/answer/index.ts";
import { createConversations } from "../../src/service/index.ts";
import { createPageServer } from "../support/pageServer.ts";
import { openSeeds, projectFolder } from "../support/seeds.ts";

const factory = "Where will Latvia and Ukraine build the drone factory?";

let seeds: Awaited<ReturnType<typeof openSeeds>>;
beforeAll(async () => {
  seeds = await openSeeds();
});
afterAll(() => seeds.close());

/** Conversations over the seeds, and what each question was understood to lean on. */
function startConversations() {
  let time = Date.parse("2026-06-30T12:00:00Z");
  const previous: (string | null | undefined)[] = [];
  const index = {
    ...seeds.app,
    ask(asked: Parameters<typeof seeds.app.ask>[0]) {
      previous.push(asked.previous);
      return seeds.app.ask(asked);
    },
  };
  const conversations = createConversations({ index, now: () => new Date(time) });
  const ask = (conversationId: string, question: string) =>
    conversations.ask({ conversationId, question });
  const waitMinutes = (minutes: number) => (time += minutes * 60_000);
  return { ask, conversations, waitMinutes, previous };
}

test("A question may lean on the one before it in its conversation, and on no other.", async () => {
  const { ask, previous } = startConversations();
  await ask("anna", factory);
  await ask("boris", "And when?");
  const followUp = await ask("anna", "And when?");
  expect(previous).toEqual([null, null, factory]);
  expect(followUp).toEqual(await seeds.app.ask({ question: "And when?", previous: factory }));
});

test("A follow-up is remembered with what it leans on; a question that stands alone is not.", async () => {
  const { ask, previous } = startConversations();
  await ask("anna", factory);
  await ask("anna", "And when?");
  await ask("anna", "And why?");
  await ask("anna", "When did the defence ministers of Ukraine and Latvia meet?");
  await ask("anna", "And where?");
  expect(previous.slice(2)).toEqual([
    `${factory}\u2029And when?`,
    `${factory}\u2029And why?`,
    "When did the defence ministers of Ukraine and Latvia meet?",
  ]);
});

test("After ten minutes, or when it is told to forget, a conversation begins again.", async () => {
  const { ask, conversations, waitMinutes, previous } = startConversations();
  await ask("anna", factory);
  waitMinutes(10);
  await ask("anna", "And when?");
  waitMinutes(11);
  await ask("anna", "And when?");
  conversations.forget("anna");
  await ask("anna", "And when?");
  expect(previous).toEqual([null, factory, null, null]);
});

test("The front end of the docs answers a browser.", async () => {
  const page = await readFile(join(projectFolder, "docs/extending/front-end.md"), "utf8");
  const code = await readFile(join(projectFolder, "test/support/pageServer.ts"), "utf8");
  expect(page).toContain(code.replaceAll("../../src/", "../src/"));

  const server = createPageServer(seeds.app).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("Expected a port.");
  const ask = (question: string) =>
    fetch(`http://127.0.0.1:${address.port}/?session=1&q=${encodeURIComponent(question)}`);
  const html = await (await ask(factory)).text();
  const answer = await seeds.app.ask({ question: factory });
  const [quote] = answer.quotes;
  const read = html.replaceAll(/&#(\d+);/g, (_, point) => String.fromCodePoint(Number(point)));
  expect(read).toContain(
    `<blockquote>${quote ? quoteText(answer, quote) : "no quote"}</blockquote>`,
  );
  expect(await (await ask("How do I bake sourdough bread?")).text()).toContain(
    "<p>The documents don't say.</p>",
  );
});
