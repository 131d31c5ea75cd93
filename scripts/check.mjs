/*
 * `npm run check`: everything that can be said about the code without running it.
 */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureInstalled, root, run, runTool } from "./set-up.mjs";

ensureInstalled();

const steps = [
  ["types", () => runTool("typescript/bin/tsc", ["-b"], { mayFail: true })],
  ["types of tests", () => runTool("typescript/bin/tsc", ["-p", "tsconfig.test.json"], { mayFail: true })],
  [
    "types of the dashboard",
    () => runTool("typescript/bin/tsc", ["-p", "packages/dashboard"], { mayFail: true }),
  ],
  [
    "types of the dashboard's worker",
    () => runTool("typescript/bin/tsc", ["-p", "packages/dashboard/tsconfig.worker.json"], { mayFail: true }),
  ],
  ["public API", () => run(process.execPath, ["scripts/api.mjs", "--check"], { mayFail: true })],
  [
    "lint and format",
    () => runTool("@biomejs/biome/bin/biome", ["ci", "--error-on-warnings", "."], { mayFail: true }),
  ],
  [
    "boundaries",
    () =>
      runTool(
        "dependency-cruiser/bin/dependency-cruise.mjs",
        ["packages", "test", "--config", ".dependency-cruiser.mjs"],
        {
          mayFail: true,
        },
      ),
  ],
  ["dead code", () => runTool("knip/bin/knip.js", ["--treat-config-hints-as-errors"], { mayFail: true })],
  ["duplicates", () => runTool("jscpd/bin/jscpd", ["packages", "test", "scripts"], { mayFail: true })],
  ["packages", checkPackages],
];

const failed = [];
for (const [name, step] of steps) {
  console.log(`\n== ${name}`);
  if (step() !== 0) failed.push(name);
}
console.log(failed.length === 0 ? "\ncheck: clean" : `\ncheck: failed in ${failed.join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** What npm would publish: entry points exist, types resolve, the bin can be run. */
function checkPackages() {
  const folder = mkdtempSync(join(tmpdir(), "hearthash-pack-"));
  let worst = 0;
  for (const name of readdirSync(join(root, "packages"))) {
    const path = join("packages", name);
    run("npm", ["pack", "--silent", "--pack-destination", folder, `./${path}`], { quiet: true });
    worst ||= runTool("publint/src/cli.js", ["run", path, "--strict"], { mayFail: true });
  }
  for (const tarball of readdirSync(folder)) {
    if (tarball.startsWith("hearthash-0") || tarball.startsWith("hearthash-1")) continue;
    const args = [join(folder, tarball), "--profile", "esm-only", "--format", "table-flipped"];
    worst ||= runTool("@arethetypeswrong/cli/dist/index.js", args, { mayFail: true });
  }
  rmSync(folder, { recursive: true });
  return worst;
}
