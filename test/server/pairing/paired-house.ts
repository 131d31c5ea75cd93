import { readFileSync } from "node:fs";
import { readLocalAccess } from "@hearthash/server/local";
import { type WholeOptions, type WholeServer, wholeServer } from "../whole/whole-server.js";
import type { PhonePlace } from "./phone.js";

/** A whole server with its TLS port on loopback under `house.local`. */
export interface LanHouse {
  readonly server: WholeServer;
  /** The TLS port, for who trusts the CA. */
  readonly lan: PhonePlace & { readonly ca: string };
  /** The plain port of the machine. */
  readonly local: PhonePlace;
}

const LAN = { enabled: true, listen: "127.0.0.1:0", name: "house", announce: false };

/** Starts it; it is stopped behind the test. */
export async function lanHouse({ config, ...options }: WholeOptions = {}): Promise<LanHouse> {
  const server = await wholeServer({ ...options, config: { lan: LAN, ...config } });
  const { caFile = "" } = (await readLocalAccess(server.folder)) ?? {};
  const port = Number(new URL(server.running.lanUrl ?? "").port);
  return { server, lan: { port, ca: readFileSync(caFile, "utf8") }, local: { port: server.port } };
}
