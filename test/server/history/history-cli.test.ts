import { configSchema } from "@hearthash/contract";
import Fastify from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { describe, expect, it, onTestFinished } from "vitest";
import { ServerError } from "../../../packages/server/src/errors/index.js";
import { registerHistoryRoutes } from "../../../packages/server/src/http/routes/history/index.js";
import { hearthash } from "../../support/cli.js";
import { HOUR, live, MovedClock, opened, record, START, temporaryFolder } from "./history-support.js";

/** A server with four hours of one miner, on a real port. */
async function serving(): Promise<string> {
  const clock = new MovedClock(START);
  const { history } = opened(temporaryFolder(), clock);
  await record(history, clock, { from: START, to: START + 4 * HOUR, stepMs: 30_000 }, (at) =>
    live(at, { powerWallW: 800 + ((at / 60_000) % 60), hashrateThs: 37.5 }),
  );
  const miner = live(START, {});
  const app = Fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, _request, reply) => {
    const code = error instanceof ServerError ? error.code : "request-invalid";
    const detail = error instanceof Error ? error.message : "";
    const status = error instanceof ServerError ? error.status : 400;
    void reply
      .code(status)
      .send({ type: `urn:hearthash:problem:${code}`, title: code, status, detail, code });
  });
  const config = configSchema.parse({ energy: { pricePerKwh: 0.3 } });
  registerHistoryRoutes(app, { config: () => config, fleet: { need: () => miner }, clock, history });
  app.get("/api/v1/miners", () => ({ items: [resource], next: null, total: 1 }));
  onTestFinished(() => app.close());
  return await app.listen({ host: "127.0.0.1", port: 0 });
}

const resource = {
  id: "0123456789abcdef",
  name: "Kitchen",
  place: null,
  notes: null,
  host: "127.0.0.9",
  port: 4028,
  simulated: true,
  source: "owner",
  model: null,
  modelName: null,
  confidence: null,
  product: null,
  dna: null,
  mac: null,
  firmware: null,
  presence: "online",
  presenceSince: 0,
  state: "hashing",
  lastSeenAt: null,
  polledAt: null,
  pollIntervalMs: 30_000,
  points: {},
  error: null,
  notices: [],
  limits: { maxPowerW: null, neverOnUnattended: false },
};

describe("hearthash history", () => {
  it("draws, and gives JSON and CSV", async () => {
    const server = await serving();
    const drawn = await hearthash(["history", "kitchen", "--since", "4h", "--server", server]);
    expect(drawn.stderr).toBe("");
    expect(drawn.stdout).toMatch(/^Kitchen {2}2026-10-20 00:00Z – 2026-10-20 04:00Z, from 1m$/m);
    expect(drawn.stdout).toMatch(/^Wall power {2}min 800 {2}avg 8\d\d {2}max 860 W$/m);
    expect(drawn.stdout).toMatch(/▁[▁▂▃▄▅▆▇█ ]*█/);
    expect(drawn.stdout).toMatch(/^3\.3\d kWh, 0\.99 EUR {2}known for 3h 59m/m);
    const json = await hearthash(["history", "kitchen", "--since", "1h", "--json", "--server", server]);
    expect(JSON.parse(json.stdout)).toMatchObject({ minerId: "0123456789abcdef", gaps: [] });
    const csv = await hearthash(["history", "kitchen", "--since", "1h", "--csv", "--server", server]);
    expect(csv.stdout.split("\r\n")).toHaveLength(122);
    const fleet = await hearthash(["history", "fleet", "--points", "minersOnline", "--server", server]);
    expect(fleet.stdout).toMatch(/^All miners/);
  });

  it("says what cannot be", async () => {
    const server = await serving();
    const both = await hearthash(["history", "kitchen", "--csv", "--json", "--server", server]);
    expect([both.code, both.stderr]).toEqual([2, expect.stringContaining("exclude each other")]);
    const point = await hearthash(["history", "kitchen", "--points", "nonsense", "--server", server]);
    expect(point.code).not.toBe(0);
    expect(point.stderr).toContain("no such point");
    expect((await hearthash(["history", "attic", "--server", server])).stderr).toContain("no miner");
  });
});
