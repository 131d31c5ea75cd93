import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { nodeProgram } from "../support/cli.js";
import { replayMiner } from "../support/replay-miner.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

it("the example of the library's README runs as it is written", async () => {
  const miner = await replayMiner(join(root, "test/fixtures/mini3/25022401_cb28ba7"), "127.0.0.1");
  const readme = readFileSync(join(root, "packages/client/README.md"), "utf8");
  const example = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? "";
  expect(example).toContain('openMiner("192.168.1.50"');
  const folder = mkdtempSync(join(root, "packages/cli/.readme-"));
  const script = join(folder, "example.mjs");
  writeFileSync(script, example.replace("192.168.1.50", `${miner.host}:${miner.port}`));
  const child = await nodeProgram([script]);
  rmSync(folder, { recursive: true });
  await miner.stop();
  expect(child.stderr).toBe("");
  expect(child.stdout).toBe(
    [
      "mini3 hashing",
      "818 W at the wall, from PS[6]",
      "* stratum+tcp://pool.example.com:3333 bc1qhearthexample.livingroom Alive",
      "  stratum+tcp://backup.example.net:4444 bc1qhearthexample.livingroom Alive",
      "  stratum+tcp://solo.example.org:3333 bc1qhearthexample.livingroom Dead",
      "",
    ].join("\n"),
  );
});
