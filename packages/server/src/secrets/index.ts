export type { SecretBox } from "./secrets-port.js";
