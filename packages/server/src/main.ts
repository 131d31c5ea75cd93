import type { Actor } from "@hearthash/contract";
import { openDoors, openGround, openMiners, openServices } from "./composition/index.js";
import { Closers, type RunningServer, type ServeOptions } from "./running/index.js";

const SYSTEM: Actor = { kind: "system", id: "server", name: "hearthash" };

/**
 * Starts a server: here, and in the steps of composition/, its parts are put together, and nowhere else.
 *
 * @throws ServerError with a setting or file that is wrong; nothing is left open then.
 */
export async function startServer(options: ServeOptions): Promise<RunningServer> {
  const closers = new Closers();
  try {
    return await start(options, closers);
  } catch (error) {
    await closers.closeAll().catch(() => undefined);
    throw error;
  }
}

async function start(options: ServeOptions, closers: Closers): Promise<RunningServer> {
  const ground = openGround(options, closers);
  const miners = openMiners(ground, closers);
  const services = openServices(ground, miners, closers);
  let isReady = false;
  const doors = await openDoors(ground, { ...miners, ...services }, () => isReady, closers);
  const { alerts, channels, schedules, watchdog, guard, access } = services;
  for (const part of [alerts, channels, schedules, watchdog, miners.backups, guard]) part.start();
  miners.fleet.start();
  isReady = true;
  closers.add(() => {
    isReady = false;
  });
  const { journal, log, loaded, folder } = ground;
  const message = `hearthash ${options.version} was started`;
  journal.write({ kind: "server.started", actor: SYSTEM, message });
  const known = miners.fleet.list().length;
  log.info({ ...doors, miners: known }, "started");
  return {
    ...doors,
    configFile: loaded.file,
    dataFolder: folder,
    miners: known,
    loginLink: () => `${doors.url}/#signin=${access.createLoginCode(SYSTEM).code}`,
    stop: () => closers.closeAll(),
  };
}
