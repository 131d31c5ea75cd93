import { expect, it } from "vitest";
import { hearthash } from "../support/cli.js";
import { servedHouse } from "./serve-house.js";

const lines = (text: string) => text.trimEnd().split("\n");

it("shows who did what, the oldest first, of one miner or kind", async () => {
  const { cli, json, miners } = await servedHouse([{ model: "nano3s" }]);
  const name = `${miners[0]?.host}:${miners[0]?.port}`;
  await json("miners", "rename", name, "Desk\u202e");
  await json("miners", "command", name, "setLed", "effect=on");
  const all = lines((await cli("events")).stdout);
  expect(all[0]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ {2}server\.started {2}hearthash \S+ was started$/);
  expect(all.join("\n")).toMatch(/command\.ordered {2}this machine ordered: light on/);
  expect(all.join("\n")).not.toContain("\u202e");
  const ofMiner = lines((await cli("events", "--miner", name, "--kind", "command")).stdout);
  expect(ofMiner).toHaveLength(2);
  expect(ofMiner[1]).toMatch(/command\.finished {2}Light on: (?:confirmed|sent, not shown by the miner)/);
  const newest = lines((await cli("events", "--limit", "1", "--json")).stdout).map((line) =>
    JSON.parse(line),
  );
  expect(newest).toMatchObject([{ severity: "info", kind: expect.any(String), seq: expect.any(Number) }]);
  expect((await cli("events", "--miner", "nobody")).code).toBe(2);
});

it("follows: each entry once, in order, until Ctrl-C", { timeout: 60_000 }, async () => {
  const { cli, server } = await servedHouse([]);
  await cli("login-link");
  let stage = 0;
  const followed = await hearthash(["events", "--follow", "--kind", "access", "--json"], {
    env: server.env,
    onOutput: (soFar, child) => {
      if (stage === 0 && soFar.includes("access.link-created")) {
        stage = 1;
        void cli("tokens", "create", "one", "--scope", "read").then(() =>
          cli("tokens", "create", "two", "--scope", "read"),
        );
      }
      if (stage === 1 && soFar.includes('\\"two\\"')) {
        stage = 2;
        child.kill("SIGINT");
      }
    },
  });
  expect(followed.code).toBe(0);
  const entries = lines(followed.stdout).map((line) => JSON.parse(line) as { seq: number; message: string });
  expect(entries.map(({ message }) => message)).toEqual([
    "A sign-in link was made",
    'Token "one" was made',
    'Token "two" was made',
  ]);
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map(({ seq }) => seq).sort((a, b) => a - b));
});
