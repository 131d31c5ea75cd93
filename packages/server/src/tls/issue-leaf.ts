import { isIPv4, isIPv6 } from "node:net";
import type { CertificateAndKey } from "./issue-ca.js";
import { newSerialNumber, pemOf } from "./issue-ca.js";
import { newKeyPair, privateKeyPem, SIGNING, signingKey } from "./key-pair.js";
import { x509 } from "./x509.js";

/** What a leaf is to say. */
export interface LeafWishes {
  /** Names and addresses, each becomes a SAN. The first names it. */
  readonly hosts: readonly string[];
  readonly nowMs: number;
}

const DAY_MS = 86_400_000;
/** From the first to the last day: browsers and Apple refuse more than 398. */
const VALID_DAYS = 397;
const BACKDATED_DAYS = 1;

/** Makes a server certificate with the CA's key. */
export async function issueLeaf(ca: CertificateAndKey, wishes: LeafWishes): Promise<CertificateAndKey> {
  const { hosts, nowMs } = wishes;
  const keys = await newKeyPair();
  const issuer = new x509.X509Certificate(ca.certificatePem);
  const notBefore = nowMs - BACKDATED_DAYS * DAY_MS;
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: newSerialNumber(),
    subject: [{ CN: [(hosts[0] ?? "hearthash").slice(0, 64)] }],
    issuer: issuer.subjectName.toJSON(),
    notBefore: new Date(notBefore),
    notAfter: new Date(notBefore + VALID_DAYS * DAY_MS),
    signingAlgorithm: SIGNING,
    publicKey: keys.publicKey,
    signingKey: await signingKey(ca.keyPem),
    extensions: await leafExtensions(hosts, keys.publicKey, issuer.publicKey),
  });
  return { certificatePem: pemOf(certificate), keyPem: privateKeyPem(keys.privateKey) };
}

async function leafExtensions(
  hosts: readonly string[],
  own: x509.PublicKeyType,
  issuers: x509.PublicKey,
): Promise<x509.Extension[]> {
  const names = hosts.map((value) => ({
    type: isAddress(value) ? ("ip" as const) : ("dns" as const),
    value,
  }));
  return [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
    new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
    new x509.SubjectAlternativeNameExtension(names),
    await x509.SubjectKeyIdentifierExtension.create(own),
    await x509.AuthorityKeyIdentifierExtension.create(issuers),
  ];
}

function isAddress(host: string): boolean {
  return isIPv4(host) || isIPv6(host);
}
