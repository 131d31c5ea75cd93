import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hearthashInTerminal } from "../support/cli.js";
import { type ReplayMiner, replayMiner } from "../support/replay-miner.js";

let miner: ReplayMiner;
const address = () => `${miner.host}:${miner.port}`;
beforeAll(async () => {
  miner = await replayMiner(fileURLToPath(new URL("../fixtures/mini3/25022401_cb28ba7", import.meta.url)));
});
afterAll(() => miner.stop());

const HIDE_CURSOR = "\u001b[?25l";
const SHOW_CURSOR = "\u001b[?25h";

describe("in a terminal", () => {
  it("colours the state, and does not with NO_COLOR or --no-color", async () => {
    const coloured = await hearthashInTerminal(["status", "-H", address()]);
    expect(coloured.stdout).toContain("\u001b[32m● hashing");
    const env = await hearthashInTerminal(["status", "-H", address()], { env: { NO_COLOR: "1" } });
    expect(env.stdout).not.toContain("\u001b[");
    const flag = await hearthashInTerminal(["status", "--no-color", "-H", address()]);
    expect(flag.stdout).not.toContain("\u001b[");
  });

  it.each([
    ["q", (child: { type: (text: string) => void }) => child.type("q")],
    ["Ctrl-C", (child: { type: (text: string) => void }) => child.type("\u0003")],
  ])("watch redraws in place, ends on %s and gives the cursor back", async (_name, end) => {
    let hasEnded = false;
    const { code, stdout } = await hearthashInTerminal(["watch", "-i", "0.2", "-H", address()], {
      onOutput: (soFar, child) => {
        if (hasEnded || (soFar.match(/\d\d:\d\d:\d\d · every/g) ?? []).length < 2) return;
        hasEnded = true;
        end(child);
      },
    });
    expect(code).toBe(0);
    expect(stdout).toContain("every 0.2 s · q ends");
    expect(stdout).toMatch(/\u001b\[\d*A/);
    expect(stdout.lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(stdout.lastIndexOf(HIDE_CURSOR));
  });
});
