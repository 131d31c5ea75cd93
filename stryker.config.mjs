/**
 * Mutation tests of what reads a miner's bytes: `npx stryker run`. Judged by each file's own tests with fixed
 * examples: the score is the same on each run, and takes minutes instead of hours.
 */
export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "vitest.config.ts" },
  mutate: [
    "packages/client/src/wire/**/*.ts",
    "packages/client/src/mm/**/*.ts",
    "!packages/client/src/**/*.test.ts",
  ],
  testFiles: ["packages/client/src/{wire,mm}/!(*.property|hostile-size|cut-reply).test.ts"],
  ignorePatterns: ["dist", "reports", "coverage", ".cache"],
  concurrency: 1,
  incremental: false,
  coverageAnalysis: "perTest",
  timeoutMS: 1_500,
  tempDirName: ".stryker-tmp",
  reporters: ["clear-text", "progress-append-only", "json"],
  jsonReporter: { fileName: "reports/mutation/mutation.json" },
  clearTextReporter: { allowColor: false, logTests: false },
  thresholds: { high: 90, low: 85, break: 80 },
};
