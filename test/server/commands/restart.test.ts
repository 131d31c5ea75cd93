import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { IntentInput } from "@hearthash/contract";
import { expect, it } from "vitest";
import { order, startDevices, told } from "../support/commanded-miner.js";
import { collect, commandParts, dataFolder, notes, serverParts } from "../support/server-parts.js";

const program = fileURLToPath(new URL("bus-process.mjs", import.meta.url));
const INTENTS: readonly IntentInput[] = [
  { kind: "setWorkMode", mode: "night" },
  { kind: "setLcd", on: false },
  {
    kind: "setPool",
    slot: 0,
    url: "stratum+tcp://p.example.com:3333",
    worker: "a.b",
    password: "pool-secret",
    webPassword: "web-secret",
  },
];
const SENT = ["ascset 0,workmode,set,2"];

it("a server that is killed in the middle of a command says so afterwards and sends nothing twice", async () => {
  const [device] = await startDevices([{ model: "mini3" }]);
  if (device === undefined) throw new Error("no miner was started");
  await device.setFault("silence", { only: ["workmode"] });
  const folder = dataFolder();
  const child = spawn(process.execPath, [program, folder, device.address, JSON.stringify(INTENTS)]);
  const ended = new Promise((resolve) => child.once("close", resolve));
  let stdout = "";
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  await expect.poll(() => stdout.includes("]") && told(device), { timeout: 25_000 }).toEqual(SENT);
  child.kill("SIGKILL");
  await ended;
  await device.clearFault();

  const ids = JSON.parse(stdout) as readonly string[];
  const parts = serverParts({ folder });
  const steps = collect(parts.events, "command.changed");
  const [miner] = parts.fleet.list();
  if (miner === undefined) throw new Error("the miner was not kept");
  const bus = parts.openBus();
  expect(steps.map(({ command }) => [command.id, command.status])).toEqual([
    [ids[0], "interrupted"],
    [ids[1], "refused"],
    [ids[2], "refused"],
  ]);
  expect(ids.map((id) => bus.get(id)?.reason)).toEqual([
    expect.stringMatching(/whether the miner obeyed is not known/),
    expect.stringMatching(/restarted before it was sent/),
    expect.stringMatching(/restarted before it was sent/),
  ]);
  expect(notes(parts, "command.finished")).toHaveLength(3);

  // The caller asks again with the key it had: the same command, and nothing more is sent.
  const first = order(miner.id, INTENTS[0] ?? { kind: "wake" }, { idempotencyKey: "key-0" });
  expect(bus.submit(first)).toMatchObject({ id: ids[0], status: "interrupted" });
  const lcd = bus.submit(order(miner.id, { kind: "setLcd", on: true }));
  await bus.ended(lcd.id);
  expect(told(device)).toEqual([...SENT, "ascset 0,lcd,0:1"]);
  await bus.stop(1000);
  expect(serverParts({ folder }).openBus().get(lcd.id)?.status).toBe("confirmed");
});

it("a second opening finds nothing left to end", async () => {
  const { bus, openBus, events } = commandParts();
  await bus.stop(0);
  const steps = collect(events, "command.changed");
  openBus();
  expect(steps).toEqual([]);
});
