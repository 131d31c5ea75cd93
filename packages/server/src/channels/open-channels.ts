import { lookup as lookUp } from "node:dns/promises";
import { readFileSync } from "node:fs";
import { rootCertificates } from "node:tls";
import { ServerError } from "../errors/index.js";
import type { Journal } from "../journal/index.js";
import { type SecretBox, SecretShelf } from "../secrets/index.js";
import type { Database } from "../store/index.js";
import type { ServerClock } from "../time/index.js";
import { ChannelStore } from "./channel-store.js";
import { HouseChannels } from "./house-channels.js";
import { HouseVapid } from "./house-vapid.js";
import { AddressPolicy } from "./net/address-policy.js";
import type { Lookup } from "./net/resolve-host.js";
import { DeliveryStore } from "./outbox/delivery-store.js";

/** What channels are made of. */
export interface ChannelsOptions {
  readonly store: Database;
  readonly secrets: SecretBox;
  readonly journal: Journal;
  readonly clock: ServerClock;
  /** Who answers for this server to push services; see the setting channels.pushContact. */
  readonly contact?: () => string | undefined;
  readonly allowLoopback: boolean;
  /** PEM file of a further authority. */
  readonly caFile?: string | undefined;
  readonly timeoutMs?: number;
  /** How names become addresses; the system's way unless given. */
  readonly lookup?: Lookup;
}

/** The house's channels, with a beginning and an end. */
export type Channels = HouseChannels & { start(): void; stop(): Promise<void> };

const LOOK_MS = 1000;

/**
 * Opens the channels; they send from the start on.
 *
 * @throws ServerError `config-invalid` when the authority cannot be read.
 */
export function openChannels(options: ChannelsOptions): Channels {
  const { store, secrets, journal, clock, caFile, timeoutMs = 15_000 } = options;
  const lookup = options.lookup ?? ((name: string) => lookUp(name, { all: true }));
  const authorities = caFile === undefined ? undefined : [...rootCertificates, readAuthority(caFile)];
  const vapid = new HouseVapid(
    new SecretShelf(store, secrets, () => clock.now()),
    options.contact ?? (() => undefined),
  );
  const channels = new HouseChannels({
    ...{ journal, clock },
    channels: new ChannelStore(store, secrets),
    deliveries: new DeliveryStore(store),
    net: {
      policy: new AddressPolicy(options),
      internetPolicy: new AddressPolicy({ ...options, ofInternet: true }),
      ...{ lookup, authorities, timeoutMs },
      vapid: () => vapid.get(),
      now: () => clock.now(),
    },
  });
  let timer: NodeJS.Timeout | undefined;
  const start = () => {
    timer ??= setInterval(() => {
      channels.dispatch().catch((error: unknown) => note(journal, error));
    }, LOOK_MS);
  };
  const stop = async () => {
    clearInterval(timer);
    await channels.close();
  };
  return Object.assign(channels, { start, stop });
}

function readAuthority(caFile: string): string {
  try {
    return readFileSync(caFile, "utf8");
  } catch (error) {
    const message = `channels.caFile: ${caFile} cannot be read (${(error as { code?: string }).code ?? "no code"})`;
    throw new ServerError("config-invalid", message, [], error);
  }
}

/** A defect of ours: told, and the next look goes on. */
function note(journal: Journal, error: unknown): void {
  const message = error instanceof Error ? error.name : "unknown";
  journal.write({
    kind: "server.defect",
    severity: "error",
    message: `Channels failed of themselves: ${message}`,
  });
}
