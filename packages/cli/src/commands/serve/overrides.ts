import type { CliContext } from "../../context.js";
import type { ServeFlags } from "./serve-flags.js";

/** The environment with the flags over it: one way for a setting to get into the configuration. */
export function withFlags(env: CliContext["env"], flags: ServeFlags): CliContext["env"] {
  return {
    ...env,
    ...(flags.listen === undefined ? {} : { HEARTHASH_SERVER_LISTEN: flags.listen }),
    ...(flags.lan === true ? { HEARTHASH_LAN_ENABLED: "true" } : {}),
    ...(flags.insecureHttp === true ? { HEARTHASH_SERVER_INSECURE_HTTP: "true" } : {}),
  };
}
