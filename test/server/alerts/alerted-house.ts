import type { MinerOptions, SimulatedMiner } from "@hearthash/simulator";
import type { Message } from "../../../packages/server/src/channels/index.js";
import { stoppedBehind } from "../../support/stopped-behind.js";
import {
  type AlertParts,
  type AlertPartsOptions,
  alertParts,
  OWNER,
  startDevices,
} from "../support/alert-parts.js";

/** The owner's phone: takes everything; messages lie in its outbox for the test to read. */
const phone = {
  kind: "webhook",
  ...{ name: "phone", enabled: true, tellResolved: true },
  minSeverity: "info",
  url: "http://127.0.0.1:9/never",
} as const;

/** Miners with alerts that listen, polled when the test says so. */
export async function alertedHouse(
  miners: readonly Partial<MinerOptions>[],
  options: AlertPartsOptions = {},
) {
  const parts = alertParts(options);
  const devices = await startDevices(parts.clock, miners);
  const channel = parts.channels.create(phone, OWNER);
  for (const [index, device] of devices.entries()) {
    await parts.fleet.open(device.host, device.port, `Miner ${index + 1}`);
  }
  stoppedBehind(parts.alerts).start();
  return { ...parts, devices, channel, ...actions(parts, devices) };
}

/** What a test does with a house. */
export function actions({ clock, fleet, alerts, store }: AlertParts, devices: readonly SimulatedMiner[]) {
  return {
    /** Lets so many minutes pass, with polls every half minute. */
    async pass(minutes: number): Promise<void> {
      for (let half = 0; half < minutes * 2; half += 1) {
        clock.advance(30_000);
        for (const device of devices) await device.settle();
        await fleet.poll();
        await alerts.tick();
      }
    },
    /** The messages since the start, as kind and text. */
    told(): readonly string[] {
      return messages(store).map(({ alert, kind, text }) => `${alert?.kind} ${kind}: ${text}`);
    },
  };
}

/** The messages that wait, the oldest first. */
export function messages(store: AlertParts["store"]): readonly Message[] {
  const rows = store.prepare("SELECT message FROM deliveries ORDER BY seq").all() as readonly {
    message: string;
  }[];
  return rows.map(({ message }) => JSON.parse(message) as Message);
}
