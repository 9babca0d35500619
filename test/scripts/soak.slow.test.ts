import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type Fault,
  faults,
  type QuestionServer,
  startQuestionServer,
} from "../../scripts/bench/soak/questionServer.ts";
import {
  describeSoakFigures,
  hasBroken,
  type SoakFigures,
} from "../../scripts/bench/soak/soakBench.ts";
import { tally } from "../../scripts/bench/soak/tally.ts";
import { runQuoth } from "../support/process.ts";

let server: QuestionServer;
let faultsAhead: (Fault | null)[];

beforeEach(async () => {
  faultsAhead = [];
  server = await startQuestionServer({
    drawFault: () => faultsAhead.shift() ?? null,
    kindOf: (text) => (text === "Sorry" ? "apology" : text === "Slowly" ? "refusal" : "answer"),
  });
});
afterEach(() => server.close());

const call = (method: string, payload: object) =>
  fetch(`${server.url}/bot1:test/${method}`, { method: "POST", body: JSON.stringify(payload) });
const answer = (chatId: number, messageId: number, text = "An answer") =>
  call("sendMessage", { chat_id: chatId, text, reply_parameters: { message_id: messageId } });

test("What is lost, answered twice or out of order is counted, each for itself.", async () => {
  const fates = [1, 1, 2, 2, 3].map((chatId) => server.ask(chatId, "Where?"));
  await answer(1, 2);
  await answer(1, 1);
  await answer(2, 3);
  await answer(2, 3);
  await answer(2, 4);
  expect(tally(fates)).toEqual({
    asked: 5,
    answered: 4,
    lost: 1,
    repeated: 1,
    outOfOrder: 1,
    ambiguous: 0,
    apologies: 0,
    needlessApologies: 0,
  });
});

test("An apology is no answer, and what nobody can know to have arrived is not lost.", async () => {
  const fates = [1, 2, 3, 4].map((chatId) => server.ask(chatId, "Where?"));
  faultsAhead = ["bad gateway", "dropped before", "dropped after", null, "bad gateway"];
  expect((await answer(1, 1)).status).toBe(502);
  await expect(answer(2, 2)).rejects.toThrow("fetch failed");
  await expect(answer(3, 3)).rejects.toThrow("fetch failed");
  await answer(4, 4, "Sorry");
  await answer(4, 4, "Sorry");
  expect(tally(fates)).toMatchObject({ answered: 1, ambiguous: 2, lost: 1, apologies: 1 });
});

test("Who is told to ask more slowly has no answer.", async () => {
  const fates = [server.ask(1, "Where?")];
  await answer(1, 1, "Slowly");
  expect(tally(fates)).toMatchObject({ answered: 0, lost: 1, apologies: 0 });
});

test("An apology beside an answer, or beside one that may have arrived, is one too many.", async () => {
  const fates = [1, 2, 3].map((chatId) => server.ask(chatId, "Where?"));
  await answer(1, 1);
  faultsAhead = ["bad gateway"];
  await answer(2, 2);
  for (const chat of [1, 2, 3]) await answer(chat, chat, "Sorry");
  expect(tally(fates)).toMatchObject({ apologies: 3, needlessApologies: 2 });
});

test.each([
  ["too many requests", 429],
  ["failed", 500],
] as const)(
  "A message refused with “%s” was not taken, and is lost unless it comes again.",
  async (fault, status) => {
    const fates = [server.ask(1, "Where?")];
    faultsAhead = [fault];
    expect((await answer(1, 1)).status).toBe(status);
    expect(tally(fates)).toMatchObject({ answered: 0, lost: 1 });
    await answer(1, 1);
    expect(tally(fates)).toMatchObject({ answered: 1, lost: 0, repeated: 0 });
  },
);

test("Questions are handed out from the offset on, again until they are confirmed, and later ones as they come.", async () => {
  const fetchIds = async (payload: object) => {
    const { result } = (await (await call("getUpdates", payload)).json()) as {
      result: { update_id: number }[];
    };
    return result.map(({ update_id: id }) => id);
  };
  for (const text of ["One?", "Two?", "Three?"]) server.ask(1, text);
  expect(await fetchIds({ limit: 2 })).toEqual([1, 2]);
  expect(await fetchIds({ offset: 2 })).toEqual([2, 3]);
  expect(await fetchIds({ offset: 4 })).toEqual([]);
  const later = fetchIds({ offset: 4, timeout: 30 });
  server.ask(1, "Four?");
  expect(await later).toEqual([4]);
});

test("The bot loses, repeats and mixes up nothing, neither with many at once nor with one message of five going wrong.", async () => {
  const { code, stdout } = await runQuoth(
    "bench soak --chats=10 --questions=3 --updates=60 --faults=0.2 --json".split(" "),
  );
  const figures = JSON.parse(stdout) as SoakFigures;
  expect(figures.crowd).toMatchObject({ ...nothingWrong, asked: 30, answered: 30, ambiguous: 0 });
  expect(figures.soak).toMatchObject({ ...nothingWrong, asked: 60 });
  expect(figures.soak.faults).toBeGreaterThan(faults.length);
  expect(figures.soak.answered + figures.soak.ambiguous).toBe(60);
  expect(code).toBe(0);
}, 180_000);

const nothingWrong = { lost: 0, repeated: 0, outOfOrder: 0, needlessApologies: 0 };

test("The table says what went wrong, and what memory was, where the system tells.", () => {
  const phase = { ...tally([]), asked: 30, answered: 30, seconds: 2, perSecond: 15 };
  const figures: SoakFigures = {
    seed: 1,
    node: "v20.19.0",
    cores: 2,
    chats: 10,
    faultShare: 0.05,
    crowd: phase,
    soak: { ...phase, faults: 3 },
    beginMegabytes: 400,
    crowdMegabytes: 405,
    endMegabytes: 450,
  };
  expect(hasBroken(figures)).toBe(false);
  expect(hasBroken({ ...figures, crowd: { ...phase, lost: 1 } })).toBe(true);
  expect(hasBroken({ ...figures, soak: { ...figures.soak, outOfOrder: 1 } })).toBe(true);
  expect(hasBroken({ ...figures, soak: { ...figures.soak, needlessApologies: 1 } })).toBe(true);
  expect(describeSoakFigures(figures)).toMatch(/^ {2}as a share .+ 1\.01 +1\.11$/m);
  expect(describeSoakFigures(figures)).toMatch(/^ {2}of what it was before both +1\.1[23]$/m);
  const untold = {
    ...figures,
    beginMegabytes: null,
    crowdMegabytes: null,
    endMegabytes: null,
  };
  expect(describeSoakFigures(untold)).toMatch(/^resident afterwards, MB +\? +\?$/m);
});
