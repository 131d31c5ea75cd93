import { type Endpoint, type MinerWeb, openMinerWeb } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import type { CliContext } from "../../context.js";
import { needSecret } from "../../control/secrets.js";
import { askAll, type HostResult } from "../../hosts/ask-all.js";
import { resolveHosts } from "../../hosts/resolve-hosts.js";
import type { WebFlags } from "./web-flags.js";

const DEFAULT_JOBS = 64;

/** The web interfaces a command is for, and the password they are opened with. */
export interface OpenWebs {
  readonly password: string;
  /** Asks every one; results in the order they were named, with the address of the web interface. */
  readonly ask: <Value>(request: (web: MinerWeb) => Promise<Value>) => Promise<readonly HostResult<Value>[]>;
}

/**
 * The miners that the flags name: before anything is asked of anybody.
 *
 * @throws HearthashError `argument-invalid`.
 */
export function webTargets(context: CliContext, flags: WebFlags): Promise<readonly Endpoint[]> {
  return resolveHosts({ host: flags.host, port: flags.port, env: context.env });
}

/**
 * Opens their web interfaces with the password from a file, the environment or a question.
 *
 * @throws HearthashError `argument-invalid`, or `aborted` when the question is left.
 */
export async function openWebs(
  context: CliContext,
  flags: WebFlags,
  targets: readonly Endpoint[],
): Promise<OpenWebs> {
  const password = await needSecret(context, {
    file: flags.passwordFile,
    variable: "HEARTHASH_WEB_PASSWORD",
    question: "The web password",
    flag: "--password-file",
  });
  const options = {
    transport: nodeTransport(),
    password,
    ...(flags.webPort === undefined ? {} : { webPort: flags.webPort }),
    ...(flags.timeout === undefined ? {} : { timeoutMs: flags.timeout * 1000 }),
  };
  return {
    password,
    async ask(request) {
      const webs = new Map(
        targets.map((target) => openMinerWeb(target, options)).map((web) => [web.endpoint, web]),
      );
      return await askAll([...webs.keys()], flags.jobs ?? DEFAULT_JOBS, (endpoint) => {
        return request(webs.get(endpoint) ?? openMinerWeb(endpoint, options));
      });
    },
  };
}
