export { editConfig } from "./edit-config.js";
