import type { Chats, DigestClaim, Subscription } from "../../memory/index.ts";
import {
  createSnapshot,
  type Digest,
  getQuotedDocuments,
  type QuotedDocuments,
  type ShownPassage,
  type Snapshot,
} from "../../digest/index.ts";
import type { ChooseDigests, DigestDesk, DigestLibrary } from "../indexing/openIndex.ts";
import type { DigestWriter } from "./channel.ts";

export interface PreparingOptions {
  readonly chats: Pick<Chats, "subscriptions" | "deliveries" | "digestHistory" | "snapshots">;
  readonly chooseDigests: ChooseDigests;
  readonly channel: DigestWriter;
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
  const choosing = createChoosing(chats);
  let last: Subscription | null = null;
  return {
    async next() {
      const earliest = new Date(now().getTime() - longestLateMilliseconds);
      const due = await chats.subscriptions.due({ now: now(), most: chatsAtOnce, after: last });
      last = due.at(-1) ?? last;
      const isMissed = (chat: Subscription) => (chat.due?.at ?? 0) < earliest.getTime();
      const missed = due.filter(isMissed);
      if (missed.length > 0) {
        await chats.deliveries.claim(
          missed.map((subscription) => ({ subscription, kind: "missed", resumeAt: earliest })),
        );
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
  const { chats, chooseDigests, onError } = options;
  return chooseDigests(async (desk) => {
    const snapshot = await keepSnapshot(desk.library, chats);
    const claims: DigestClaim[] = [];
    for (const chat of wanted) {
      try {
        const digest = await choosing.choose(desk, snapshot, chat);
        const documents = await getQuotedDocuments(desk.library, [digest]);
        claims.push(await write({ chat, digest, snapshot, documents }, options));
      } catch (error) {
        onError(error);
      }
    }
    await chats.deliveries.claim(claims);
  });
}

/** Writes a digest as the messages it will be, to be claimed. */
async function write(
  made: {
    readonly chat: Subscription;
    readonly digest: Digest | "nothing";
    /** The name of what the library holds. */
    readonly snapshot: string;
    readonly documents: QuotedDocuments;
  },
  { channel }: PreparingOptions,
): Promise<DigestClaim> {
  const { chat: subscription, digest, snapshot, documents } = made;
  if (digest === "nothing") {
    // Whoever has had no first digest is still to get one.
    const seen = subscription.seen === null ? null : snapshot;
    return { subscription, kind: "nothing", snapshot: seen };
  }
  const written = await channel.write(digest, documents, subscription);
  const shown = digest.shown && JSON.stringify(digest.shown);
  return { subscription, kind: "digest", ...written, snapshot, shown };
}

/** Keeps what a library holds. @returns its name, which another generation does not have. */
async function keepSnapshot(
  library: DigestLibrary,
  { snapshots }: Pick<Chats, "snapshots">,
): Promise<string> {
  const { generation: name } = library;
  if (await snapshots.renew(name)) return name;
  const earlier = readSnapshot(await snapshots.newest());
  await snapshots.keep(name, JSON.stringify(await createSnapshot(library, earlier)));
  return name;
}

function readSnapshot(json: string | null): Snapshot | null {
  return json === null ? null : (JSON.parse(json) as Snapshot);
}

interface Choosing {
  /** @param generation names the desk's library. */
  choose(desk: DigestDesk, generation: string, chat: Subscription): Promise<Digest | "nothing">;
}

/** Chooses once for all who want the same. */
function createChoosing({
  snapshots,
  digestHistory,
}: Pick<Chats, "snapshots" | "digestHistory">): Choosing {
  const chosen = new Map<string, Promise<Digest | "nothing">>();
  let lastSeen: { readonly name: string | null; readonly snapshot: Snapshot | null } | undefined;
  const snapshotOf = async (name: string | null) => {
    if (lastSeen?.name === name) return lastSeen.snapshot;
    const snapshot = name === null ? null : readSnapshot(await snapshots.get(name));
    lastSeen = { name, snapshot };
    return snapshot;
  };
  return {
    async choose(desk, generation, { chatId, due, seen, topic, length, always }) {
      const today = due?.date ?? "";
      const key = JSON.stringify([generation, seen, today, topic, length]);
      const known = await snapshotOf(seen);
      const choice = chosen.get(key) ?? desk.choose({ seen: known, today, topic, length });
      if (chosen.size >= mostChoices) chosen.clear();
      chosen.set(key, choice);
      const digest = await choice;
      if (digest !== "nothing" || !always) return digest;
      const shown = await digestHistory.shown(chatId);
      const recentlyShown = shown.map((passage) => JSON.parse(passage) as ShownPassage);
      const drawing = { seed: `${chatId}`, recentlyShown };
      return desk.choose({ seen: known, today, topic, length, archive: drawing });
    },
  };
}

const mostChoices = 200;
