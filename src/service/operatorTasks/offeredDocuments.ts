import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** A document that was sent and waits for a decision. */
export type Offer = z.output<typeof offerSchema>;

/**
 * Documents that wait for a decision, a day at most, also over a restart:
 *
 *     offered/
 *       0c3e77b0e4aa1f52.document   what was sent
 *       0c3e77b0e4aa1f52.json       its Offer, written last: without it, there is no offer
 */
export interface Offers {
  /**
   * @param download puts the document at a path, where nothing stands yet.
   * @throws what `download` throws, or the file system. Nothing is left then.
   */
  add(
    offer: Pick<Offer, "name" | "userId" | "replaces" | "sidecar">,
    download: (path: string) => Promise<{ readonly bytes: number; readonly sha256: string }>,
  ): Promise<Offer>;
  get(id: string): Promise<Offer | null>;
  /** Where the document lies. */
  pathOf(offer: Offer): string;
  /** Notes which file it was said to replace, by its SHA-256. */
  allowReplacing(offer: Offer, sha256: string): Promise<Offer>;
  /** @param decision what was decided; it is known until the process ends. */
  remove(id: string, decision?: Decision): Promise<void>;
  /** What was decided on an offer that is gone; `null` if nobody knows. */
  decisionOn(id: string): Decision | null;
  /** Does one thing after the other, so that two decisions on one name see each other. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Removes what a user offered. @returns how many documents that were. */
  forget(userId: number): Promise<number>;
  /** Removes what was sent more than a day ago, whole. To be called now and then. */
  prune(): Promise<void>;
}

const offerSchema = z.object({
  id: z.string(),
  name: z.string(),
  userId: z.number(),
  bytes: z.number(),
  sha256: z.string(),
  /** SHA-256 of the file of the same name that it was said to replace; `null` if there was none. */
  replaces: z.string().nullable().default(null),
  /** A file in the folder that would describe it, and the other documents that it describes by now. */
  sidecar: z
    .object({ name: z.string(), others: z.array(z.string()) })
    .nullable()
    .default(null),
});

type Decision = "added" | "discarded";

export function createOffers(options: {
  readonly folder: string;
  readonly now: () => Date;
}): Offers {
  const { folder, now } = options;
  const pathTo = (id: string, part: "document" | "json") => join(folder, `${id}.${part}`);
  const save = async (offer: Offer) => {
    const draft = join(folder, `${offer.id}.draft`);
    await writeWhole(draft, JSON.stringify(offer));
    await rename(draft, pathTo(offer.id, "json"));
  };
  const decisions = new Map<string, Decision>();
  let lastWork: Promise<unknown> = Promise.resolve();
  const remove = async (id: string, decision?: Decision) => {
    if (decision) decisions.set(id, decision);
    const [oldest] = decisions.keys();
    if (decisions.size > mostDecisions && oldest !== undefined) decisions.delete(oldest);
    // First what makes it an offer.
    await rm(pathTo(id, "json"), { force: true });
    await rm(pathTo(id, "document"), { force: true });
  };
  const get = async (id: string): Promise<Offer | null> => {
    if (!/^[0-9a-f]{16}$/.test(id)) return null;
    const written = await readFile(pathTo(id, "json"), "utf8").catch(() => null);
    return written === null ? null : parseOffer(written);
  };
  const list = () => readdir(folder).catch(() => []);

  return {
    async add(offer, download) {
      await mkdir(folder, { recursive: true });
      const id = crypto.randomUUID().replaceAll("-", "").slice(0, 16);
      try {
        const { bytes, sha256 } = await download(pathTo(id, "document"));
        const added = { ...offer, id, bytes, sha256 };
        await save(added);
        return added;
      } catch (error) {
        await remove(id);
        throw error;
      }
    },
    get,
    pathOf: ({ id }) => pathTo(id, "document"),
    async allowReplacing(offer, sha256) {
      const allowed = { ...offer, replaces: sha256 };
      await save(allowed);
      return allowed;
    },
    remove,
    decisionOn: (id) => decisions.get(id) ?? null,
    inTurn(work) {
      const result = lastWork.then(work);
      lastWork = result.catch(() => {
        // Whoever waits for it is told.
      });
      return result;
    },
    async forget(userId) {
      let documents = 0;
      for (const name of await list()) {
        const id = name.endsWith(".json") ? name.slice(0, -".json".length) : "";
        if ((await get(id))?.userId !== userId) continue;
        await remove(id);
        documents += 1;
      }
      return documents;
    },
    async prune() {
      const isOld = async (path: string) => {
        const facts = await stat(path).catch(() => null);
        return facts !== null && now().getTime() - facts.mtimeMs > dayMilliseconds;
      };
      for (const name of await list()) {
        const path = join(folder, name);
        if (!(await isOld(path))) continue;
        // Its other part may be younger: it is written anew with each decision.
        const id = /^([0-9a-f]{16})\.document$/.exec(name)?.[1];
        await (id === undefined ? rm(path, { force: true }) : remove(id));
      }
    },
  };
}

const dayMilliseconds = 86_400_000;
const mostDecisions = 1000;

async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

function parseOffer(written: string): Offer | null {
  try {
    return offerSchema.parse(JSON.parse(written));
  } catch {
    // Damaged, so there is none.
    return null;
  }
}
