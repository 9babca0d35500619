import type { Chats } from "../../memory/chats.ts";
import type { Subscription } from "../../memory/digests/subscriptions.ts";
import type { ShownPassage } from "../../digest/archive.ts";
import type { Digest } from "../../digest/digest.ts";
import { getQuotedDocuments, type QuotedDocuments } from "../../digest/quotedDocuments.ts";
import { type Snapshot, takeSnapshot } from "../../digest/news/snapshot.ts";
import type { ChooseDigests, DigestDesk, DigestLibrary } from "../indexing/openIndex.ts";
import type { Commit } from "./groupCommit.ts";
import type { DigestRenderer } from "./renderer.ts";

export interface PreparingOptions {
  readonly chats: Pick<Chats, "subscriptions" | "digestLedger" | "snapshots">;
  readonly chooseDigests: ChooseDigests;
  readonly renderer: DigestRenderer;
  readonly commit: Commit;
  readonly now: () => Date;
  /** How late a digest may be; one that is later is missed. */
  readonly longestLateMilliseconds: number;
  /** Told of a chat's digest that could not be made. It is tried again with the next pass. */
  readonly onError: (error: unknown) => void;
}

/** One pass over the chats that are due. */
export interface Pass {
  /** Makes and claims the digests of the next chats. @returns how many chats it looked at. */
  next(): Promise<number>;
}

/**
 * Begins a pass. Chats that have seen the same, and want the same for the same day, share one choice;
 * a choice costs 50 ms and more, what a chat then costs is writing its messages.
 */
export function beginPass(options: PreparingOptions): Pass {
  const { chats, now, longestLateMilliseconds } = options;
  const { subscriptions, digestLedger } = chats;
  const choosing = createChoosing(chats);
  let last: Subscription | null = null;
  return {
    async next() {
      const earliest = new Date(now().getTime() - longestLateMilliseconds);
      const due = subscriptions.due({ now: now(), most: chatsAtOnce, after: last });
      last = due.at(-1) ?? last;
      const isMissed = (chat: Subscription) => (chat.due?.at ?? 0) < earliest.getTime();
      const missed = due.filter(isMissed);
      if (missed.length > 0) {
        await options.commit(() => {
          for (const chat of missed) {
            digestLedger.settle(chat, { kind: "missed", resumeAt: earliest });
          }
        });
      }
      const wanted = due.filter((chat) => !isMissed(chat));
      if (wanted.length > 0) await prepare(wanted, choosing, options);
      return due.length;
    },
  };
}

// Few: what they get is in memory at once.
const chatsAtOnce = 20;

/** Makes and claims the digests of some chats, all in one commit. */
function prepare(
  wanted: readonly Subscription[],
  choosing: Choosing,
  options: PreparingOptions,
): Promise<void> {
  const { chats, chooseDigests, commit, onError } = options;
  return chooseDigests(async (desk) => {
    const snapshot = await keepSnapshot(desk.library, chats);
    const chosen: { readonly chat: Subscription; readonly digest: Digest | "nothing" }[] = [];
    for (const chat of wanted) {
      try {
        chosen.push({ chat, digest: await choosing.choose(desk, snapshot, chat) });
      } catch (error) {
        onError(error);
      }
    }
    const documents = await getQuotedDocuments(
      desk.library,
      chosen.map(({ digest }) => digest),
    );
    await commit(() => {
      for (const { chat, digest } of chosen) {
        try {
          enter({ chat, digest, snapshot, documents }, options);
        } catch (error) {
          onError(error);
        }
      }
    });
  });
}

/** Enters a digest into the ledger, with the messages it will be. */
function enter(
  made: {
    readonly chat: Subscription;
    readonly digest: Digest | "nothing";
    /** The name of what the library holds. */
    readonly snapshot: string;
    readonly documents: QuotedDocuments;
  },
  { chats, renderer }: PreparingOptions,
): void {
  const { chat, digest, snapshot, documents } = made;
  if (digest === "nothing") {
    // Whoever has had no first digest is still to get one.
    const seen = chat.seen === null ? null : snapshot;
    chats.digestLedger.settle(chat, { kind: "nothing", snapshot: seen });
    return;
  }
  const parts = renderer.render(digest, documents, chat);
  const shown = digest.shown && JSON.stringify(digest.shown);
  chats.digestLedger.claim(chat, { parts, snapshot, shown });
}

/** Keeps what a library holds. @returns its name, which another generation does not have. */
async function keepSnapshot(
  library: DigestLibrary,
  { snapshots }: Pick<Chats, "snapshots">,
): Promise<string> {
  const { generation: name } = library;
  if (!snapshots.renew(name)) {
    const newest = snapshots.newest();
    const earlier = newest === null ? null : readSnapshot(newest, snapshots);
    snapshots.keep(name, JSON.stringify(await takeSnapshot(library, earlier)));
  }
  return name;
}

function readSnapshot(name: string, snapshots: Chats["snapshots"]): Snapshot | null {
  const json = snapshots.get(name);
  return json === null ? null : (JSON.parse(json) as Snapshot);
}

interface Choosing {
  /** @param generation names the desk's library. */
  choose(desk: DigestDesk, generation: string, chat: Subscription): Promise<Digest | "nothing">;
}

/** Chooses once for all who want the same. */
function createChoosing({
  snapshots,
  digestLedger,
}: Pick<Chats, "snapshots" | "digestLedger">): Choosing {
  const chosen = new Map<string, Promise<Digest | "nothing">>();
  let lastSeen: { readonly name: string | null; readonly snapshot: Snapshot | null } | undefined;
  const snapshotOf = (name: string | null) => {
    if (lastSeen?.name !== name) {
      lastSeen = { name, snapshot: name === null ? null : readSnapshot(name, snapshots) };
    }
    return lastSeen.snapshot;
  };
  return {
    async choose(desk, generation, { chatId, due, seen, topic, length, always }) {
      const today = due?.date ?? "";
      const key = JSON.stringify([generation, seen, today, topic, length]);
      const choice =
        chosen.get(key) ?? desk.choose({ seen: snapshotOf(seen), today, topic, length });
      if (chosen.size >= mostChoices) chosen.clear();
      chosen.set(key, choice);
      const digest = await choice;
      if (digest !== "nothing" || !always) return digest;
      const recentlyShown = digestLedger
        .shown(chatId)
        .map((shown) => JSON.parse(shown) as ShownPassage);
      const drawing = { seed: `${chatId}`, recentlyShown };
      return desk.choose({ seen: snapshotOf(seen), today, topic, length, always: drawing });
    },
  };
}

const mostChoices = 200;
