export type { Access, IssuedSession, Principal } from "./access-port.js";
