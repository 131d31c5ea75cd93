import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { isIP } from "node:net";
import { ServerError } from "../errors/index.js";
import type { ServerClock } from "../time/index.js";
import type { CertificateAndKey } from "./issue-ca.js";
import { keepFresh } from "./kept-certificate.js";
import type { CertificateWarning, ServerCertificate } from "./server-certificate.js";

/** A certificate that its owner has made or bought. */
export interface OwnCertificateOptions {
  /** PEM, the chain behind it included. */
  readonly certificateFile: string;
  readonly keyFile: string;
  /** Names and addresses it is opened under: it has to be for one of them. */
  readonly hosts: readonly string[];
  readonly clock: ServerClock;
  readonly warn: CertificateWarning;
}

const SOON_MS = 14 * 86_400_000;

/**
 * Opens the owner's own certificate; reads it again when its files change, and keeps the old one while they do not
 * fit.
 *
 * @throws ServerError `config-invalid` when a file cannot be read or the key is another's.
 */
export async function openOwnCertificate(options: OwnCertificateOptions): Promise<ServerCertificate> {
  const first = await load(options);
  warnOf(first, options);
  const next = async (present: CertificateAndKey): Promise<CertificateAndKey | undefined> => {
    const read = await load(options);
    if (read.certificatePem === present.certificatePem && read.keyPem === present.keyPem) return undefined;
    warnOf(read, options);
    return read;
  };
  return keepFresh({ first, next }, options.warn);
}

async function load({ certificateFile, keyFile }: OwnCertificateOptions): Promise<CertificateAndKey> {
  const certificatePem = await readSetting("lan.certificate", certificateFile);
  const keyPem = await readSetting("lan.key", keyFile);
  const certificate = understood(
    "lan.certificate",
    certificateFile,
    () => new X509Certificate(certificatePem),
  );
  const key: KeyObject = understood("lan.key", keyFile, () => createPrivateKey(keyPem));
  if (certificate.checkPrivateKey(key)) return { certificatePem, keyPem };
  throw new ServerError(
    "config-invalid",
    `lan.key: ${keyFile} is not the key of ${certificateFile}; name the two files that belong together`,
  );
}

async function readSetting(setting: string, path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    const why = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
    throw new ServerError("config-invalid", `${setting}: ${path} cannot be read (${why})`, [], cause);
  }
}

/** The cause is left out: what a parser says of a key may quote it. */
function understood<Parsed>(setting: string, path: string, parse: () => Parsed): Parsed {
  try {
    return parse();
  } catch {
    throw new ServerError(
      "config-invalid",
      `${setting}: ${path} is not PEM that can be read without a passphrase`,
    );
  }
}

function warnOf({ certificatePem }: CertificateAndKey, options: OwnCertificateOptions): void {
  const { certificateFile, hosts, clock, warn } = options;
  const certificate = new X509Certificate(certificatePem);
  const leftMs = Date.parse(certificate.validTo) - clock.now();
  if (leftMs <= 0) warn(`${certificateFile} has expired (${certificate.validTo}): browsers refuse it`);
  else if (leftMs < SOON_MS) warn(`${certificateFile} expires soon: ${certificate.validTo}`);
  if (hosts.some((host) => isFor(certificate, host))) return;
  const names = certificate.subjectAltName ?? "its names";
  warn(`${certificateFile} is not for ${hosts.join(", ")}: name it in server.publicUrls, by one of ${names}`);
}

function isFor(certificate: X509Certificate, host: string): boolean {
  return (isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host)) !== undefined;
}
