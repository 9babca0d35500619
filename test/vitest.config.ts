import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: import.meta.dirname + "/..",
    include: ["test/**/*.test.ts"],
    // The real model and the native modules load in every file that uses them: slow, and worth it.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Half of the files wait for processes and servers of their own.
    maxWorkers: "100%",
  },
});
