/*
 * `npm start`: the live view of three simulated miners. `npm start -- -H 192.168.1.50` takes real ones instead;
 * all options of `hearthash watch` may follow.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { root, setUp } from "./set-up.mjs";

setUp();

const args = process.argv.slice(2);
const namesHosts = args.some((arg) => /^(-H|--host)(=|$)/.test(arg));
const simulator = namesHosts ? undefined : await startMiners();
const hosts = simulator?.miners.map((miner) => `${miner.host}:${miner.port}`).join(",");

if (hosts !== undefined) {
  console.log("SIMULATED miners: a Mini 3, a Nano 3S and a Q. A real one: npm start -- -H 192.168.1.50\n");
}

const program = join(root, "packages", "cli", "bin", "hearthash.js");
const watch = ["watch", ...(hosts === undefined ? [] : ["-H", hosts]), ...args];
const view = spawn(process.execPath, [program, ...watch], { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => view.kill("SIGTERM"));
view.on("close", async (code) => {
  await simulator?.stop();
  process.exitCode = code ?? 1;
});

/** On the addresses and the port that miners use; on free ports of one address where those are taken. */
async function startMiners() {
  const { startSimulator } = await import("@hearthash/simulator");
  const models = [
    { model: "mini3", mode: 0, ambientC: 20 },
    { model: "nano3s", mode: 1 },
    { model: "q", mode: 0 },
  ];
  try {
    const miners = models.map((miner, index) => ({ ...miner, host: `127.0.0.${index + 1}`, port: 4028 }));
    return await startSimulator({ miners });
  } catch (error) {
    if (!["EADDRINUSE", "EADDRNOTAVAIL", "EACCES"].includes(error.code)) throw error;
    return await startSimulator({
      miners: models.map((miner) => ({ ...miner, host: "127.0.0.1", port: 0 })),
    });
  }
}
