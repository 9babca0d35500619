/** No index has been built in the folder. */
export class IndexNotFoundError extends Error {
  override readonly name = "IndexNotFoundError";
}

/** The index is whole, but made by another model, other settings or another version of Quoth. */
export class IndexMismatchError extends Error {
  override readonly name = "IndexMismatchError";
}

/** A file of the index is not what was published. */
export class IndexDamagedError extends Error {
  override readonly name = "IndexDamagedError";
}

/** What to do about any of them: ends the messages. */
export const rebuildAdvice = "Run: npm run index";
