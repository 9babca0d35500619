import { describe } from "vitest";
import type { OpenChats } from "../../support/chats.ts";
import { testChatMemory } from "./chatMemory.ts";
import { testDigestDeliveries } from "./digestDeliveries.ts";
import { testQuestionLog } from "./questionLog.ts";
import { testShownQuotes } from "./shownQuotes.ts";
import { testSubscriptions } from "./subscriptions.ts";
import { testUpdateDeliveries } from "./updateDeliveries.ts";

/**
 * What every store of chats has to do, whatever keeps it.
 *
 * @param openChats opens a store. All that are opened with the same `path` are one store, as several
 *   processes have it open; those without a path are empty and each on its own.
 */
export function testChats(openChats: OpenChats): void {
  describe("settings and answers", () => {
    testChatMemory(openChats);
  });
  describe("questions", () => {
    testQuestionLog(openChats);
  });
  describe("shown quotes and votes", () => {
    testShownQuotes(openChats);
  });
  describe("subscriptions", () => {
    testSubscriptions(openChats);
  });
  describe("deliveries of updates", () => {
    testUpdateDeliveries(openChats);
  });
  describe("deliveries of digests", () => {
    testDigestDeliveries(openChats);
  });
}
