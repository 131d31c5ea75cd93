import { HearthashError } from "@hearthash/client";
import { type MinerOptions, type SimulatedMiner, startSimulator } from "@hearthash/simulator";

/** Running miners. */
export interface RunningMiners {
  readonly miners: readonly SimulatedMiner[];
  readonly stop: () => Promise<void>;
}

/**
 * Starts the miners, all or none. With port 0 the first one finds it and the others take the same.
 *
 * @param timeScale how much faster than real ones they start and settle.
 * @throws HearthashError `argument-invalid` when an address or port cannot be had: which one, and what to do.
 */
export async function startMiners(plan: readonly MinerOptions[], timeScale = 1): Promise<RunningMiners> {
  const [first, ...rest] = plan;
  if (first?.port !== 0) return await start(plan, timeScale);
  // Without its faults until the port is found: one that refuses connections never listens on any.
  const leader = await start([{ ...first, faults: [] }], timeScale);
  try {
    const [miner] = leader.miners;
    const followers = rest.map((other) => ({ ...other, port: miner?.port ?? 0 }));
    const others = await start(followers, timeScale);
    for (const name of first.faults ?? []) await miner?.setFault(name);
    return {
      miners: [...leader.miners, ...others.miners],
      stop: async () => {
        await Promise.all([leader.stop(), others.stop()]);
      },
    };
  } catch (error) {
    await leader.stop();
    throw error;
  }
}

async function start(miners: readonly MinerOptions[], timeScale: number): Promise<RunningMiners> {
  try {
    const simulator = await startSimulator({ miners, requestLog: 0, timeScale });
    return { miners: simulator.miners, stop: () => simulator.stop() };
  } catch (error) {
    throw listenError(error, miners[0]?.web?.port);
  }
}

interface ListenFailure {
  readonly code?: string;
  readonly address?: string;
  readonly port?: number;
}

/** What Node's error means for somebody who wanted miners. */
function listenError(error: unknown, webPort: number | undefined): unknown {
  const { code, address, port } = error as ListenFailure;
  const at = `${address}:${port}`;
  const option = port !== undefined && port === webPort ? "--web" : "--port";
  const explanations: Readonly<Record<string, string>> = {
    EADDRINUSE: `${at} is in use by another program: choose another ${option}, or another --host`,
    EADDRNOTAVAIL: `${address} is not an address of this machine; on macOS add it: sudo ifconfig lo0 alias ${address}`,
    EACCES: `${at} may not be listened on: ports below 1024 need root; choose another ${option}`,
    EMFILE:
      "this shell may not open so many connections: raise the limit (ulimit -n), or take a lower --count",
  };
  const explanation = explanations[code ?? ""];
  if (explanation === undefined) return error;
  return new HearthashError("argument-invalid", explanation, { cause: error });
}
