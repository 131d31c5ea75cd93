import { spawnSync } from "node:child_process";
import { configSchema } from "@hearthash/contract";
import { describe, expect, it } from "vitest";
import { call } from "./support/call.js";
import { OWNER, servedHouse } from "./support/served-house.js";
import { simulatedHouse } from "./support/simulated-house.js";

/** What promtool says of a page; nothing when it is well. */
function complaints(page: string): string {
  const { stdout, stderr, status } = spawnSync("promtool", ["check", "metrics"], {
    input: page,
    encoding: "utf8",
  });
  return status === 0 && stdout + stderr === "" ? "" : `status ${status}: ${stdout}${stderr}`;
}

function seriesOf(page: string, name: string): readonly string[] {
  return page.split("\n").filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
}

const models = ["mini3", "nano3s", "nano3", "q", "a1246", "cgminer"] as const;

describe("/metrics", () => {
  it("is well-formed for every model, and has what each shows in base units", async () => {
    const house = await simulatedHouse(models.map((model) => ({ model })));
    const { text, headers } = await call(house, "GET", "/metrics");
    expect(headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(complaints(text)).toBe("");
    expect(seriesOf(text, "hearthash_miner_up")).toHaveLength(models.length);
    const mini3 = house.fleet.list()[0];
    const { powerWallW = 0, hashrateThs = 0 } = mini3?.snapshot?.points ?? {};
    expect(text).toContain(`hearthash_miner_wall_power_watts{id="${mini3?.id}"} ${powerWallW}\n`);
    expect(text).toContain(
      `hearthash_miner_hashrate_hashes_per_second{id="${mini3?.id}"} ${hashrateThs * 1e12}\n`,
    );
    expect(text).toContain(`hearthash_miner_state{id="${mini3?.id}",state="hashing"} 1\n`);
    expect(text).toContain(
      `hearthash_miner_work_mode{id="${mini3?.id}",mode="${mini3?.snapshot?.points.workMode}"} 1\n`,
    );
    expect(text).toContain('hearthash_fleet_miners{presence="online"} 6\n');
  });

  it("writes each family once, its series together", async () => {
    const house = await simulatedHouse([{ model: "mini3" }, { model: "nano3s" }]);
    const { text } = await call(house, "GET", "/metrics");
    const names = text
      .split("\n")
      .flatMap((line) => (line === "" || line.startsWith("#") ? [] : [/^\w+/.exec(line)?.[0]]));
    const runs = names.filter((name, index) => name !== names[index - 1]);
    expect(new Set(runs).size).toBe(runs.length);
    expect([...text.matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name)).toEqual(runs);
  });

  it("is packed for who asks for that, and is the same page", async () => {
    const house = await simulatedHouse([{ model: "mini3" }]);
    const page = async (coding: string) => {
      const response = await fetch(`${house.url}/metrics`, { headers: { "accept-encoding": coding } });
      const up = seriesOf(await response.text(), "hearthash_miner_up");
      return { coding: response.headers.get("content-encoding"), vary: response.headers.get("vary"), up };
    };
    const up = seriesOf((await call(house, "GET", "/metrics")).text, "hearthash_miner_up");
    expect(up).toHaveLength(1);
    expect(await page("gzip;q=1.0,*;q=0.1")).toEqual({ coding: "gzip", vary: "accept-encoding", up });
    for (const coding of ["identity", "gzip;q=0", "br"]) {
      expect(await page(coding)).toEqual({ coding: null, vary: "accept-encoding", up });
    }
  });

  it("has nothing of a miner that is away but who it is, that it is away, and since when", async () => {
    const house = await simulatedHouse([{ model: "mini3" }]);
    const { id = "" } = house.fleet.list()[0] ?? {};
    await house.devices[0]?.setFault("refused");
    for (const _ of ["once", "again"]) await house.fleet.pollNow(id);
    house.fleet.add({ host: "127.0.0.9" }, OWNER);
    const { text } = await call(house, "GET", "/metrics");
    const names = [...text.matchAll(/^(\w+)\{id="([^"]+)"/gm)].map(([, name, of]) => [of, name]);
    expect(names).toEqual([
      [id, "hearthash_miner_info"],
      ["at-127.0.0.9-4028", "hearthash_miner_info"],
      [id, "hearthash_miner_up"],
      ["at-127.0.0.9-4028", "hearthash_miner_up"],
      [id, "hearthash_miner_last_seen_timestamp_seconds"],
    ]);
    expect(text).toContain(`hearthash_miner_up{id="${id}"} 0\n`);
    expect(text).not.toContain("hearthash_fleet_wall_power_watts");
    expect(complaints(text)).toBe("");
  });

  it("cannot be forged by a name", async () => {
    const house = await simulatedHouse([{ model: "mini3" }]);
    const { id = "" } = house.fleet.list()[0] ?? {};
    const evil = 'a"} 1\nhearthash_miner_up{id="forged"} 1\r\n\\"\u2028';
    house.fleet.change(id, { name: evil, place: evil }, OWNER);
    const { text } = await call(house, "GET", "/metrics");
    expect(complaints(text)).toBe("");
    expect(seriesOf(text, "hearthash_miner_up")).toHaveLength(1);
    expect(seriesOf(text, "hearthash_miner_info")[0]).toContain(
      'name="a\\"} 1hearthash_miner_up{id=\\"forged\\"} 1\\\\\\"",place="a\\"} 1\\nhearthash',
    );
  });

  it("tells the server's own health", async () => {
    const house = await simulatedHouse([{ model: "mini3" }]);
    const intent = { kind: "setLcd", on: false } as const;
    const order = {
      minerId: house.fleet.list()[0]?.id ?? "",
      intent,
      actor: OWNER,
      origin: "x",
      isUnattended: false,
    };
    const { id } = house.commands.submit({ ...order, isDryRun: false });
    await house.commands.ended(id);
    const { text } = await call(house, "GET", "/metrics");
    const value = (series: string) =>
      Number(
        text
          .split("\n")
          .find((line) => line.startsWith(`${series} `))
          ?.split(" ")[1],
      );
    expect(value("hearthash_polls_total")).toBeGreaterThanOrEqual(1);
    expect(value("hearthash_polls_failed_total")).toBe(0);
    expect(value('hearthash_commands_total{status="confirmed"}')).toBe(1);
    expect(value('hearthash_commands_total{status="failed"}')).toBe(0);
    expect(value('hearthash_process_cpu_seconds_total{mode="user"}')).toBeGreaterThan(0);
    expect(value("hearthash_process_resident_memory_bytes")).toBeGreaterThan(1e7);
    expect(value('hearthash_event_loop_lag_seconds{stat="max"}')).toBeGreaterThanOrEqual(0);
    expect(value("hearthash_start_time_seconds")).toBeGreaterThan(1.7e9);
    expect(text).toContain(`hearthash_build_info{version="1.2.3",node="${process.version}"} 1\n`);
  });

  it("can leave out single miners, or be turned off", async () => {
    const without = { metrics: { enabled: true, perMiner: false } };
    const house = await simulatedHouse([{ model: "mini3" }], { config: without });
    const { text } = await call(house, "GET", "/metrics");
    expect(text).not.toContain("hearthash_miner_");
    expect(text).toContain("hearthash_fleet_wall_power_watts ");
    expect(complaints(text)).toBe("");
    const off = await servedHouse({ config: configSchema.parse({ metrics: { enabled: false } }) });
    expect((await call(off, "GET", "/metrics")).status).toBe(404);
  });
});
