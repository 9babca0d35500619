/** Builds Quoth; see build.mjs. */
export function build(options: {
  readonly hasTypes: boolean;
  /** Default: dist/. */
  readonly into?: string;
}): Promise<void>;
