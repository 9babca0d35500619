// What we use of sentencex 0.4, which ships no types.
declare module "sentencex" {
  /** The sentences of a text in order, without the white space between them. */
  export default function segment(language: string, text: string): string[];
}
