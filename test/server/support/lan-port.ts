import { readFileSync } from "node:fs";
import { type ClientHttp2Session, connect as connectH2 } from "node:http2";
import { join } from "node:path";
import { connect as connectTls, type TLSSocket } from "node:tls";
import { onTestFinished } from "vitest";
import type { ListenerLimits } from "../../../packages/server/src/http/index.js";
import { openLocalCa, openLocalCertificate } from "../../../packages/server/src/tls/index.js";
import { house, ports } from "../http-security-kit.js";

/** A server whose TLS port is open on loopback under `house.local`. */
export async function lanPort(limits: Partial<ListenerLimits> = {}) {
  const at = house({ lan: { enabled: true, listen: "127.0.0.1:0", name: "house", announce: false } });
  const folder = join(at.folder, "tls");
  const ca = await openLocalCa({ folder, names: ["house.local"], clock: at.deps.clock });
  let hosts = ["house.local", "127.0.0.1"];
  const certificate = await openLocalCertificate({
    ca,
    folder,
    hosts: () => hosts,
    clock: at.deps.clock,
    warn: () => undefined,
  });
  const listeners = await ports(at, { certificate, limits });
  onTestFinished(() => certificate.close());
  const port = listeners.lan?.port ?? 0;
  const move = async (next: string[]) => {
    hosts = next;
    await certificate.refresh();
  };
  return { at, listeners, port, ca: readFileSync(ca.path, "utf8"), move };
}

interface Trust {
  readonly port: number;
  readonly ca: string;
}

/** Connects as a browser that knows `house.local` would: the name is checked, nothing is looked up. */
export function session({ port, ca }: Trust): ClientHttp2Session {
  const made = connectH2(`https://house.local:${port}`, {
    createConnection: () => tls({ port, ca }, ["h2"]),
  });
  made.on("error", () => undefined);
  onTestFinished(() => made.destroy());
  return made;
}

/** A TLS connection under that name. */
export function tls({ port, ca }: Trust, protocols: string[]): TLSSocket {
  return connectTls({ host: "127.0.0.1", port, ca, servername: "house.local", ALPNProtocols: protocols });
}
