import type { Config } from "@hearthash/contract";
import { lanName } from "../../../tls/index.js";
import type { ListenerInfo } from "../../listener.js";

/** How the other devices at home reach the TLS port; `undefined` without one, or when its port is not settled. */
export function lanUrlOf({ lan }: Config, listener: ListenerInfo): string | undefined {
  if (!lan.enabled) return undefined;
  const port = listener.id === "lan" ? listener.port : Number(lan.listen.split(":").at(-1));
  return port > 0 ? `https://${lanName(lan)}:${port}` : undefined;
}
