export type { Access, IssuedDevice, Principal } from "./access-port.js";
export { addressGroup } from "./address-group.js";
export { GuessLimiter } from "./guess-limiter.js";
export { writeLocalAccess } from "./local-access.js";
export { LockedOutError } from "./locked-out.js";
export { type OpenedAccess, openAccess } from "./open-access.js";
