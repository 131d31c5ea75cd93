import type { Machine } from "../state/machine.js";
import { formFields } from "./web-request.js";

/** Longer values are cut without a word. Source: the published Nano 3S web interface. */
const lengths = { pool: 384, worker: 128, passwd: 128 } as const;

/** Writes all three pools of the form to the file; one that is not sent becomes empty. In force after a reboot. */
export function savePoolForm(machine: Machine, body: string): void {
  const fields = formFields(body);
  const value = (name: keyof typeof lengths, number: number) =>
    (fields[`${name}${number}`] ?? "").slice(0, lengths[name]);
  machine.kept.pools = [1, 2, 3].map((number) => ({
    url: value("pool", number),
    worker: value("worker", number),
    password: value("passwd", number),
  }));
}
