// What we use of stopword 3.x, which ships no types: a list of words for each language.
declare module "stopword" {
  export const ces: readonly string[];
  export const deu: readonly string[];
  export const eng: readonly string[];
  export const est: readonly string[];
  export const fin: readonly string[];
  export const fra: readonly string[];
  export const ita: readonly string[];
  export const lav: readonly string[];
  export const lit: readonly string[];
  export const nld: readonly string[];
  export const pol: readonly string[];
  export const por: readonly string[];
  export const rus: readonly string[];
  export const spa: readonly string[];
  export const swe: readonly string[];
  export const ukr: readonly string[];
}
