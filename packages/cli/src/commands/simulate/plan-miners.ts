import { HearthashError } from "@hearthash/client";
import {
  type FaultName,
  faultNames,
  isFaultName,
  isModelName,
  type MinerOptions,
  type ModelName,
  modelNames,
} from "@hearthash/simulator";
import { loopbackAddress } from "./loopback-addresses.js";
import type { SimulateFlags } from "./simulate-flags.js";

/**
 * The miners that the flags ask for: the models take turns over the count.
 *
 * @throws HearthashError `argument-invalid` for an unknown model or fault, or an address that is not loopback.
 */
export function planMiners(flags: SimulateFlags): readonly MinerOptions[] {
  const models = named(flags.model).map(knownModel);
  const faults = [...new Set(named(flags.fault).map(knownFault))];
  const chosen: readonly ModelName[] = models.length === 0 ? ["mini3"] : models;
  const { count = chosen.length, host = "127.0.0.1", port = 4028, web, seed } = flags;
  return Array.from({ length: count }, (_, index) => {
    const model = chosen[index % chosen.length] ?? "mini3";
    return {
      model,
      host: loopbackAddress(host, index),
      port,
      faults,
      name: count > 1 ? `${model}-${index + 1}` : model,
      ...(web === undefined ? {} : { web: { port: web } }),
      ...(seed === undefined ? {} : { seed: seed + index }),
    };
  });
}

function named(list: readonly string[] | undefined): readonly string[] {
  return (list ?? []).map((name) => name.trim().toLowerCase()).filter((name) => name !== "");
}

function knownModel(name: string): ModelName {
  if (isModelName(name)) return name;
  throw unknown(name, "model", modelNames);
}

function knownFault(name: string): FaultName {
  if (isFaultName(name)) return name;
  throw unknown(name, "fault", faultNames);
}

function unknown(name: string, kind: string, known: readonly string[]): HearthashError {
  const text = `${JSON.stringify(name.slice(0, 40))} is no ${kind}; known: ${known.join(", ")}`;
  return new HearthashError("argument-invalid", text);
}
