export { openSecretBox } from "./secret-box.js";
export type { SecretBox } from "./secrets-port.js";
