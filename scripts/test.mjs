/*
 * `npm test`: installs what the tests need, runs every suite, ends in a line `N passed, N failed`.
 * Arguments are handed to vitest: `npm test -- wire`.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root, runTool, setUp } from "./set-up.mjs";
import { ensureTestTools } from "./test-tools.mjs";

setUp();
ensureTestTools();

const report = join(root, "reports", "tests.json");
mkdirSync(join(root, "reports"), { recursive: true });
rmSync(report, { force: true });

const code = runTool(
  "vitest/vitest.mjs",
  ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...process.argv.slice(2)],
  { mayFail: true },
);

const counts = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : {};
const passed = counts.numPassedTests ?? 0;
const suitesThatBroke = (counts.testResults ?? []).filter(
  (suite) => suite.status === "failed" && suite.assertionResults.length === 0,
).length;
const failed = (counts.numFailedTests ?? 0) + suitesThatBroke;
const skipped = counts.numPendingTests ?? 0;
const isBroken = code !== 0 && failed === 0;

if (isBroken) console.log("The test run itself broke down: see above.");
console.log(
  `\n${passed} passed, ${isBroken ? 1 : failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`,
);
process.exitCode = code === 0 && passed === 0 ? 1 : code;
