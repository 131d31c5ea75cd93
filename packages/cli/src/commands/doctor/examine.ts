import { type Endpoint, HearthashError, openMiner } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import type { CliContext } from "../../context.js";
import { checkAddress } from "./checks/address.js";
import { checkClock } from "./checks/clock.js";
import { checkCommands } from "./checks/commands.js";
import { checkConnection } from "./checks/connection.js";
import { checkModel } from "./checks/model.js";
import { checkName, isAddress } from "./checks/name.js";
import { checkNetwork, type Neighbourhood } from "./checks/network.js";
import { checkPools } from "./checks/pools.js";
import { checkReplies } from "./checks/replies.js";
import { checkReply, type TimedReply } from "./checks/reply.js";
import { checkState } from "./checks/state.js";
import { checkWeb } from "./checks/web.js";
import type { DoctorFlags } from "./doctor-flags.js";
import type { Report } from "./report.js";

/** Everything a step may need. */
interface Examination {
  readonly report: Report;
  readonly signal: AbortSignal;
  readonly replyTimeoutMs: number;
}

/**
 * Goes through the steps; each rests on those before it, and ends the way it must. Gives the endpoint, if it was
 * one. Contacts nothing but that.
 *
 * @throws HearthashError `argument-invalid` when no host is named; `aborted`.
 */
export async function examine(
  report: Report,
  context: CliContext,
  flags: DoctorFlags,
): Promise<Endpoint | undefined> {
  const { signal } = context;
  const given = flags.host ?? context.env["HEARTHASH_HOST"] ?? "";
  if (given.trim() === "") throw noHost();
  const examination = { report, signal, replyTimeoutMs: (flags.timeout ?? 12) * 1000 };
  const endpoint = await report.step("address", () => checkAddress(context, flags));
  if (endpoint === undefined) return undefined;
  const addresses = isAddress(endpoint.host)
    ? [endpoint.host]
    : await report.step("name", () => checkName(endpoint.host, signal));
  if (addresses === undefined) return endpoint;
  const neighbourhood = await report.step("network", () => checkNetwork(addresses));
  const version = await firstReply(examination, endpoint, neighbourhood);
  if (version !== undefined) await understand(examination, endpoint, version);
  if (endpoint.port !== 80) await report.step("web", () => checkWeb(endpoint.host, signal));
  return endpoint;
}

function noHost(): HearthashError {
  return new HearthashError(
    "argument-invalid",
    "doctor needs the address of the miner: -H 192.168.1.50; its display and the router's list of devices show it",
  );
}

/** A single request over a connection of its own, timed. */
async function firstReply(
  { report, signal, replyTimeoutMs }: Examination,
  endpoint: Endpoint,
  neighbourhood: Neighbourhood | undefined,
): Promise<TimedReply | undefined> {
  const session = await report.step("connect", () => checkConnection(endpoint, neighbourhood, signal));
  if (session === undefined) return undefined;
  return await report.step("reply", () => checkReply(session, endpoint, replyTimeoutMs, signal));
}

async function understand(
  { report, signal, replyTimeoutMs }: Examination,
  endpoint: Endpoint,
  version: TimedReply,
): Promise<void> {
  const miner = openMiner(endpoint, { transport: nodeTransport(), replyTimeoutMs });
  await report.step("clock", () => checkClock(version));
  const isIdentified = await report.step("model", () => checkModel(miner, signal));
  if (isIdentified === undefined) return;
  const snapshot = await report.step("replies", () => checkReplies(miner, signal));
  if (snapshot !== undefined) await report.step("state", () => checkState(snapshot));
  await report.step("commands", () => checkCommands(miner, signal));
  await report.step("pools", () => checkPools(miner, snapshot, Date.now(), signal));
}
