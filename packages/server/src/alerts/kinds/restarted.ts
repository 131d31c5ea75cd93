import type { OnceKind } from "../engine/rule.js";
import { wasOrdered } from "./ordered.js";

/** The miner has restarted, and nobody told it to. */
export const restarted: OnceKind = {
  type: "once",
  look: (look) => {
    if (look.hasRestarted !== true || wasOrdered(look, ({ kind }) => kind === "reboot")) return {};
    const uptimeS = look.live.snapshot?.points.uptimeS;
    return { data: uptimeS === undefined ? {} : { uptimeS } };
  },
};
