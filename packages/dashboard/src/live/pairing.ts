import { api } from "./api.js";

/**
 * Exchanges a pairing code for a session of this device.
 *
 * @throws ApiProblem for a code that is wrong, used or over, with the reason and what is left in its text.
 */
export async function pair(code: string, deviceName: string): Promise<void> {
  await api("/pair", { method: "POST", body: { code, deviceName } });
}

/**
 * The code of a pairing link (`/pair#code=…`), taken out of the address at once, so that it stays in no history and on
 * no screenshot.
 */
export function takePairingCode(): string | undefined {
  const match = /^#code=([\w-]{8,20})$/.exec(location.hash);
  if (match !== null) history.replaceState(null, "", location.pathname + location.search);
  return match?.[1];
}
