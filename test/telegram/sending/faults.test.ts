import { HttpError } from "grammy";
import { describe, expect, test } from "vitest";
import { classify, isRefused, isRefusedAlone } from "../../../src/telegram/sending/faults.ts";

describe("A refusal is read by its code and its words:", () => {
  test.each([
    [429, "Too Many Requests: retry after 7", { kind: "wait", seconds: 7 }],
    [401, "Unauthorized", { kind: "wait", seconds: null }],
    [500, "Internal Server Error", { kind: "failed" }],
    [500, "Internal Server Error: restart", { kind: "unclear" }],
    [502, "Bad Gateway", { kind: "unclear" }],
    [403, "Forbidden: bot was blocked by the user", { kind: "gone", reason: "blocked" }],
    [403, "Forbidden: user is deactivated", { kind: "gone", reason: "not found" }],
    [403, "Forbidden: the group chat was deleted", { kind: "gone", reason: "not found" }],
    [403, "Forbidden: bot was kicked from the group chat", { kind: "gone", reason: "removed" }],
    [403, "Forbidden: bot can't initiate conversation with a user", { kind: "may not write" }],
    [400, "Bad Request: chat not found", { kind: "gone", reason: "not found" }],
    [400, "Bad Request: not enough rights to send text messages", { kind: "may not write" }],
    [400, "Bad Request: CHAT_WRITE_FORBIDDEN", { kind: "may not write" }],
    [400, "Bad Request: message thread not found", { kind: "topic not found" }],
    [400, "Bad Request: TOPIC_CLOSED", { kind: "topic closed" }],
    [400, "Bad Request: message to be replied not found", { kind: "reply not found" }],
    [400, "Bad Request: message to edit not found", { kind: "nothing to edit" }],
    [400, "Bad Request: message is not modified", { kind: "unchanged" }],
    [400, "Bad Request: query is too old and response timeout expired", { kind: "too late" }],
    [
      400,
      "Bad Request: entity URL 'https://a' is invalid: Wrong HTTP URL",
      { kind: "link refused" },
    ],
    [400, "Bad Request: BUTTON_URL_INVALID", { kind: "link refused" }],
    [400, "Bad Request: message text is empty", { kind: "refused" }],
  ])("%i %s", (code, description, fault) => {
    const seconds = /retry after (\d+)/.exec(description)?.[1];
    const parameters = seconds === undefined ? {} : { retry_after: Number(seconds) };
    expect(classify({ ok: false, error_code: code, description, parameters })).toEqual(fault);
  });

  test("a group that has become a supergroup, by its new id", () => {
    const parameters = { migrate_to_chat_id: -1001 };
    const description = "Bad Request: group chat was upgraded to a supergroup chat";
    expect(classify({ error_code: 400, description, parameters })).toEqual({
      kind: "migrated",
      chatId: -1001,
    });
  });
});

describe("Without an answer, only what never left certainly had no effect:", () => {
  const failing = (message: string, code?: string) =>
    new HttpError("Network request failed", Object.assign(new Error(message), { code }));
  test.each([
    ["unreachable", failing("request failed, reason: connect", "ECONNREFUSED")],
    ["unreachable", failing("request failed, reason: connect ETIMEDOUT", "ETIMEDOUT")],
    ["unclear", failing("request failed, reason: read ETIMEDOUT", "ETIMEDOUT")],
    ["unclear", failing("socket hang up", "ECONNRESET")],
    ["unclear", failing("aborted")],
    ["unclear", new SyntaxError("Unexpected token < in JSON")],
  ])("%s: %s", (kind, error) => {
    expect(classify(error)).toEqual({ kind });
  });
});

test("A refusal is a certain no; one of the whole chat is none of the request alone.", () => {
  const refusals = [
    [400, "Bad Request: message is not modified", true, true],
    [400, "Bad Request: can't parse entities", true, true],
    [404, "Not Found: method not found", true, true],
    [400, "Bad Request: chat not found", true, false],
    [403, "Forbidden: bot can't initiate conversation with a user", true, false],
    [429, "Too Many Requests: retry after 7", false, false],
    [500, "Internal Server Error", false, false],
    [502, "Bad Gateway", false, false],
  ] as const;
  for (const [error_code, description, refused, alone] of refusals) {
    const fault = classify({ error_code, description });
    expect([isRefused(fault), isRefusedAlone(fault)], description).toEqual([refused, alone]);
  }
  expect(isRefused(classify(new Error("socket hang up")))).toBe(false);
});
