import { describe } from "vitest";
import { openTestChats } from "../support/chats.ts";
import { testChats } from "./contract/chatsContract.ts";

describe("Chats in SQLite:", () => {
  testChats(openTestChats);
});
