import { defineConfig } from "vitest/config";

const slowTests = "test/**/*.slow.test.ts";

// `npm test` runs the project "fast", `npm run test:all` both.
export default defineConfig({
  test: {
    root: import.meta.dirname + "/..",
    // Half of the files wait for processes and servers of their own.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "fast",
          include: ["test/**/*.test.ts"],
          exclude: [slowTests],
          // Files share a worker's modules: loading them anew took longer than most files' tests.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "slow",
          include: [slowTests],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
