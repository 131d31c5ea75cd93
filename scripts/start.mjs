/*
 * `npm start`: the server with three simulated miners, on http://127.0.0.1:4029, its data in .hearthash of this
 * checkout. `npm start -- -H 192.168.1.50` takes real miners instead, with the usual data and configuration. All
 * options of `hearthash serve` may follow.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, setUp } from "./set-up.mjs";

setUp();

const args = process.argv.slice(2);
const namesHosts = names("-H", "--host");
const demo = namesHosts ? [] : ["--simulate", ...(await demoFolders())];
const program = join(root, "packages", "cli", "bin", "hearthash.js");

const server = spawn(process.execPath, [program, "serve", "--open", ...demo, ...args], { stdio: "inherit" });
// At a terminal Ctrl-C reaches the server by itself; a second one would end it at once.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill("SIGTERM"));
server.on("close", (code) => {
  process.exitCode = code ?? 1;
});

/** A demonstration leaves the data and the settings of the house alone. */
async function demoFolders() {
  const folder = join(root, ".hearthash");
  const data = names("--data") ? [] : ["--data", folder];
  if (names("--config")) return data;
  const config = join(folder, "config.yaml");
  if (!existsSync(config)) {
    const template = new URL("../packages/server/dist/config/template.js", import.meta.url);
    const { configTemplate } = await import(template.href);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(config, configTemplate(), { mode: 0o600 });
  }
  return [...data, "--config", config];
}

function names(...options) {
  return args.some((arg) => options.some((option) => arg === option || arg.startsWith(`${option}=`)));
}
