import { createMemoryChannel } from "../../support/memoryChannel.ts";
import { describeChannel } from "./channelContract.ts";

describeChannel("A list in memory", async () => {
  const channel = createMemoryChannel(2);
  return {
    channel,
    chatId: 1,
    goneChatId: 2,
    writePart: (text) => text,
    received: (chatId) => channel.received(chatId),
    failNext: (kind) =>
      channel.failNext(kind === "unsent" ? { kind, waitSeconds: null } : { kind }),
  };
});
