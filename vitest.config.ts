import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    // What a test waits for comes in seconds; the rest is for a machine that is busy with other things.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    // One more than processors of a small machine: many tests wait for a miner's next poll.
    maxWorkers: 3,
    projects: [
      // Pure parts: they share what was loaded.
      { extends: true, test: { name: "unit", include: ["packages/*/src/**/*.test.ts"], isolate: false } },
      { extends: true, test: { name: "crossing", include: ["test/**/*.test.ts"] } },
    ],
    coverage: {
      provider: "v8",
      include: ["packages/*/src/**/*.ts"],
      exclude: ["**/*.test.ts"],
      reporter: ["text-summary", "html"],
    },
  },
});
