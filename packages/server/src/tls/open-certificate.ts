import type { Config } from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import { isPrivateAddress, lanName, ownAddresses } from "../names/index.js";
import type { ServerClock } from "../time/index.js";
import { openLocalCa } from "./local-ca.js";
import { openLocalCertificate } from "./local-certificate.js";
import { openOwnCertificate } from "./own-certificate.js";
import type { CertificateWarning, ServerCertificate } from "./server-certificate.js";

/** The settings, and where its certificate lies. */
export interface CertificateOptions {
  readonly config: Pick<Config, "lan" | "server">;
  /** Folder of the CA and its certificate, inside the data folder. */
  readonly folder: string;
  readonly clock: ServerClock;
  readonly warn: CertificateWarning;
}

/** The owner's own certificate where it is set, else one of the local CA. @throws ServerError */
export async function openCertificate(options: CertificateOptions): Promise<ServerCertificate> {
  const { config, folder, clock, warn } = options;
  const { lan, server } = config;
  const name = lanName(lan);
  const own = ownFiles(lan);
  if (own !== undefined) {
    const shown = server.publicUrls.map((url) => new URL(url).hostname.replaceAll(/[[\]]/g, ""));
    return await openOwnCertificate({ ...own, hosts: [name, ...lan.addresses, ...shown], clock, warn });
  }
  const ca = await openLocalCa({ folder, names: [name], clock });
  // A public address of this machine is no name for its certificate: the CA is good for private ones alone.
  const hosts = () => [name, ...lan.addresses, ...ownAddresses().filter(isPrivateAddress)];
  return await openLocalCertificate({ ca, folder, hosts, clock, warn });
}

function ownFiles({ certificate, key }: Config["lan"]) {
  if (certificate === undefined && key === undefined) return undefined;
  if (certificate !== undefined && key !== undefined) return { certificateFile: certificate, keyFile: key };
  const missing = key === undefined ? "lan.key" : "lan.certificate";
  throw new ServerError("config-invalid", `${missing} is missing: a certificate needs its key beside it`);
}
