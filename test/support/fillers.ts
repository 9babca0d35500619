/** Notes that have nothing to do with what a test asks. */
export const fillers = {
  "bakery.md": "The bakery opens at seven and sells rye bread.",
  "library.md": "The library lends books for four weeks.",
  "school.md": "The school has two gyms. They were built of brick.",
  "market.md": "The market sells fish on Saturdays.",
  "museum.md": "The museum shows paintings of the old town.",
};
