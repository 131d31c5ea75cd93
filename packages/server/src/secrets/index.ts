export { openSecretBox } from "./secret-box.js";
export { SecretShelf } from "./secret-shelf.js";
export type { SecretBox } from "./secrets-port.js";
