import { type CiaoService, getResponder, type MDNSServerOptions } from "@homebridge/ciao";

/** What is announced, and where. */
export interface AnnounceOptions {
  /** `house.local`. */
  readonly name: string;
  readonly port: number;
  /** Names or addresses of the interfaces that hear of it; all of them unless given. */
  readonly interfaces?: readonly string[];
  /** Told when another machine holds the name and a number was put behind ours. */
  readonly onRename?: (name: string) => void;
}

/** An announcement that stands. */
export interface Announcement {
  /** Says goodbye, so that nobody keeps the name. */
  readonly stop: () => Promise<void>;
}

const SERVICES = ["https", "hearthash"] as const;

/** Announces the name (A and AAAA) and the services `_https._tcp` and `_hearthash._tcp` by mDNS. */
export async function announce(options: AnnounceOptions): Promise<Announcement> {
  const responder = getResponder(serverOptions(options.interfaces));
  const services = SERVICES.map((type) => responder.createService(describe(type, options)));
  for (const service of services) service.on("hostname-change", (name) => options.onRename?.(name));
  try {
    // One behind the other: both probe for the same name, which is no conflict only once it is ours.
    for (const service of services) await service.advertise();
  } catch (error) {
    await responder.shutdown();
    throw error;
  }
  return { stop: () => stopped(services, () => responder.shutdown()) };
}

async function stopped(services: readonly CiaoService[], shutdown: () => Promise<void>): Promise<void> {
  for (const service of services) await service.end();
  await shutdown();
}

function describe(type: string, { name, port, interfaces }: AnnounceOptions) {
  const label = name.replace(/\.local$/, "");
  return {
    name: `hearthash on ${label}`,
    type,
    port,
    hostname: label,
    txt: { path: "/" },
    ...(interfaces === undefined ? {} : { restrictedAddresses: [...interfaces] }),
  };
}

function serverOptions(interfaces: readonly string[] | undefined): MDNSServerOptions {
  return interfaces === undefined ? {} : { interface: [...interfaces] };
}
