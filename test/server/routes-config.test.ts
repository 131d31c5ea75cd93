import { readFileSync } from "node:fs";
import { changedConfigSchema } from "@hearthash/contract";
import { loadConfig } from "@hearthash/server";
import { describe, expect, it } from "vitest";
import { configFile } from "../support/temp-folder.js";
import { call } from "./support/call.js";
import { servedHouse } from "./support/served-house.js";

const TEXT = `# ours
polling:
  watchedMs: 4000 # often enough
energy:
  currency: CHF
`;

async function housed(env: Record<string, string> = {}) {
  const file = configFile(TEXT);
  const loaded = loadConfig({ file, env, platform: "linux" });
  const house = await servedHouse({ loaded });
  const change = (body: unknown) => call(house, "PATCH", "/api/v1/config", { body });
  return { file, house, change, text: () => readFileSync(file, "utf8") };
}

describe("PATCH /api/v1/config", () => {
  it("writes into the file, keeps its comments and says what waits for a restart", async () => {
    const { house, change, text } = await housed();
    const answer = await change({ "polling.watchedMs": 3000, "energy.pricePerKwh": 0.31 });
    expect(answer.status).toBe(200);
    const { config, afterRestart } = changedConfigSchema.parse(answer.body);
    expect([config.polling.watchedMs, config.energy.pricePerKwh, afterRestart]).toEqual([
      3000,
      0.31,
      ["polling.watchedMs"],
    ]);
    expect(text()).toContain("# ours");
    expect(text()).toContain("watchedMs: 3000 # often enough");
    expect((await call(house, "GET", "/api/v1/config")).body.energy.pricePerKwh).toBe(0.31);
    const { body } = await call(house, "GET", "/api/v1/events?kind=config");
    expect(body.items[0].message).toBe("The setting energy.pricePerKwh is 0.31 now");
  });

  it("takes a setting away with null, so that its default counts", async () => {
    const { change, text } = await housed();
    expect((await change({ "polling.watchedMs": null })).body.config.polling.watchedMs).toBe(5000);
    expect(text()).not.toContain("watchedMs");
  });

  it("takes no value out of bounds and no setting beyond polling, energy and history", async () => {
    const { change, text } = await housed();
    for (const body of [
      { "polling.watchedMs": 1 },
      { "polling.watchedMs": "often" },
      { "history.rawHours": 1 },
      { "energy.pricePerKwh": 0.3, "polling.watchedMs": 1 },
      { "security.keyFile": "/somewhere" },
      { "server.listen": "0.0.0.0:80" },
      { polling: { watchedMs: 3000 } },
    ]) {
      expect((await change(body)).status).toBe(400);
    }
    expect(text()).toBe(TEXT);
  });

  it("does not write what the environment gives", async () => {
    const { change, text } = await housed({ HEARTHASH_POLLING_WATCHED_MS: "7000" });
    const { status, body } = await change({ "polling.watchedMs": 3000 });
    expect([status, body.code]).toEqual([409, "conflict"]);
    expect(body.detail).toContain("HEARTHASH_POLLING_WATCHED_MS");
    expect(text()).toBe(TEXT);
  });

  it("needs somebody who answers for it", async () => {
    const { house, change } = await housed();
    house.bearer = house.token("control");
    expect((await change({ "energy.pricePerKwh": 0.2 })).status).toBe(403);
  });
});
