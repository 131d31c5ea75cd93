import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CgminerReply, type MinerSnapshot, openMiner, parseReply, Transport } from "@hearthash/client";

/**
 * Where real replies of real miners lie: beside the checkout, not part of the repository. Where the folder is
 * missing the suite says so and runs nothing.
 */
export const root = fileURLToPath(new URL("../../../shared/captures", import.meta.url));
/** Whether there are any. */
export const isThere = existsSync(root);
if (!isThere) {
  process.stderr.write(
    `\n*** No real captures: ${root} is missing. The suite that checks hearthash against real miners is SKIPPED. ***\n\n`,
  );
}

/** Recordings of the vendor's service. */
export const service = join(root, "nano3s-service");

/** Names of the captured files of a folder. */
export function files(folder: string): readonly string[] {
  if (!isThere) return [];
  return readdirSync(folder).filter((name) => name !== "INDEX.md" && name !== "nano3s-service");
}

/** The bytes of a file. */
export function read(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path));
}

/** The frame that a connection would give for these bytes. */
export function frameOf(bytes: Uint8Array) {
  const nul = bytes.indexOf(0);
  return nul === -1
    ? { bytes, end: "closed" as const, trailingBytes: 0 }
    : { bytes: bytes.subarray(0, nul), end: "nul" as const, trailingBytes: bytes.length - nul - 1 };
}

/** A captured reply, parsed. */
export function parseFile(command: string, path: string): CgminerReply {
  return parseReply(command, frameOf(read(path)));
}

const UNKNOWN = new TextEncoder().encode(
  '{"STATUS":[{"STATUS":"E","When":1742265634,"Code":14,"Msg":"Invalid command"}],"id":1}\0',
);

/** A snapshot made of recorded files, by command. A joined request is answered as firmware without joins would. */
export function snapshotOf(recorded: Readonly<Record<string, Uint8Array>>): Promise<MinerSnapshot> {
  const transport = new Transport(async (_to, request) => {
    const { command } = JSON.parse(new TextDecoder().decode(request)) as { command: string };
    return frameOf(recorded[command] ?? UNKNOWN);
  });
  return openMiner("192.0.2.1", { transport }).snapshot();
}

/** Files that hold something else than a whole API reply: INDEX.md says what. */
