import { randomBytes } from "node:crypto";
import { newKeyPair, privateKeyPem, SIGNING } from "./key-pair.js";
import { nameConstraints } from "./name-constraints.js";
import { x509 } from "./x509.js";

/** A certificate and its key, as PEM. */
export interface CertificateAndKey {
  readonly certificatePem: string;
  readonly keyPem: string;
}

const DAY_MS = 86_400_000;
const VALID_YEARS = 10;
/** Clocks of phones differ a little; a miner's gateway may have started before its clock was set. */
const BACKDATED_MS = DAY_MS;

/** Makes a CA that is good for these names and for private addresses, and for nothing else. */
export async function issueCa(names: readonly string[], nowMs: number): Promise<CertificateAndKey> {
  const keys = await newKeyPair();
  const { keyCertSign, cRLSign } = x509.KeyUsageFlags;
  const made = new Date(nowMs).toISOString().slice(0, 10);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerialNumber(),
    name: [{ CN: [`hearthash ${names[0] ?? "local"} ${made}`] }],
    notBefore: new Date(nowMs - BACKDATED_MS),
    notAfter: new Date(nowMs + VALID_YEARS * 365 * DAY_MS),
    signingAlgorithm: SIGNING,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(keyCertSign | cRLSign, true),
      nameConstraints(names),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificatePem: pemOf(certificate), keyPem: privateKeyPem(keys.privateKey) };
}

/** 127 random bits, in hex: positive, and never twice. */
export function newSerialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString("hex");
}

/** A certificate as PEM, with the line feed at its end that files are joined by. */
export function pemOf(certificate: x509.X509Certificate): string {
  return `${certificate.toString("pem").trim()}\n`;
}
