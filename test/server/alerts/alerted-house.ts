import { parseEndpoint } from "@hearthash/client";
import type { MinerOptions, SimulatedMiner } from "@hearthash/simulator";
import type { Message } from "../../../packages/server/src/channels/index.js";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { known, OWNER } from "../support/server-parts.js";
import {
  clockedDevices,
  pollDue,
  type WarnedParts,
  type WarnedPartsOptions,
  warnedParts,
} from "../support/warned-parts.js";

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
  options: WarnedPartsOptions = {},
) {
  const parts = warnedParts(options);
  const devices = await clockedDevices(parts.clock, miners);
  const channel = parts.channels.create(phone, OWNER);
  for (const [index, device] of devices.entries()) {
    await known(parts.fleet, device.address, { name: `Miner ${index + 1}` });
  }
  stoppedBehind(parts.alerts).start();
  return { ...parts, devices, channel, ...actions(parts, devices) };
}

/** A house with one miner. */
export async function houseOfOne(miner: Partial<MinerOptions> = {}, options: WarnedPartsOptions = {}) {
  const house = await alertedHouse([miner], options);
  const [device] = house.devices;
  if (device === undefined) throw new Error("no miner was started");
  return { ...house, device, minerId: house.fleet.list()[0]?.id ?? "" };
}

/** What a test does with a house. */
export function actions(parts: WarnedParts, devices: readonly SimulatedMiner[]) {
  const { clock, alerts, store } = parts;
  return {
    /** Lets so many minutes pass, with polls every half minute, then a look by time alone. */
    async pass(minutes: number): Promise<void> {
      for (let half = 0; half < minutes * 2; half += 1) {
        clock.advance(30_000);
        for (const device of devices) await device.settle();
        await pollDue(parts, devices);
        await alerts.tick();
      }
    },
    /** The messages since the start, as kind and text. */
    told(): readonly string[] {
      return messages(store).map(({ alert, kind, text }) => `${alert?.kind} ${kind}: ${text}`);
    },
    /** Those about one kind, without their words. */
    toldOf(wanted: string): readonly string[] {
      return messages(store).flatMap(({ alert, kind }) => (alert?.kind === wanted ? [kind] : []));
    },
  };
}

/** Adds a miner that has not been asked yet. */
export function listed({ fleet }: Pick<WarnedParts, "fleet">, device: SimulatedMiner, name: string) {
  const { host, port } = parseEndpoint(device.address);
  return fleet.add({ host, port, name }, OWNER);
}

/** The messages that wait, the oldest first. */
export function messages(store: WarnedParts["store"]): readonly Message[] {
  const rows = store.prepare("SELECT message FROM deliveries ORDER BY seq").all() as readonly {
    message: string;
  }[];
  return rows.map(({ message }) => JSON.parse(message) as Message);
}
