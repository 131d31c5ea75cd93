import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

/** Bytes of every file below a folder. */
export function bytesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0);
}

/** Bytes that Prometheus takes for the same polls; undefined when it is not here. */
export function prometheusBytes(folder, series) {
  if (spawnSync("promtool", ["--version"]).error !== undefined) return undefined;
  const file = join(folder, "polls.txt");
  const parts = [...series].map(([name, polls]) => {
    const lines = polls.map(([id, at, value]) => `${name}{miner="${id}"} ${value} ${at / 1000}`);
    return [`# TYPE ${name} gauge`, ...lines].join("\n");
  });
  writeFileSync(file, `${parts.join("\n")}\n# EOF\n`);
  const blocks = join(folder, "prometheus");
  const done = spawnSync("promtool", ["tsdb", "create-blocks-from", "openmetrics", file, blocks, "--quiet"]);
  if (done.status !== 0) throw new Error(`promtool: ${done.stderr}`);
  return bytesIn(blocks);
}

/** Bytes that VictoriaMetrics takes for the same polls, merged; undefined when it is not here. */
export async function victoriaBytes(folder, series) {
  if (spawnSync("victoria-metrics", ["-version"]).error !== undefined) return undefined;
  const address = `127.0.0.1:${await freePort()}`;
  const data = join(folder, "victoria");
  const flags = [`-storageDataPath=${data}`, `-httpListenAddr=${address}`, "-retentionPeriod=100y"];
  const program = spawn("victoria-metrics", flags, { stdio: "ignore" });
  try {
    await until(() => fetch(`http://${address}/health`));
    for (const [name, polls] of series) {
      const lines = polls.map(([id, at, value]) => `${name}{miner="${id}"} ${value} ${at}`);
      await post(`http://${address}/api/v1/import/prometheus`, lines.join("\n"));
    }
    await post(`http://${address}/internal/force_flush`, "");
    await post(`http://${address}/internal/force_merge`, "");
    await checkAll(address, series);
  } finally {
    program.kill("SIGTERM");
    if (program.exitCode === null) await once(program, "exit");
  }
  return bytesIn(data);
}

/** Whether it took every value. */
async function checkAll(address, series) {
  for (const [name, polls] of series) {
    const answer = await fetch(
      `http://${address}/api/v1/export?match[]=${name}&start=${polls[0][1] / 1000 - 1}`,
    );
    const lines = (await answer.text()).trim().split("\n");
    const count = lines.reduce((sum, line) => sum + JSON.parse(line).values.length, 0);
    if (count !== polls.length) throw new Error(`VictoriaMetrics has ${count} of ${polls.length} ${name}`);
  }
}

async function post(url, body) {
  const answer = await fetch(url, { method: "POST", body });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
}

async function until(work) {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}
