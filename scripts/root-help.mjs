/*
 * `npm run help-text`: writes the text of `hearthash --help` into its source file, so that asking for help loads
 * nothing but that. A test holds it against what the commands say.
 */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, runTool, setUp } from "./set-up.mjs";

setUp();
const script =
  'const { runCli } = await import("./packages/cli/dist/run.js"); await runCli(["--help"], globalThis.context);';
const context =
  "globalThis.context = { process: { stdout: process.stdout, stderr: process.stderr, env: {} }, env: {} };";
const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", context + script], {
  cwd: root,
});
const lines = stdout.toString().trimEnd().split("\n");
const source = [
  "/** What `hearthash --help` prints. Made by `npm run help-text`; a test holds it against the commands. */",
  "export const rootHelp = [",
  ...lines.map((line) => `  ${JSON.stringify(line)},`),
  '  "",',
  '].join("\\n");',
  "",
];
writeFileSync(join(root, "packages", "cli", "src", "root-help.ts"), source.join("\n"));
runTool("@biomejs/biome/bin/biome", ["format", "--write", "packages/cli/src/root-help.ts"], { quiet: true });
