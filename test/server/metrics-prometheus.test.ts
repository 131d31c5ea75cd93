import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { metricFamilies } from "../../packages/server/src/http/metrics/index.js";
import { stoppedBehind } from "../support/stopped-behind.js";
import { simulatedHouse } from "./support/simulated-house.js";
import { until } from "./support/until.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const names = new Set(metricFamilies.map(({ name }) => name));

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "hearthash-prometheus-"));
  stoppedBehind({ stop: async () => rmSync(folder, { recursive: true, force: true }) });
  return folder;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts a real Prometheus that scrapes `target`; gives the address of its API. */
async function prometheus(target: string): Promise<string> {
  const folder = temporaryFolder();
  const config = join(folder, "prometheus.yml");
  const job = { job_name: "hearthash", scrape_interval: "1s", static_configs: [{ targets: [target] }] };
  writeFileSync(config, JSON.stringify({ scrape_configs: [job] }));
  const address = `127.0.0.1:${await freePort()}`;
  const flags = [
    `--config.file=${config}`,
    `--storage.tsdb.path=${join(folder, "data")}`,
    `--web.listen-address=${address}`,
  ];
  const child = spawn("prometheus", flags, { stdio: "ignore" });
  const gone = new Promise<void>((resolve) => {
    child.once("exit", () => resolve()).once("error", () => resolve());
  });
  stoppedBehind({
    stop: () => {
      child.kill("SIGKILL");
      return gone;
    },
  });
  return `http://${address}`;
}

/** The value of a query; undefined while there is none. */
async function query(api: string, expression: string): Promise<number | undefined> {
  try {
    const response = await fetch(`${api}/api/v1/query?query=${encodeURIComponent(expression)}`);
    const body = (await response.json()) as { data?: { result?: { value?: [number, string] }[] } };
    const value = body.data?.result?.[0]?.value?.[1];
    return value === undefined ? undefined : Number(value);
  } catch {
    return undefined;
  }
}

describe("a real Prometheus", () => {
  it("scrapes the server and gives the power that the miner shows", async () => {
    const house = await simulatedHouse([{ model: "mini3" }]);
    const [miner] = house.fleet.list();
    const api = await prometheus(new URL(house.url).host);
    await until(async () => (await query(api, 'up{job="hearthash"}')) === 1, "the first scrape");
    const power = await query(api, `hearthash_miner_wall_power_watts{id="${miner?.id}"}`);
    expect(power).toBe(miner?.snapshot?.points.powerWallW);
    const joined = "hearthash_miner_wall_power_watts * on (id) group_left (name) hearthash_miner_info";
    expect(await query(api, joined)).toBe(power);
  });

  it("takes the configuration that comes along", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "hearthash.token"), "x");
    writeFileSync(
      join(folder, "prometheus.yml"),
      readFileSync(join(root, "packaging/prometheus/prometheus.yml")),
    );
    const { status, stdout, stderr } = spawnSync(
      "promtool",
      ["check", "config", join(folder, "prometheus.yml")],
      {
        encoding: "utf8",
      },
    );
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("SUCCESS");
  });
});

interface Panel {
  readonly title: string;
  readonly type: string;
  readonly targets?: readonly { readonly expr: string }[];
}

describe("the dashboard for Grafana", () => {
  const text = readFileSync(join(root, "packaging/grafana/hearthash-dashboard.json"), "utf8");
  const dashboard = JSON.parse(text) as { panels: Panel[] };
  const expressions = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));

  it("asks for metrics that exist only", () => {
    const used = new Set([...text.matchAll(/hearthash_\w+/g)].map(([name]) => name));
    expect([...used].filter((name) => !names.has(name))).toEqual([]);
    expect(used.size).toBeGreaterThan(15);
  });

  it("has expressions that Prometheus understands", () => {
    const folder = temporaryFolder();
    const rules = expressions.map((expr, index) => ({
      record: `panel_${index}`,
      expr: expr.replaceAll("$miner", ".*"),
    }));
    const file = join(folder, "rules.yml");
    writeFileSync(file, JSON.stringify({ groups: [{ name: "panels", rules }] }));
    const { status, stdout, stderr } = spawnSync("promtool", ["check", "rules", file], { encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(`${expressions.length} rules found`);
  });
});

describe("docs/metrics.md", () => {
  it("tells every family as it is", () => {
    const lines = readFileSync(join(root, "docs/metrics.md"), "utf8").split("\n");
    const told = lines.filter((line) => line.startsWith("| `hearthash_"));
    const real = metricFamilies.map(
      ({ name, type, labels, help }) => `| \`${name}\` | ${type} | ${labels.join(", ")} | ${help} |`,
    );
    expect(told).toEqual(real);
  });
});
