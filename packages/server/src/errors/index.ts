export { ServerError } from "./server-error.js";
export { type ServerErrorCode, serverErrors } from "./server-errors.js";
