// What we use of sentencex 1.x, which ships no types.
declare module "sentencex" {
  /** Pieces that follow each other without a gap; the package counts positions in code points. */
  export function get_sentence_boundaries(language: string, text: string): { text: string }[];
}
