import { createHash } from "node:crypto";
import type { StoredDocument } from "../library/rows/storedDocument.ts";
import { dayNumber } from "./days.ts";
import { fingerprintsWithin } from "./items.ts";
import { chooseGist, type QuotedSentences } from "./sentences/gist.ts";
import type { Reader } from "./sentences/reading.ts";
import type { TopicFinds } from "./topic.ts";

/** A passage from the archive that a chat was shown: the caller keeps it and gives it back. */
export interface ShownPassage {
  /** The digest's date. */
  readonly date: string;
  /** 32 bits for each of its sentences: an edited document, or a copy, does not show them again. */
  readonly sentences: readonly number[];
}

export interface ArchiveOptions {
  /** Names the chat: another chat gets other passages. */
  readonly seed: string;
  /** What the chat was shown before; what is older than 60 days may come again. */
  readonly recentlyShown: readonly ShownPassage[];
}

interface DrawnPassage {
  readonly document: StoredDocument;
  readonly quotes: readonly QuotedSentences[];
  readonly shown: ShownPassage;
}

/**
 * Draws a passage for a day without news. The same chat and date give the same passage; a passage
 * with a sentence that was shown in the last 60 days is not drawn.
 *
 * @param topic where to look; `null` for anywhere.
 * @returns `null` if there is nothing that was not shown.
 */
export async function drawFromArchive(
  reader: Reader,
  documents: readonly StoredDocument[],
  topic: TopicFinds | null,
  { seed, recentlyShown, today }: ArchiveOptions & { readonly today: string },
): Promise<DrawnPassage | null> {
  const taken = new Set(
    recentlyShown
      .filter(({ date }) => dayNumber(today) - dayNumber(date) <= daysUntilAgain)
      .flatMap(({ sentences }) => sentences),
  );
  const drawn = documents
    .filter(({ id }) => topic === null || topic.passages.has(id))
    .map((document) => ({ document, place: placeOf(`${seed}\n${today}\n${document.id}`) }))
    .toSorted((a, b) => (a.place < b.place ? -1 : 1));
  for (const { document } of drawn) {
    const [reading] = await reader.read([document]);
    if (!reading) continue;
    const onTopic = topic?.passages.get(document.id);
    const quotes = await chooseGist(reader, reading, {
      towards: [topic?.vector ?? reading.centroid],
      count: 1,
      allows: ({ passageId }) => onTopic?.has(passageId) ?? true,
      taken,
    });
    if (quotes.length === 0) continue;
    return {
      document,
      quotes,
      shown: { date: today, sentences: fingerprintsWithin(reading, quotes) },
    };
  }
  return null;
}

const daysUntilAgain = 60;

function placeOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}
