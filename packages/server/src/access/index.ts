export type { Access, Principal } from "./access-port.js";
export { addressGroup } from "./address-group.js";
export { writeLocalAccess } from "./local-access.js";
export { LockedOutError } from "./locked-out.js";
export { type OpenedAccess, openAccess } from "./open-access.js";
