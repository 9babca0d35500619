import type { Digest } from "../../src/digest/digest.ts";
import type { ChooseDigests, DigestLibrary } from "../../src/service/index.ts";

/** A library without documents, for digests whose words do not matter. */
export const emptyLibrary: DigestLibrary = {
  generation: "20260630T120000Z-01234567",
  listDocuments: async () => [],
  getDocuments: async () => new Map(),
  getPassages: async () => new Map(),
};

/** A digest that tells nothing. */
export function emptyDigest(date: string): Digest {
  return { date, isFirst: false, items: [], also: [], shown: null };
}

/** Chooses by day alone. */
export function chooseByDay(choose: (today: string) => Digest | "nothing"): ChooseDigests {
  return (work) =>
    work({ library: emptyLibrary, choose: ({ today }) => Promise.resolve(choose(today)) });
}
