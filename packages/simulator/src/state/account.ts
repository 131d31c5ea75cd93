import { createHash } from "node:crypto";
import type { ModelDefinition } from "../models/model.js";
import type { Machine } from "./machine.js";

/** SHA-256 as 64 lower-case hex digits. */
export function sha256Hex(value: string): string {
  return createHash("sha256").update(value).digest("hex");
}

/** The hashed form in which the Nano 3 and the A-series pass the web password about. */
export function hashedForm(password: string): string {
  return `ff0000ff${sha256Hex(password).slice(0, 24)}`;
}

/** The web password as the miner keeps it. */
export function storedSecret(model: ModelDefinition, password: string): string {
  return model.account.form === "plain" ? sha256Hex(password) : hashedForm(password);
}

/** Compares a password, given in the form the model's API expects, with the stored one. */
export function secretMatches(machine: Machine, given: string): boolean {
  const written = machine.model.account.form === "plain" ? sha256Hex(given) : given;
  return written === machine.kept.webPassword;
}

/** What to store for a new password that came in through the API. */
export function secretToStore(machine: Machine, given: string): string {
  return machine.model.account.form === "plain" ? sha256Hex(given) : given;
}

/** The two halves of the web session. Source: the published Nano 3S web interface. */
export function sessionCodes({ kept, identity }: Machine): { auth: string; code: string; secret: string } {
  return {
    code: sha256Hex(identity.dna).slice(0, 24),
    auth: sha256Hex(kept.webPassword.slice(0, 8) + identity.dna).slice(0, 8),
    secret: kept.webPassword.slice(0, 24),
  };
}
