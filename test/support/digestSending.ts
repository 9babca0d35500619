import { setTimeout } from "node:timers/promises";
import { openChats } from "../../src/memory/chats.ts";
import { createDeliveryLedger } from "../../src/memory/deliveries/ledger.ts";
import { createRecorder } from "../../src/memory/answerRecords/kept.ts";
import { createGroupCommit } from "../../src/memory/state/groupCommit.ts";
import { migrations } from "../../src/memory/state/migrations.ts";
import { openStateDatabase } from "../../src/memory/state/stateDatabase.ts";
import type { Channel } from "../../src/service/digestDelivery/channel.ts";
import { createWords } from "../../src/service/words/words.ts";
import { createDigestSender } from "../../src/service/digestDelivery/sender.ts";
import { createDigestChannel } from "../../src/telegram/features/digests/delivery/digestChannel.ts";
import { storeMessage } from "../../src/telegram/features/digests/delivery/storedMessage.ts";
import { chooseByDay, emptyDigest } from "./digestDesk.ts";

// Sends what is due in the database in the first argument to the Bot API server in the others, at the
// time given; prints "ended" when nothing is left. It kills itself when the step in the last argument
// has come: "commit 2" is after the second commit, "request 1" before the first request, "answer 1"
// after its answer, "claim 1" within a commit.
const [path = "", apiRoot = "", token = "", time = "", lastStep = ""] = process.argv.slice(2);
const counts = new Map<string, number>();

function step(kind: string): void {
  const count = (counts.get(kind) ?? 0) + 1;
  counts.set(kind, count);
  if (`${kind} ${count}` === lastStep) process.kill(process.pid, "SIGKILL");
}

const now = () => new Date(Number(time));
const chats = await openChats({ path, now });
const state = openStateDatabase(path, migrations);
const deliveries = createDeliveryLedger({
  state,
  recorder: createRecorder(state, now, true),
  commit: createGroupCommit({
    write(work) {
      const result = state.write(() => {
        const written = work();
        step("claim");
        return written;
      });
      step("commit");
      return result;
    },
    gather: () => setTimeout(5),
  }),
  now,
  owner: crypto.randomUUID(),
});
const real = createDigestChannel({ token, apiRoot, chats, words: createWords() });
const channel: Channel = {
  ...real,
  // Made anew, the words would be other ones.
  write: async ({ date }) => ({
    parts: ["first", "second", "third"].map((part) =>
      storeMessage({ text: `${part} of ${date} by ${process.pid}`, entities: [], buttons: [] }),
    ),
    quotes: [],
  }),
  sayTopicLost: (part) => Promise.resolve(part),
  async send(destination, part) {
    step("request");
    const outcome = await real.send(destination, part);
    step("answer");
    return outcome;
  },
};
const sender = createDigestSender({
  chats: { ...chats, deliveries },
  chooseDigests: chooseByDay(emptyDigest),
  channel,
  now,
  wait: (milliseconds) => setTimeout(Math.min(milliseconds, 5)),
  longestLateHours: 6,
  isBusy: () => false,
  onError: (error) => {
    throw error;
  },
});
await sender.tick();
console.log("ended");
process.exit();
