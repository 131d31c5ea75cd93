import { describe, expect, it } from "vitest";
import { hearthash } from "../../support/cli.js";
import { OWNER } from "../support/server-parts.js";
import { rememberingHouse } from "./remembering-house.js";

/** The command against a server that has polled one miner for four hours. */
async function serving() {
  const house = await rememberingHouse({ energy: { pricePerKwh: 0.3 } });
  house.fleet.change(house.minerId, { name: "Kitchen" }, OWNER);
  await house.poll(480, 30_000, (index) =>
    house.device.pin({ wallPowerW: 800 + (Math.floor(index / 2) % 60) }),
  );
  const env = { HEARTHASH_TOKEN: house.token("read") };
  return (...args: string[]) => hearthash(["history", ...args, "--server", house.url], { env });
}

describe("hearthash history", { timeout: 120_000 }, () => {
  it("draws, gives JSON and CSV, and says what cannot be", async () => {
    const history = await serving();
    const drawn = await history("kitchen", "--since", "4h");
    expect(drawn.stderr).toBe("");
    expect(drawn.stdout).toMatch(/^Kitchen {2}2026-10-20 00:00Z – 2026-10-20 04:00Z, from 1m$/m);
    expect(drawn.stdout).toMatch(/^Wall power {2}min 800 {2}avg 8\d\d {2}max 859 W$/m);
    expect(drawn.stdout).toMatch(/▁[▁▂▃▄▅▆▇█ ]*█/);
    expect(drawn.stdout).toMatch(/^3\.3\d kWh, (0\.99|1\.00) EUR {2}known for (3h 59m|4h)/m);
    const json = await history("kitchen", "--since", "1h", "--json");
    expect(JSON.parse(json.stdout)).toMatchObject({ minerId: "0123456789abcdef", gaps: [] });
    const csv = await history("kitchen", "--since", "1h", "--csv");
    expect(csv.stdout.split("\r\n")).toHaveLength(122);
    const fleet = await history("fleet", "--points", "minersOnline");
    expect(fleet.stdout).toMatch(/^All miners/);

    const both = await history("kitchen", "--csv", "--json");
    expect([both.code, both.stderr]).toEqual([2, expect.stringContaining("exclude each other")]);
    const point = await history("kitchen", "--points", "nonsense");
    expect(point.code).not.toBe(0);
    expect(point.stderr).toContain("no such point");
    expect((await history("attic")).stderr).toContain("no miner");
  });
});
