import type { Library } from "../../src/library/index.ts";
import type { OpenIndex } from "../../src/service/index.ts";

/** A library without documents. */
export const useNoLibrary: OpenIndex["use"] = async (work) => work(noLibrary as Library);

const noLibrary: Partial<Library> = {
  languages: [],
  lookUpTerms: async (words) =>
    words.map(() => ({ documentFrequency: 0, similar: [], spelling: null })),
  getDocuments: async () => new Map(),
  listDocuments: async () => [],
};
