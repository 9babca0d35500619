import { beforeEach, describe, expect, test } from "vitest";
import type { Channel } from "../../../src/service/digestDelivery/channel.ts";

/** A channel, and how to look at its other end. */
export interface ChannelUnderTest {
  readonly channel: Channel;
  readonly chatId: number;
  /** A chat to which nothing can be sent any more. */
  readonly goneChatId: number;
  /** A part as the channel's renderer writes one. */
  writePart(text: string): string;
  /** The texts that have arrived in a chat, in order. */
  received(chatId: number): readonly string[];
  /** Has the next part be turned away for now, or arrive without anybody hearing of it. */
  failNext(kind: "unsent" | "unknown"): void;
}

/** What the sender of digests relies on. */
export function describeChannel(name: string, start: () => Promise<ChannelUnderTest>): void {
  describe(`${name}, as a channel,`, () => {
    let tested: ChannelUnderTest;
    const send = (text: string, chatId = tested.chatId) =>
      tested.channel.send(
        tested.channel.destinationOf({ chatId, threadId: null }),
        tested.writePart(text),
      );
    beforeEach(async () => {
      tested = await start();
    });

    test("delivers parts once each, in order, to their chat.", async () => {
      const before = tested.received(tested.chatId).length;
      expect(await send("first")).toEqual({ kind: "sent" });
      expect(await send("second")).toEqual({ kind: "sent" });
      expect(tested.received(tested.chatId).slice(before)).toEqual(["first", "second"]);
    });

    test("says that a chat is gone, and delivers nothing there.", async () => {
      expect(await send("lost", tested.goneChatId)).toMatchObject({ kind: "gone" });
      expect(tested.received(tested.goneChatId)).toEqual([]);
    });

    test("says so if a part certainly did not arrive, and takes it later.", async () => {
      const before = tested.received(tested.chatId).length;
      tested.failNext("unsent");
      expect(await send("late")).toMatchObject({ kind: "unsent" });
      expect(tested.received(tested.chatId)).toHaveLength(before);
      expect(await send("late")).toEqual({ kind: "sent" });
      expect(tested.received(tested.chatId).slice(before)).toEqual(["late"]);
    });

    test("does not claim to know what may have arrived, nor sends it again by itself.", async () => {
      const before = tested.received(tested.chatId).length;
      tested.failNext("unknown");
      expect(await send("perhaps")).toEqual({ kind: "unknown" });
      expect(tested.received(tested.chatId).slice(before)).toEqual(["perhaps"]);
    });
  });
}
