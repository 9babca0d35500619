import { type Ask, suggestQuestions } from "../../answer/index.ts";
import type { Library } from "../../library/index.ts";

/** What the answers come from. */
export interface LibraryDescription {
  readonly documents: number;
  /** Questions that newcomers are offered as buttons; each gets an answer. */
  readonly suggestions: readonly string[];
}

/** Describes the library of the moment; what is found out of one is kept until there is another. */
export function createDescribe(options: {
  readonly ask: Ask;
  /** Questions that somebody wrote beside the documents. Default: none. */
  readonly ownQuestions?: () => Promise<readonly string[]>;
  readonly use: <Result>(work: (library: Library) => Promise<Result>) => Promise<Result>;
}): () => Promise<LibraryDescription> {
  const { ask, use, ownQuestions } = options;
  const known = new WeakMap<Library, Promise<LibraryDescription>>();
  const describe = async (library: Library): Promise<LibraryDescription> => ({
    documents: library.manifest.counts.documents,
    suggestions: await suggestQuestions(library, ask, 3, await ownQuestions?.()),
  });
  return () =>
    use((library) => {
      const earlier = known.get(library);
      if (earlier) return earlier;
      const description = describe(library);
      known.set(library, description);
      // What failed once may go well the next time.
      description.catch(() => known.delete(library));
      return description;
    });
}
