import type { Reply } from "../protocol/reply.js";
import type { Machine } from "../state/machine.js";

/** A command of the API: reads or changes the machine and says what to answer. */
export type Command = (machine: Machine, parameter: string | undefined) => Reply;
