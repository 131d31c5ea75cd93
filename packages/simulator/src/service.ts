import { findCommand, findJoinedCommand } from "./commands/command-table.js";
import { joinedNames, joinReplies } from "./protocol/join.js";
import { type Envelope, type Reply, renderReply, statusReply, type WireMode } from "./protocol/reply.js";
import { parseRequest } from "./protocol/request.js";
import { status } from "./protocol/status-codes.js";
import { advance } from "./state/advance.js";
import { deviceSeconds } from "./state/device-clock.js";
import type { Machine } from "./state/machine.js";

/**
 * Answers one request, as the miner's only API thread does. The bytes are what its single read returned.
 * Returns the reply without its closing NUL; undefined when the miner hangs up instead.
 */
export function answer(machine: Machine, bytes: Uint8Array, nowMs: number): string | undefined {
  advance(machine, nowMs);
  const request = parseRequest(bytes);
  if (request.kind === "malformed") return answerMalformed(machine, request.code);
  const { mode, name, parameter } = request;
  const joined = name.includes("+");
  machine.run.joinLeftOpen = joined;
  if (joined) return answerJoined(machine, name, mode);
  const command = findCommand(machine, name);
  const reply = command ? command(machine, parameter) : statusReply(status(14));
  return renderReply(reply, envelope(machine, mode));
}

function answerJoined(machine: Machine, names: string, mode: WireMode): string {
  const parts = joinedNames(names).map((name): [string, string] => {
    const command = findJoinedCommand(machine, name);
    const reply: Reply = command ? command(machine, undefined) : statusReply(status(14));
    return [name, renderReply(reply, envelope(machine, mode)) ?? ""];
  });
  return joinReplies(parts, mode);
}

/**
 * The flag of a joined request is not cleared by a request that cannot be read, so that one is answered twice:
 * seen on the published Nano 3S service and on stock cgminer.
 */
function answerMalformed(machine: Machine, code: 14 | 23 | 24): string {
  const reply = renderReply(statusReply(status(code)), envelope(machine, "json")) ?? "";
  if (!machine.run.joinLeftOpen) return reply;
  machine.run.joinLeftOpen = false;
  return `${reply}\0${reply},"id":1}`;
}

function envelope(machine: Machine, mode: WireMode): Envelope {
  return { mode, when: deviceSeconds(machine), describeUnknown: machine.model.describesUnknownCommand };
}
