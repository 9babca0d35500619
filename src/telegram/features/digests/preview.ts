import { type Chats, dateAt, type Subscription } from "../../../memory/index.ts";
import { getQuotedDocuments, type ShownPassage, type Snapshot } from "../../../digest/index.ts";
import type { ChooseDigests, Words } from "../../../service/index.ts";
import { type DigestMessages, renderDigest } from "./writing/renderDigest.ts";

export interface PreviewOptions {
  readonly chats: Pick<Chats, "snapshots" | "digestHistory">;
  readonly chooseDigests: ChooseDigests;
  readonly now: () => Date;
}

/**
 * The digest that a chat would get at this moment. Nothing is noted: what it tells is as new
 * afterwards as before.
 */
export function previewDigest(
  subscription: Subscription,
  words: Words,
  { chats, chooseDigests, now }: PreviewOptions,
): Promise<DigestMessages | "nothing"> {
  const { chatId, zone, topic, length, always, seen } = subscription;
  return chooseDigests(async (desk) => {
    const kept = seen === null ? null : await chats.snapshots.get(seen);
    const digest = await desk.choose({
      seen: kept === null ? null : (JSON.parse(kept) as Snapshot),
      today: dateAt(now().getTime(), zone),
      topic,
      length,
      archive: always ? { seed: `${chatId}`, recentlyShown: await readShown(chatId, chats) } : null,
    });
    if (digest === "nothing") return digest;
    const documents = await getQuotedDocuments(desk.library, [digest]);
    return renderDigest(digest, { documents, words });
  });
}

async function readShown(
  chatId: number,
  { digestHistory }: PreviewOptions["chats"],
): Promise<ShownPassage[]> {
  const shown = await digestHistory.shown(chatId);
  return shown.map((passage) => JSON.parse(passage) as ShownPassage);
}
