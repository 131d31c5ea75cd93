import { randomUUID } from "node:crypto";
import { writeLocalAccess } from "../access/index.js";
import { type HttpDeps, openListeners } from "../http/index.js";
import { type LanDoor, openLanDoor } from "../ios/index.js";
import { lanName } from "../names/index.js";
import type { Closers } from "../running/index.js";
import type { Ground } from "./open-ground.js";
import type { Miners } from "./open-miners.js";
import type { Services } from "./open-services.js";

/** How long a command under way may take when the server ends. */
const COMMAND_GRACE_MS = 3000;

/** How the server is reached. */
export interface Doors {
  /** By this machine. */
  readonly url: string;
  /** By the home network; `undefined` without a TLS port. */
  readonly lanUrl: string | undefined;
}

/** Opens the ports and says where they are. Requests are taken at once; `isReady` tells whether they are answered. */
export async function openDoors(
  ground: Ground,
  house: Miners & Services,
  isReady: () => boolean,
  closers: Closers,
): Promise<Doors> {
  const { loaded, folder, log, clock } = ground;
  const { config } = loaded;
  // Loaded where it is used: what makes certificates is large, and most servers have no TLS port.
  const tls = config.lan.enabled ? await import("../tls/index.js") : undefined;
  const certificate = await tls?.openCertificate({
    ...{ config, folder: tls.tlsFolder(folder), clock },
    warn: (text) => log.warn(text),
  });
  closers.add(() => certificate?.close());
  let lanUrl: string | undefined;
  let lanDoor: LanDoor | undefined;
  const deps: HttpDeps = {
    ...house,
    ...{ events: ground.events, journal: ground.journal, clock, log, isReady },
    config: () => loaded.config,
    editConfig: (setting, value) => loaded.edit(setting, value),
    version: ground.options.version,
    dashboardFolder: ground.options.dashboardFolder,
    epoch: randomUUID(),
    startedAt: clock.now(),
    lanUrl: () => lanUrl,
    lan: () => lanDoor,
  };
  const listeners = await openListeners({ deps, certificate });
  const announced =
    config.lan.announce && listeners.lan !== undefined ? sayName(ground, listeners.lan.port) : undefined;
  // Beside each other: one behind the other, their graces are more than the five seconds of `stop`.
  closers.add(async () => {
    await Promise.all([listeners.close(), house.commands.stop(COMMAND_GRACE_MS), announced?.stop()]);
  });
  lanUrl = listeners.lanUrl;
  if (listeners.lan !== undefined && lanUrl !== undefined) {
    // Read once: a CA that was rotated meanwhile is shown from the next start on, with the certificate of its own.
    const ca = certificate?.caFile === undefined ? undefined : await tls?.lanCa(folder);
    const { address, port } = listeners.lan;
    lanDoor = openLanDoor({ url: lanUrl, address, port, ca });
  }
  const caFile = certificate?.caFile;
  const local = { folder, url: listeners.localUrl, token: house.access.localToken };
  closers.add(await writeLocalAccess(caFile === undefined ? local : { ...local, caFile }));
  return { url: listeners.localUrl, lanUrl };
}

/** Announces the name by mDNS, which takes seconds: nobody waits for it. */
function sayName({ loaded, log }: Ground, port: number): { readonly stop: () => Promise<void> } {
  const name = lanName(loaded.config.lan);
  const announcement = import("../tls/index.js").then(({ announce }) => announce({ name, port }));
  // A house without multicast has a server all the same: the addresses are in the certificate.
  announcement.catch((error: unknown) => log.warn(error, "the name cannot be announced by mDNS"));
  return { stop: async () => await (await announcement.catch(() => undefined))?.stop() };
}
