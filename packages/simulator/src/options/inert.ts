import { type Option, withValue } from "./option.js";

/** Factory and tuning settings: taken without effect, for nobody should send them. */
export const inertOptions: Readonly<Record<string, Option>> = Object.fromEntries(
  [
    "facopts",
    "faclock",
    "activate",
    "solo-allowed",
    "smart-speed",
    "volt-tuning",
    "hash-sn-write",
    "upgrade",
    "factory",
  ].map((name) => [name, withValue(name, () => "ok")]),
);
