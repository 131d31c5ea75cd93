import { type ClientOptions, type Endpoint, type Miner, openMiner } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import type { CliContext } from "../context.js";
import type { HostFlags } from "../flags.js";
import { askAll, type HostResult } from "./ask-all.js";
import { resolveHosts } from "./resolve-hosts.js";

const DEFAULT_JOBS = 64;

/** The miners a command is for, opened, and a way to ask them all. */
export interface OpenHosts {
  readonly targets: readonly Endpoint[];
  /** How they are reached. */
  readonly options: ClientOptions;
  /** How many are asked at a time. */
  readonly jobs: number;
  /** Asks every miner; results in the order they were named. */
  readonly ask: <Value>(request: (miner: Miner) => Promise<Value>) => Promise<readonly HostResult<Value>[]>;
}

/**
 * Opens the miners that the flags name.
 *
 * @throws HearthashError `argument-invalid`.
 */
export async function openHosts(context: CliContext, flags: HostFlags): Promise<OpenHosts> {
  const targets = await resolveHosts({ host: flags.host, port: flags.port, env: context.env });
  const transport = nodeTransport();
  const options = {
    transport,
    ...(flags.timeout === undefined ? {} : { replyTimeoutMs: flags.timeout * 1000 }),
  };
  const miners = new Map(targets.map((target) => [target, openMiner(target, options)]));
  const jobs = flags.jobs ?? DEFAULT_JOBS;
  return {
    targets,
    options,
    jobs,
    ask(request) {
      return askAll(targets, jobs, (target) => {
        const miner = miners.get(target) ?? openMiner(target, options);
        return request(miner);
      });
    },
  };
}
