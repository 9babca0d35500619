// Stands in for packages that the built Quoth does without; see build.mjs.
export default {};
