import type { DeviceResource } from "@hearthash/contract";
import type { SessionRow } from "./session-row.js";

/** The first that is found names it: an iPhone calls itself a Mac as well, and Android a Linux. */
const PLATFORMS = [
  ["iPhone", /iPhone/],
  ["iPad", /iPad/],
  ["Android", /Android/],
  ["Windows", /Windows NT/],
  ["Mac", /Macintosh/],
  ["Linux", /Linux/],
] as const;

/** What kind of device a browser says it runs on; null when it says nothing known. */
export function platformOf(userAgent: string | undefined): string | null {
  return PLATFORMS.find(([, pattern]) => pattern.test(userAgent ?? ""))?.[0] ?? null;
}

/** A device as others see it; undefined for the session of a browser. Which one asks, the route knows. */
export function deviceOf(row: SessionRow): DeviceResource | undefined {
  if (row.device_name === null) return undefined;
  return {
    id: row.id,
    name: row.device_name,
    scope: row.scope,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
    isThisOne: false,
    platform: row.platform,
  };
}
