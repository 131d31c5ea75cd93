export { openPairing } from "./open-pairing.js";
export type { Pairing } from "./pairing-port.js";
export { PairingRefusedError } from "./pairing-refused.js";
