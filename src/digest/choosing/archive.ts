import { createHash } from "node:crypto";
import type { StoredDocument } from "../../library/index.ts";
import { dayNumber } from "./days.ts";
import { fingerprintsWithin } from "./items.ts";
import { chooseKeySentences, type QuotedSentences } from "../sentences/keySentences.ts";
import type { DocumentProfiler } from "../sentences/documentProfile.ts";
import type { TopicPassages } from "../../answer/index.ts";

/** A passage from the archive that a chat was shown. The caller keeps it and passes it in again. */
export interface ShownPassage {
  /** The digest's date. */
  readonly date: string;
  /** Fingerprints of its sentences, so that a copy or an edited document does not show them again. */
  readonly sentences: readonly number[];
}

export interface ArchiveOptions {
  /** Names the chat. Other chats get other passages. */
  readonly seed: string;
  /** What the chat was shown. What it saw more than 60 days ago may come again. */
  readonly recentlyShown: readonly ShownPassage[];
}

interface PickedPassage {
  readonly document: StoredDocument;
  readonly quotes: readonly QuotedSentences[];
  readonly shown: ShownPassage;
}

/**
 * Picks a passage at random for a day without news. The same chat and date give the same passage. One
 * with a sentence that was shown in the last 60 days is not picked.
 *
 * @param topic the passages to pick from; `null` for all.
 * @returns `null` if everything was shown.
 */
export async function pickFromArchive(
  profiler: DocumentProfiler,
  documents: readonly StoredDocument[],
  topic: TopicPassages | null,
  { seed, recentlyShown, today }: ArchiveOptions & { readonly today: string },
): Promise<PickedPassage | null> {
  const usedFingerprints = new Set(
    recentlyShown
      .filter(({ date }) => dayNumber(today) - dayNumber(date) <= daysUntilRepeat)
      .flatMap(({ sentences }) => sentences),
  );
  const shuffled = documents
    .filter(({ id }) => topic === null || topic.passages.has(id))
    .map((document) => ({ document, rank: hashOf(`${seed}\n${today}\n${document.id}`) }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1));
  for (const { document } of shuffled) {
    const [profile] = await profiler.profile([document]);
    if (!profile) continue;
    const onTopic = topic?.passages.get(document.id);
    const quotes = await chooseKeySentences(profiler, profile, {
      targets: [topic?.vector ?? profile.centroid],
      count: 1,
      isAllowed: ({ passageId }) => onTopic?.has(passageId) ?? true,
      usedFingerprints,
    });
    if (quotes.length === 0) continue;
    return {
      document,
      quotes,
      shown: { date: today, sentences: fingerprintsWithin(profile, quotes) },
    };
  }
  return null;
}

const daysUntilRepeat = 60;

function hashOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}
