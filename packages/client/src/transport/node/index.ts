/**
 * The transport for Node, Bun and Deno: TCP by `node:net`.
 *
 * @module
 */
export { nodeTransport } from "./node-transport.js";
