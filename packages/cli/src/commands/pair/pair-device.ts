import { setTimeout as delay } from "node:timers/promises";
import {
  type CreatedPairingCode,
  createdPairingCodeSchema,
  type DeviceResource,
  pageOf,
  pairingCodeSchema,
} from "@hearthash/contract";
import type { CliContext } from "../../context.js";
import { onBlackFor, paintFor } from "../../output/paint.js";
import { printableJson } from "../../output/printable.js";
import { openServer, type RestClient } from "../../server/rest-client.js";
import { ServerProblem } from "../../server/server-problem.js";
import { devicesOf } from "./devices.js";
import { codeText, pairedText, qrLines } from "./pair-text.js";
import type { PairFlags } from "./run.js";

/** Pause between two looks, in milliseconds. */
const PAUSE_MS = 1000;
const CODES = "/api/v1/pairing-codes";
const codeList = pageOf(pairingCodeSchema).pick({ items: true });

/** Shows a code, waits until a device has used it, and says which. Ctrl-C takes the code back. */
export async function pairDevice(context: CliContext, flags: PairFlags): Promise<void> {
  const client = await openServer(context, flags);
  const before = new Set((await devicesOf(client)).map(({ id }) => id));
  const name = flags.name === undefined ? {} : { name: flags.name };
  const body = { scope: flags.scope, ...name };
  const code = await client.call("POST", CODES, createdPairingCodeSchema, { body });
  const paint = paintFor(context, flags.noColor);
  const { isTerminal, columns = 0 } = context.out;
  const qr = qrLines(code.url, isTerminal ? columns : 0, onBlackFor(context, flags.noColor));
  context.out.write(flags.json ? `${printableJson(code)}\n` : codeText(code, Date.now(), paint, qr));
  const device = await pairedBy(context, client, code, before);
  if (device !== undefined) {
    context.out.write(flags.json ? `${printableJson({ device })}\n` : `${pairedText(device, paint)}\n`);
    return;
  }
  if (context.signal.aborted)
    await takeBack({ ...context, signal: AbortSignal.timeout(PAUSE_MS * 3) }, flags, code);
}

/**
 * The device that has used the code; undefined after Ctrl-C.
 *
 * @throws ServerProblem `pairing-over` when the code ends otherwise.
 */
async function pairedBy(
  { signal }: CliContext,
  client: RestClient,
  code: CreatedPairingCode,
  before: ReadonlySet<string>,
): Promise<DeviceResource | undefined> {
  while (!signal.aborted) {
    if (await delay(PAUSE_MS, false, { signal }).catch(() => true)) return undefined;
    const isOpen = await opened(client, code).catch((error: unknown) => unlessEnded(error, signal));
    if (isOpen !== false) continue;
    // Looked at behind the code: who used it is a device by now.
    const devices = await devicesOf(client);
    const device = devices.find(({ id }) => !before.has(id));
    if (device !== undefined) return device;
    throw new ServerProblem("pairing-over", overText(code));
  }
  return undefined;
}

async function opened(client: RestClient, { id }: CreatedPairingCode): Promise<boolean> {
  return (await client.get(CODES, codeList)).items.some((one) => one.id === id);
}

/** A call that Ctrl-C has cut is no error. */
function unlessEnded(error: unknown, signal: AbortSignal): undefined {
  if (!signal.aborted) throw error;
  return undefined;
}

function overText({ expiresAt }: CreatedPairingCode): string {
  const why =
    Date.now() >= expiresAt ? "its five minutes are over" : "five wrong tries, or it was taken back";
  return `no device was paired: ${why}; hearthash pair makes a new code`;
}

/** Only our own: somebody may have made another one meanwhile. */
async function takeBack(context: CliContext, flags: PairFlags, code: CreatedPairingCode): Promise<void> {
  const client = await openServer(context, flags);
  if (!(await opened(client, code))) return;
  await client.remove(CODES);
  context.err.write("the code was taken back\n");
}
