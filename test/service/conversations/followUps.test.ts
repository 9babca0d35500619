import { beforeEach, expect, test } from "vitest";
import { createFollowUps, type FollowUps } from "../../../src/service/conversations/followUps.ts";
import { openTestChats } from "../../support/chats.ts";
import { useNoLibrary } from "../../support/noLibrary.ts";

const anna = { conversationId: "room 1, anna", ownerId: "anna" };

let minutes = 0;
let followUps: FollowUps;
beforeEach(async () => {
  minutes = 0;
  const now = () => new Date(minutes * 60_000);
  const chats = await openTestChats({ now });
  followUps = createFollowUps({ chats, use: useNoLibrary, now });
});

const remember = (
  asking: typeof anna & { readonly questionId?: string },
  question: string,
  isEdited = false,
) =>
  followUps.remember(
    { questionId: null, ...asking },
    { question, previous: null, answerId: `answer to ${question}`, isEdited },
  );
const previousOf = async (
  asking: Partial<Parameters<FollowUps["backgroundOf"]>[0]> = {},
): Promise<string | null> => {
  const { previous } = await followUps.backgroundOf({
    ...anna,
    questionId: null,
    repliesTo: null,
    ...asking,
  });
  return previous;
};

test("A question leans on the last of its conversation for ten minutes, and on no other's.", async () => {
  await remember(anna, "Who built the bridge?");
  expect(await previousOf()).toBe("Who built the bridge?");
  expect(await previousOf({ conversationId: "room 2, anna" })).toBeNull();
  expect(await previousOf({ conversationId: null })).toBeNull();
  minutes = 11;
  expect(await previousOf()).toBeNull();
});

test("A reply leans on the question of its answer, whenever that was, and an unknown one on nothing.", async () => {
  await remember(anna, "Who built the bridge?");
  await remember(anna, "Who paid?");
  minutes = 600;
  const replyTo = (...answerIds: string[]) =>
    previousOf({ repliesTo: { kind: "answer", answerIds, quoteIds: [], chosen: "", words: "" } });
  expect(await replyTo("a passage", "answer to Who built the bridge?")).toBe(
    "Who built the bridge?",
  );
  expect(await replyTo("answer to nobody")).toBeNull();
});

test("A question asked again leans on what it leant on before.", async () => {
  await remember({ ...anna, questionId: "1" }, "Who built the bridge?");
  await remember(anna, "Who paid?");
  expect(await previousOf({ questionId: "1" })).toBeNull();
  expect(await previousOf({ questionId: "2" })).toBe("Who paid?");
});

test("An edited question changes its conversation only if nothing was asked since, and makes it no younger.", async () => {
  await remember({ ...anna, questionId: "1" }, "Who built the bridge?");
  await remember({ ...anna, questionId: "2" }, "Who paid?");
  await remember({ ...anna, questionId: "1" }, "Who built the bridge?");
  expect(await previousOf()).toBe("Who paid?");
  await remember({ ...anna, questionId: "before a restart" }, "Who swims?", true);
  expect(await previousOf()).toBe("Who paid?");
  minutes = 6;
  await remember({ ...anna, questionId: "2" }, "Who paid for the ferry?", true);
  expect(await previousOf()).toBe("Who paid for the ferry?");
  minutes = 11;
  expect(await previousOf()).toBeNull();
});

test("What a person asked is forgotten, and nobody else's.", async () => {
  const boris = { conversationId: "room 1, boris", ownerId: "boris" };
  await remember(anna, "Who built the bridge?");
  await remember(boris, "Who paid?");
  followUps.forget("anna");
  expect(await previousOf()).toBeNull();
  expect(await previousOf(boris)).toBe("Who paid?");
});
