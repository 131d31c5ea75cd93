import type { GuardResource, PinMiner } from "@hearthash/contract";
import type { MinerOptions, SimulatedMiner } from "@hearthash/simulator";
import { onTestFinished } from "vitest";
import { openAlerts } from "../../../packages/server/src/alerts/index.js";
import { openChannels } from "../../../packages/server/src/channels/index.js";
import { openGuard } from "../../../packages/server/src/guard/index.js";
import { startDevices } from "../support/commanded-miner.js";
import { commandParts, known, OWNER, type PartsOptions } from "../support/server-parts.js";
import { until } from "../support/until.js";

/** A server's guard with everything it works with, over real miners; polled when the test says so. */
export function guardParts(options: PartsOptions = {}) {
  const parts = commandParts(options);
  const { bus, presets } = parts;
  const channels = openChannels({ ...parts, allowLoopback: true });
  const alerts = openAlerts({
    ...{ ...parts, commands: bus, timezone: "UTC", outbox: channels, history: undefined },
    energyPrice: () => ({ currency: "EUR" }),
  });
  const guard = openGuard({ ...parts, commands: bus, hasWebPassword: (id) => presets.hasWebPassword(id) });
  alerts.start();
  guard.start();
  onTestFinished(async () => {
    await guard.stop();
    await alerts.stop();
  });
  const ofMiner = (id: string) => {
    const poll = async (): Promise<GuardResource> => {
      await parts.fleet.pollNow(id);
      return guard.get(id);
    };
    return {
      poll,
      /** Polls until the guard says so. */
      pollUntil: (isSo: (now: GuardResource) => boolean, what: string) =>
        until(async () => isSo(await poll()), what, 60_000),
      /** The open alerts of the guard, as their kinds. */
      alerted: () =>
        alerts
          .list({ minerId: id, state: "open" })
          .items.filter(({ kind }) => kind.startsWith("pool-"))
          .map(({ kind }) => kind),
      /** How often it was alerted at all. */
      alertCount: () =>
        alerts.list({ minerId: id, limit: 1000 }).items.filter(({ kind }) => kind.startsWith("pool-d"))
          .length,
    };
  };
  return { ...parts, alerts, guard, ofMiner };
}

/** A pinned miner and its guard. */
export async function guarded(
  model: MinerOptions["model"],
  pin: PinMiner = {},
  over: Partial<MinerOptions> = {},
  options: PartsOptions = {},
) {
  const [device] = await startDevices([{ model, ...over }]);
  if (device === undefined) throw new Error("no miner was started");
  return await guardedDevice(device, pin, options);
}

/** The same over a miner that runs already. */
export async function guardedDevice(device: SimulatedMiner, pin: PinMiner = {}, options: PartsOptions = {}) {
  const parts = guardParts(options);
  const { id } = await known(parts.fleet, device.address);
  if (pin.restore === "setpool") parts.presets.setWebPassword(id, webPasswordOf(device.model), OWNER);
  await parts.guard.pin(id, pin, OWNER);
  return { ...parts, ...parts.ofMiner(id), device, id };
}

/** What the simulated models come with. */
function webPasswordOf(model: MinerOptions["model"]): string {
  return model === "nano3" || model === "a1246" || model === "cgminer" ? "root" : "admin";
}

/** The kinds of what has changed. */
export function kindsOf({ drift }: GuardResource): readonly string[] {
  return drift?.changes.map(({ kind }) => kind) ?? [];
}

/** A stranger on the network: talks to a miner as anybody can. */
export async function stranger(device: SimulatedMiner, command: string, parameter?: string): Promise<string> {
  const { createConnection } = await import("node:net");
  return await new Promise((resolve, reject) => {
    const socket = createConnection({ host: device.host, port: device.port });
    let text = "";
    socket.on("data", (bytes) => {
      text += bytes.toString();
    });
    socket.on("error", reject).on("close", () => resolve(text));
    socket.write(JSON.stringify(parameter === undefined ? { command } : { command, parameter }));
  });
}
