import { X509Certificate } from "node:crypto";
import { join } from "node:path";
import { ServerError } from "../errors/index.js";
import { isPrivateAddress } from "../names/index.js";
import type { ServerClock } from "../time/index.js";
import { type CertificateAndKey, issueCa } from "./issue-ca.js";
import { issueLeaf } from "./issue-leaf.js";
import { permittedNames } from "./name-constraints.js";
import { readIfThere, writeSecretFile } from "./secret-file.js";
import { x509 } from "./x509.js";

/** Where a CA lies and what it is to be good for. */
export interface LocalCaOptions {
  /** Made with mode 0700 when it is missing. */
  readonly folder: string;
  /** Own names, such as `house.local`. They bind a CA that is made now; one that is there keeps its own. */
  readonly names: readonly string[];
  readonly clock: ServerClock;
}

/** The CA of this house: phones that trust it trust this server, and it can vouch for nobody else. */
export interface LocalCa {
  readonly certificatePem: string;
  /** File with the certificate, for phones to install. Not a secret. */
  readonly path: string;
  /** SHA-256, as openssl and phones print it. */
  readonly fingerprint: string;
  readonly names: readonly string[];
  /** Unix milliseconds. */
  readonly validFrom: number;
  readonly validTo: number;
  /** Whether a certificate of this CA may stand for a name or address. */
  readonly permits: (host: string) => boolean;
  /** @throws ServerError `conflict` when the CA is not good for one of the hosts. */
  readonly issueLeaf: (hosts: readonly string[]) => Promise<CertificateAndKey>;
}

/**
 * Opens the CA of a folder, or makes it on first use. Its key has mode 0600 and never leaves the folder.
 *
 * @throws ServerError `data-damaged` when only one of its two files is there or they do not fit.
 */
export async function openLocalCa(options: LocalCaOptions): Promise<LocalCa> {
  return (await readLocalCa(options)) ?? (await rotateLocalCa(options));
}

/** The CA of a folder as it is; `undefined` when there is none. @throws ServerError `data-damaged`. */
export async function readLocalCa(options: Omit<LocalCaOptions, "names">): Promise<LocalCa | undefined> {
  const files = caFiles(options.folder);
  const certificatePem = await readIfThere(files.certificate);
  const keyPem = await readIfThere(files.key);
  if (certificatePem === undefined && keyPem === undefined) return undefined;
  if (certificatePem === undefined || keyPem === undefined) {
    const missing = certificatePem === undefined ? files.certificate : files.key;
    throw new ServerError("data-damaged", `${missing} is missing; restore it, or run: hearthash ca rotate`);
  }
  return describe({ certificatePem, keyPem }, options);
}

/** Makes a new CA in the place of the one that is there: every phone has to install it anew. */
export async function rotateLocalCa(options: LocalCaOptions): Promise<LocalCa> {
  const made = await issueCa(options.names, options.clock.now());
  const files = caFiles(options.folder);
  await writeSecretFile(files.key, made.keyPem);
  await writeSecretFile(files.certificate, made.certificatePem);
  return describe(made, options);
}

function caFiles(folder: string): { readonly certificate: string; readonly key: string } {
  return { certificate: join(folder, "ca.pem"), key: join(folder, "ca.key") };
}

function describe(ca: CertificateAndKey, { folder, clock }: Omit<LocalCaOptions, "names">): LocalCa {
  const path = caFiles(folder).certificate;
  const { fingerprint256, validFrom, validTo } = parsed(ca.certificatePem, path);
  const names = permittedNames(new x509.X509Certificate(ca.certificatePem));
  const permits = (host: string): boolean =>
    isPrivateAddress(host) || names.some((name) => host === name || host.endsWith(`.${name}`));
  return {
    certificatePem: ca.certificatePem,
    path,
    fingerprint: fingerprint256,
    names,
    validFrom: Date.parse(validFrom),
    validTo: Date.parse(validTo),
    permits,
    issueLeaf: async (hosts) => {
      const foreign = hosts.find((host) => !permits(host));
      if (foreign === undefined) return await issueLeaf(ca, { hosts, nowMs: clock.now() });
      throw new ServerError(
        "conflict",
        `the CA in ${folder} is not good for ${foreign}; see hearthash ca rotate --help`,
      );
    },
  };
}

function parsed(pem: string, path: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    const advice = "restore it, or run: hearthash ca rotate";
    throw new ServerError("data-damaged", `${path} is no certificate; ${advice}`, [], cause);
  }
}
