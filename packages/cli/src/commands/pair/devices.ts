import { type DeviceResource, deviceSchema, pageOf } from "@hearthash/contract";
import type { CliContext } from "../../context.js";
import { paintFor } from "../../output/paint.js";
import { clipped, printable, printableJson } from "../../output/printable.js";
import { renderTable } from "../../output/table.js";
import { openServer, type RestClient } from "../../server/rest-client.js";
import type { ServerFlags } from "../../server/server-flags.js";

const COLUMNS = ["NAME", "MAY", "PLATFORM", "LAST USED", "ID"].map(
  (title) => ({ title, align: "left" }) as const,
);
const deviceList = pageOf(deviceSchema).pick({ items: true });

/** The devices of a server, the one used last in front. */
export async function devicesOf(client: RestClient): Promise<readonly DeviceResource[]> {
  return (await client.get("/api/v1/devices", deviceList)).items;
}

/** Prints the paired devices, a row each. */
export async function listDevices(context: CliContext, flags: ServerFlags): Promise<void> {
  const devices = await devicesOf(await openServer(context, flags));
  if (flags.json) {
    context.out.write(`${printableJson({ devices }, 2)}\n`);
    return;
  }
  if (devices.length === 0) {
    context.out.write("No devices: hearthash pair shows a code for one.\n");
    return;
  }
  const paint = paintFor(context, flags.noColor);
  const columns = context.out.columns ?? Number.POSITIVE_INFINITY;
  context.out.write(`${renderTable(COLUMNS, devices.map(row), columns, paint.faint)}\n`);
}

/** Revokes a device at once. */
export async function revokeDevice(context: CliContext, flags: ServerFlags, id: string): Promise<void> {
  const client = await openServer(context, flags);
  await client.remove(`/api/v1/devices/${encodeURIComponent(id)}`);
  context.out.write(flags.json ? `${printableJson({ revoked: id }, 2)}\n` : `${printable(id)} revoked\n`);
}

function row({ name, scope, platform, lastUsedAt, id }: DeviceResource): readonly string[] {
  const used = new Date(lastUsedAt).toISOString().slice(0, 10);
  return [clipped(name, 30), scope, clipped(platform ?? "", 20), used, clipped(id, 60)];
}
