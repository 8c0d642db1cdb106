import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // A build of the sample, and listings of thousands of papers, take their time on a small machine.
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
