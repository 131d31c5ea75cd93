/**
 * For tests of code that uses the library.
 *
 * @module
 */
export { type MemoryMiner, memoryTransport } from "./transport/memory.js";
